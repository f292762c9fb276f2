import Results

/// How far each BD-rate depends on its settings: a range with every combination as a dot, one line
/// a metric under a heading a comparison. The axis is logarithmic in the ratio of rates.
struct SensitivityFigure: FigureLayout {
  /// How the dots of a kind look: mean curves above the line, images below it.
  private struct Dots: Sendable {
    let name: String
    let legend: String
    let colour: UInt32
    let mark: Int
    let shift: Double
    let contains: @Sendable (SensitivityRow) -> Bool
  }

  private static let dots: [Dots] = [
    Dots(
      name: "means", legend: "BD of the mean curves", colour: Palette.colour(0), mark: 7,
      shift: -0.2
    ) { !$0.has(.continued) && $0.aggregate == .meanCurve },
    Dots(
      name: "images", legend: "mean of the images' BD", colour: Palette.colour(1), mark: 9,
      shift: 0.2
    ) { !$0.has(.continued) && $0.aggregate == .perImage },
    Dots(
      name: "continued", legend: "extrapolated (not in the range)", colour: Palette.colour(11),
      mark: 6, shift: 0
    ) { $0.has(.continued) },
    Dots(
      name: "default", legend: "as in bdrate.csv", colour: 0, mark: 13, shift: 0
    ) { $0.has(.default) },
  ]

  private struct Line {
    let rows: [SensitivityRow]
    let range: ClosedRange<Double>
    let place: Double
  }

  private let data: FigureData
  private var chart = RowChart()
  private var lines: [Line] = []

  /// - Returns: nil without a spread.
  init?(_ data: FigureData) {
    self.data = data
    for comparison in data[SensitivityRow.self].map(\.comparison).uniqued() {
      let own = data[SensitivityRow.self].filter { $0.comparison == comparison }
      let found = own.map(\.metric).uniqued().compactMap { metric in
        let rows = own.filter { $0.metric == metric }
        return Self.range(rows[0]).map { (rows, $0) }
      }
      if found.isEmpty { continue }
      chart.addHeading(comparison.text(data.style))
      for (rows, range) in found {
        let name = data.catalogue.descriptor(of: rows[0].metric)?.name ?? rows[0].metric
        let place = chart.addRow(name, Self.value(rows), height: 1.2)
        lines.append(Line(rows: rows, range: range, place: place))
      }
    }
    if lines.isEmpty { return nil }
  }

  let name = "sensitivity"
  let title = "Sensitivity of the BD-rates to their settings"
  let summary =
    "Every BD-rate under every combination of interpolation, range, aggregate and scale."
  var leastWidth: Double {
    max(400, chart.leastWidth, Self.legendLeft + Self.column(0) + 40 + Self.column(1) + 10)
  }

  func body(width: Double) -> (least: Double, natural: Double) {
    let (least, natural) = chart.heights()
    return (least + foot, natural + foot)
  }

  private var foot: Double { 60 + Double((Self.dots.count + 1) / 2 + warnings.count) * 17 }

  private var warnings: [String] {
    let metrics = lines.map(\.rows[0].metric).uniqued()
    return data.warnings(on: metrics.compactMap(data.catalogue.descriptor))
  }

  private static func range(_ row: SensitivityRow) -> ClosedRange<Double>? {
    guard let low = row.spread.low.flatMap(RatioAxis.ratio),
      let high = row.spread.high.flatMap(RatioAxis.ratio), low <= high
    else { return nil }
    return low...high
  }

  /// The study's own number and the range.
  private static func value(_ rows: [SensitivityRow]) -> String {
    let own = rows.first { $0.has(.default) }?.bdRatePercent ?? .nan
    let range = Number.percent(own, low: rows[0].spread.low, high: rows[0].spread.high)
    return own.isFinite ? range : range.replacing(Number.percent(own), with: "not known")
  }

  func draw(into script: inout Script) {
    let bottom = script.height - foot
    script.heading(title, study: data.study, "")
    chart.draw(into: &script, top: script.head, bottom: bottom)
    let edges = chart.edges(script.width)
    let axis = RatioAxis(
      ratios: lines.flatMap { [$0.range.lowerBound, $0.range.upperBound] },
      width: edges.right - edges.left)
    script.add(axis.commands(script))
    chart.grid(into: &script, ticks: axis.ticks, zero: 0)
    script.text(
      "BD-rate", x: (edges.left + edges.right) / 2, y: bottom + 42, .center)
    legend(&script, top: bottom + 66)
    script.data(
      "$range",
      lines.map { [$0.place, $0.range.lowerBound, $0.range.upperBound].map(Number.text) })
    var elements = [
      "$range using 2:1:($3-$2):(0) with vectors nohead lw 4 "
        + "lc rgb \(Palette.literal(Style.Grey.span)) notitle"
    ]
    for dots in Self.dots {
      let points = lines.flatMap { line in
        line.rows.filter(dots.contains).compactMap { RatioAxis.ratio($0.bdRatePercent) }
          .map { [line.place + dots.shift, $0].map(Number.text) }
      }
      if points.isEmpty { continue }
      script.data("$" + dots.name, points)
      elements.append(
        "$\(dots.name) using 2:1 with points "
          + Script.mark(dots.mark, dots.name == "default" ? 0.7 : 0.4)
          + " lc rgb \(Palette.literal(dots.colour)) notitle")
    }
    script.plot(elements)
  }

  private static let legendLeft = 36.0

  /// Width of the legend's left or right column.
  private static func column(_ first: Int) -> Double {
    stride(from: first, to: dots.count, by: 2).map { TextWidth.of(dots[$0].legend, .small) }.max()
      ?? 0
  }

  /// The meaning of the dots, in two columns, and a remark on untrained metrics.
  private func legend(_ script: inout Script, top: Double) {
    for (number, dots) in Self.dots.enumerated() {
      let x = Self.legendLeft + (number % 2 == 0 ? 0 : Self.column(0) + 40)
      let y = top + Double(number / 2) * 17
      script.add([
        "set label '' at \(script.x(x - 12)), \(script.y(y)) point \(Script.mark(dots.mark, 0.5)) "
          + "lc rgb \(Palette.literal(dots.colour))"
      ])
      script.text(dots.legend, x: x, y: y, .left, .small)
    }
    for (number, text) in warnings.enumerated() {
      script.text(
        TextWidth.fitting(text, in: script.width - 34, .small), x: 24,
        y: top + Double((Self.dots.count + 1) / 2 + number) * 17, .left, .small)
    }
  }
}
