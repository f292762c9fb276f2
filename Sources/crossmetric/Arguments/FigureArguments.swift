public import ArgumentParser
public import Plots
public import Results

extension Terminal: ExpressibleByArgument {}
extension FigureStyle.RateScale: ExpressibleByArgument {}
extension FigureStyle.Legend: ExpressibleByArgument {}

/// How figures look; options come before what the study's `style` says.
struct FigureArguments: ParsableArguments {
  @Option(help: "svg, png, pdf or latex; may be repeated (default: svg and png).")
  var terminal: [Terminal] = []

  @Option(
    help: "column (88 mm), page (182 mm), a width, or width and height in cm, mm, in, pt or px.",
    transform: size)
  var size = FigureSize.column

  @Option(help: "Only this codec, or curve such as \"ours (mse)\"; may be repeated.")
  var codec: [String] = []

  @Option(help: "Axis of the rate: logarithmic or linear.")
  var rate: FigureStyle.RateScale?

  @Option(
    help: ArgumentHelp(
      "Ends of an axis, by metric or bpp, such as psnr=26:38; may be repeated.",
      valueName: "axis"), transform: limits)
  var limits: [Limits] = []

  @Option(help: "Names of curves: auto (beside them where they fit), below or none.")
  var legend: FigureStyle.Legend?

  @Flag(help: "No 95 % intervals.")
  var noIntervals = false

  @Flag(help: "No title and no line of origin, as papers have them in the caption.")
  var noTitle = false

  struct Limits: Sendable {
    let axis: String
    let range: ClosedRange<Double>
  }

  var format: FigureFormat {
    FigureFormat(
      terminals: terminal.isEmpty ? FigureFormat().terminals : terminal.uniqued(), size: size,
      showsTitle: !noTitle)
  }

  /// - Parameter known: the curves that can be drawn.
  /// - Throws: `ValidationError` for a codec that is none of them.
  func apply(to style: inout FigureStyle, known: [CodecKey]) throws {
    let names = known.map(\.codec).uniqued() + known.map(\.description)
    for name in codec where !names.contains(name) {
      throw ValidationError(
        "\"\(name)\" is not a codec of these results; they have \(known.map(\.codec).uniqued().joined(separator: ", "))."
      )
    }
    style.only = codec
    style.rateScale = rate ?? style.rateScale
    style.legend = legend ?? style.legend
    style.showsIntervals = style.showsIntervals && !noIntervals
    for limits in limits { style.limits[limits.axis] = limits.range }
  }

  @Sendable private static func size(_ text: String) throws -> FigureSize {
    do { return try FigureSize(text) } catch {
      throw ValidationError(error.description)
    }
  }

  @Sendable private static func limits(_ text: String) throws -> Limits {
    let parts = text.split(separator: "=", maxSplits: 1)
    let ends = parts.last?.split(separator: ":").compactMap { Double($0) } ?? []
    guard parts.count == 2, ends.count == 2, ends[0] < ends[1], ends.allSatisfy(\.isFinite) else {
      throw ValidationError(
        "\"\(text)\" is not a range of an axis; write the metric or bpp and both ends, such as psnr=26:38."
      )
    }
    return Limits(axis: String(parts[0]), range: ends[0]...ends[1])
  }
}
