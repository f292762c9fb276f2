import Foundation
import Results

/// The cross-metric bias image by image: a dot for each image, a bar for their geometric mean, and
/// on how many images the second objective has the lower distance.
struct ImageBiasFigure: FigureLayout {
  private static let footHeight = 66.0
  private static let rowHeight = 2.4
  /// Dots closer than this, in units, stand beside each other.
  private static let dotWidth = 7.0

  /// The images of one comparison.
  private struct Line {
    let codec: String
    let place: Double
    let images: [(name: String, ratio: Double, rank: Int?)]
    let field: Double?
  }

  let distance: MetricDescriptor
  let data: FigureData
  private var chart = RowChart()
  private var lines: [Line] = []
  private var objectives: [[String]] = []

  /// - Returns: nil without an image's bias.
  init?(distance: MetricDescriptor, data: FigureData) {
    self.distance = distance
    self.data = data
    func group(_ row: DisagreementRow) -> [String] { [row.codec, row.objectiveA, row.objectiveB] }
    let rows = data[DisagreementRow.self].filter {
      $0.distance == distance.id && RatioAxis.ratio($0.differencePercent) != nil
    }
    objectives = rows.map { [$0.objectiveB, $0.objectiveA] }.uniqued()
    for wanted in rows.map(group).uniqued() {
      let own = rows.filter { group($0) == wanted }
      let names = [wanted[2], wanted[1]].map(data.style.name(ofObjective:))
      let pair = objectives.count == 1 ? "" : ": " + names.joined(separator: " against ")
      chart.addHeading(data.style.name(ofCodec: wanted[0]) + pair)
      for held in own.map(\.atEqual).uniqued() {
        let images = own.filter { $0.atEqual == held }
        let lower = images.filter { $0.differencePercent < 0 }.count
        let place = chart.addRow(
          "equal " + data.catalogue.heldName(held),
          "\(GnuplotText.elided(names[0], to: 14)) lower: \(lower) of \(images.count)",
          height: Self.rowHeight)
        lines.append(
          Line(
            codec: wanted[0], place: place,
            images: images.compactMap { image in
              RatioAxis.ratio(image.differencePercent).map { (image.image, $0, image.rank) }
            },
            field: images.first.flatMap { RatioAxis.ratio($0.fieldPercent) }))
      }
    }
    if lines.isEmpty { return nil }
  }

  var name: String { "image-bias-" + Figures.stem(distance.id) }
  var title: String { "\(distance.name) of each image" }
  var summary: String {
    "Difference of the \(distance.name) between two objectives on every image: which images "
      + "cause the bias, and how many have which sign."
  }
  var leastWidth: Double { max(400, chart.leastWidth) }

  func body(width: Double) -> (least: Double, natural: Double) {
    let (least, natural) = chart.heights()
    return (least + foot, natural + foot)
  }

  private var foot: Double { Self.footHeight + Double(notes.count - 1) * 18 }

  private var notes: [String] {
    let names = objectives.first?.map(data.style.name(ofObjective:)) ?? []
    let pair =
      objectives.count == 1
      ? names.joined(separator: " relative to ") : "the second objective relative to the first"
    return ["\(distance.name) of \(pair)"]
      + (data.warning(on: distance.id).map { [$0] } ?? [])
  }

  func draw(into script: inout Script) {
    let bottom = script.height - foot
    script.heading(
      title, study: data.study, ", bar: geometric mean of the images, name: farthest from it")
    chart.draw(into: &script, top: script.head, bottom: bottom)
    let edges = chart.edges(script.width)
    let width = edges.right - edges.left
    let axis = RatioAxis(
      ratios: lines.flatMap { $0.images.map(\.ratio) + ($0.field.map { [$0] } ?? []) },
      width: width)
    script.add(axis.commands(script))
    chart.grid(into: &script, ticks: axis.ticks, zero: 0)
    for (number, line) in notes.enumerated() {
      script.text(
        TextWidth.fitting(line, in: script.width - 12, number == 0 ? .normal : .small),
        x: script.width / 2, y: bottom + 44 + Double(number) * 18, .center,
        number == 0 ? .normal : .small)
    }
    for line in lines { name(line, axis, edges, into: &script) }
    script.plot(
      elements(&script, unit: (axis.range.upperBound - axis.range.lowerBound) / width))
  }

  /// The image that departs most, by name below its dot.
  private func name(
    _ line: Line, _ axis: RatioAxis, _ edges: (left: Double, right: Double),
    into script: inout Script
  ) {
    guard line.images.count > 1, let image = line.images.first(where: { $0.rank == 1 }) else {
      return
    }
    let share =
      (image.ratio - axis.range.lowerBound) / (axis.range.upperBound - axis.range.lowerBound)
    let words = TextWidth.fitting(image.name, in: 110, .tiny)
    let half = TextWidth.of(words, .tiny) / 2
    let x = edges.left + share * (edges.right - edges.left)
    script.label(
      words,
      at: "\(script.x(min(max(x, edges.left + half), edges.right - half))), "
        + "first \(Number.short(line.place + 0.85))", .center, .tiny, colour: Style.Grey.text)
  }

  private func elements(_ script: inout Script, unit: Double) -> [String] {
    let styles = CurveStyles(data)
    let fields = lines.compactMap { line in line.field.map { [line.place, $0] } }
    script.data("$means", fields.map { $0.map(Number.text) })
    var elements: [String] = []
    for (number, codec) in lines.map(\.codec).uniqued().enumerated() {
      let own = lines.filter { $0.codec == codec }
      script.data(
        "$dots\(number)",
        own.flatMap { line in
          Self.swarm(line.images.map(\.ratio), unit: unit * Self.dotWidth).map { ratio, level in
            [Number.text(line.place + Double(level) * 0.28), Number.text(ratio)]
          }
        })
      elements.append(
        "$dots\(number) using 2:1 with points \(Script.mark(7, 0.42)) "
          + "lc rgb \(Palette.literal(Palette.pale(styles.colour(of: codec), by: 0.2))) notitle")
    }
    return [
      "$means using 2:($1-0.6):(0):(1.2) with vectors nohead lw 2.4 "
        + "lc rgb \(Palette.literal(Style.Grey.interval)) notitle"
    ] + elements
  }

  /// Levels above and below the line for values that lie closer than `unit`: 0, 1, -1, 0, ...
  static func swarm(_ values: [Double], unit: Double) -> [(value: Double, level: Int)] {
    var last: [Int: Double] = [:]
    return values.sorted().map { value in
      let level = [0, 1, -1, 2, -2].first { value - (last[$0] ?? -.infinity) >= unit } ?? 0
      last[level] = value
      return (value, level)
    }
  }
}
