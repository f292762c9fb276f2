import Results

/// Where referees stand on the line from one metric to the other, with intervals; the parts of a
/// distance stand below it, smaller.
struct PlaceFigure: FigureLayout {
  private static let footHeight = 62.0

  /// A referee with a place.
  private struct Dot {
    let place: Double
    let height: Double
    let interval: ClosedRange<Double>?
    let codec: String
    let isPart: Bool
  }

  private let data: FigureData
  private let ends: (low: String, high: String)
  private var chart = RowChart()
  private var dots: [Dot] = []

  /// - Returns: nil without a place.
  init?(_ data: FigureData) {
    self.data = data
    guard let first = data[PlaceRow.self].first(where: { $0.place.value.isFinite }) else {
      return nil
    }
    func name(_ objective: String) -> String {
      data.catalogue.descriptors.first { $0.isTrained(by: objective) }?.name ?? objective
    }
    ends = (name(first.objectiveB), name(first.objectiveA))
    // One line has two ends: pairs of other metrics are left to the table.
    let rows = data[PlaceRow.self].filter {
      name($0.objectiveB) == ends.low && name($0.objectiveA) == ends.high
    }
    for codec in rows.map(\.codec).uniqued() {
      chart.addHeading(data.style.name(ofCodec: codec))
      for row in rows where row.codec == codec { add(row) }
    }
  }

  private mutating func add(_ row: PlaceRow) {
    let main = String(row.distance.prefix { $0 != "/" })
    let isPart = main != row.distance
    let name =
      isPart
      ? String(row.distance.dropFirst(main.count + 1))
      : data.catalogue.descriptor(of: main)?.name ?? main
    let height = chart.addRow(
      name, Self.value(row), isPart ? .tiny : .small, height: isPart ? 0.78 : 1)
    guard row.place.value.isFinite else { return }
    var interval: ClosedRange<Double>?
    interval = row.place.ci.range
    dots.append(
      Dot(
        place: row.place.value, height: height, interval: interval, codec: row.codec,
        isPart: isPart))
  }

  private static func value(_ row: PlaceRow) -> String {
    guard row.place.value.isFinite else { return "not known" }
    let place = Number.hundredths(row.place.value)
    guard let low = row.place.ci.low, let high = row.place.ci.high else { return place }
    return "\(place) [\(Number.hundredths(low)), \(Number.hundredths(high))]"
  }

  let name = "place"
  var title: String { "Places of the referees from \(ends.low) to \(ends.high)" }
  var summary: String {
    "Where each distance stands between \(ends.low) (0) and \(ends.high) (1)"
      + (hasIntervals ? ", with 95 % intervals." : ".")
  }
  private var hasIntervals: Bool { dots.contains { $0.interval != nil } }
  var leastWidth: Double { max(400, chart.leastWidth) }

  func body(width: Double) -> (least: Double, natural: Double) {
    let (least, natural) = chart.heights()
    return (least + foot, natural + foot)
  }

  private var warnings: [String] {
    data.warnings(
      on: data[PlaceRow.self].map { String($0.distance.prefix { $0 != "/" }) }.uniqued()
        .compactMap(data.catalogue.descriptor))
  }

  private var foot: Double { Self.footHeight + Double(warnings.count) * 18 }

  func draw(into script: inout Script) {
    let images = data[PlaceRow.self].map(\.images).max() ?? data.images
    script.heading(
      title, study: data.study,
      ", \(FigureData.count(images))" + (hasIntervals ? ", 95 % intervals" : ""))
    let bottom = script.height - foot
    chart.draw(into: &script, top: script.head, bottom: bottom)
    let values = dots.flatMap { dot in
      [dot.place] + (dot.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    let axis = Axis(title: [""], logarithmic: false)
    let range = axis.range(of: values + [0, 1]) ?? 0...1
    script.add(axis.commands("x", range, most: 6))
    script.add([script.tickFormat(.small), "set xtics" + script.font(.small)])
    chart.grid(into: &script, ticks: [0, 1], zero: nil)
    let (left, right) = chart.edges(script.width)
    func x(_ value: Double) -> Double { left + axis.place(value, in: range) * (right - left) }
    for (end, place) in [(ends.low, 0.0), (ends.high, 1)] {
      // Both ends have the same room, from one middle to the other.
      script.text(
        TextWidth.fitting(end, in: x(1) - x(0) - 6, .small), x: x(place), y: bottom + 40, .center,
        .small)
    }
    for (number, line) in warnings.enumerated() {
      script.text(
        TextWidth.fitting(line, in: script.width - 12, .small), x: script.width / 2,
        y: bottom + 58 + Double(number) * 18, .center, .small)
    }
    script.plot(elements(&script))
  }

  /// Intervals below dots, one block for the distances and one for the parts of each codec.
  private func elements(_ script: inout Script) -> [String] {
    let styles = CurveStyles(data)
    var drawn: [String] = []
    for (number, codec) in dots.map(\.codec).uniqued().enumerated() {
      for isPart in [false, true] {
        let own = dots.filter { $0.codec == codec && $0.isPart == isPart }
        if own.isEmpty { continue }
        let block = "$places\(number)" + (isPart ? "parts" : "")
        script.data(
          block,
          own.map { dot in
            [dot.height, dot.place, dot.interval?.lowerBound, dot.interval?.upperBound]
              .map { $0.map(Number.text) ?? "?" }
          })
        if own.contains(where: { $0.interval != nil }) {
          drawn.append(
            "\(block) using 3:1:($4-$3):(0) with vectors nohead "
              + "lw \(isPart ? Style.Width.bar : Style.Width.interval) "
              + "lc rgb \(Palette.literal(Style.Grey.interval)) notitle")
        }
        let colour = Palette.pale(styles.colour(of: codec), by: isPart ? 0.4 : 0)
        drawn.append(
          "\(block) using 2:1 with points \(Script.mark(7, isPart ? 0.4 : 0.6)) "
            + "lc rgb \(Palette.literal(colour)) notitle")
      }
    }
    return drawn
  }
}
