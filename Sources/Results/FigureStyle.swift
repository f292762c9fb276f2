import Foundation

/// The author's hand on figures: the `style` of a study, kept as `style.json` in its results folder, so that
/// steps without the study draw alike.
public struct FigureStyle: Sendable, Hashable, Codable {
  /// How a codec, or one of its curves, is shown.
  public struct Codec: Sendable, Hashable, Codable {
    /// The name in its place in figures.
    public var name: String?
    /// 0xRRGGBB.
    public var colour: UInt32?
    /// Figures that leave it out.
    public var hiddenIn: [String] = []
    /// Whether all figures leave it out.
    public var isHidden = false

    public init() {}
  }

  /// Where names of curves stand.
  public enum Legend: String, Sendable, Hashable, Codable, CaseIterable {
    /// Beside the curves where they fit, else below the figure.
    case auto
    case below
    case none
  }

  public enum RateScale: String, Sendable, Hashable, Codable, CaseIterable {
    case logarithmic, linear
  }

  /// By name of a codec, or of one of its curves such as `ours (mse)`, which comes first.
  public var codecs: [String: Codec] = [:]
  /// Shown names by objective.
  public var objectives: [String: String] = [:]
  /// Codecs that come first in legends, rows and colours.
  public var order: [String] = []
  public var rateScale = RateScale.logarithmic
  /// Ends of axes by id of the metric, as the axis counts (dB for MS-SSIM), or `bpp`.
  public var limits: [String: ClosedRange<Double>] = [:]
  public var legend = Legend.auto
  public var showsIntervals = true
  public var showsTitle = true
  /// Only these codecs or curves are drawn; all where there are none.
  public var only: [String] = []

  public init() {}
}

extension FigureStyle {
  /// "ours (mse)", or what the style has in its place.
  public func label(_ key: CodecKey) -> String {
    let shown = CodecKey(
      codec: name(ofCodec: key.codec), objective: name(ofObjective: key.objective))
    return codecs[key.description]?.name ?? shown.description
  }

  public func name(ofCodec codec: String) -> String { codecs[codec]?.name ?? codec }

  public func name(ofObjective objective: String) -> String { objectives[objective] ?? objective }

  public func colour(of key: CodecKey) -> UInt32? {
    codecs[key.description]?.colour ?? codecs[key.codec]?.colour
  }

  /// Whether a figure leaves a curve out.
  public func hides(_ key: CodecKey, in figure: String) -> Bool {
    if !only.isEmpty && !only.contains(key.codec) && !only.contains(key.description) { return true }
    return [key.description, key.codec].compactMap { codecs[$0] }
      .contains { $0.isHidden || $0.hiddenIn.contains(figure) }
  }

  /// Place of a codec among those that the style orders; those that it does not name follow.
  public func rank(ofCodec codec: String) -> Int { order.firstIndex(of: codec) ?? order.count }
}

extension ResultsFolder {
  private static let styleFile = "style.json"

  /// The style of the study whose results these are.
  ///
  /// - Throws: `ResultsFolderError.badStyle` for a file that holds none.
  public func style() throws -> FigureStyle {
    guard has(Self.styleFile) else { return FigureStyle() }
    let path = file(Self.styleFile)
    do {
      return try JSONDecoder().decode(
        FigureStyle.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch { throw ResultsFolderError.badStyle(file: path) }
  }

  public func write(style: FigureStyle) throws {
    guard style != FigureStyle() else {
      try? FileManager.default.removeItem(atPath: file(Self.styleFile))
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(style)
      .write(to: URL(fileURLWithPath: file(Self.styleFile)), options: .atomic)
  }
}
