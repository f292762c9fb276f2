import Foundation
import Results

/// The qualities of a BD-rate: for each metric those that anchor and codec reach, and the shared
/// range that the number is the mean over, one row a comparison.
struct RangesFigure: FigureLayout {
  private static let footHeight = 56.0
  private static let rowHeight = 1.3
  private static let legendHeight = 26.0

  private struct Row {
    let place: Double
    let anchor: ClosedRange<Double>?
    let test: ClosedRange<Double>?
    let shared: ClosedRange<Double>
  }

  private struct Panel {
    let metric: MetricDescriptor
    let axis: Axis
    let chart: RowChart
    let rows: [Row]
  }

  private let data: FigureData
  private let panels: [Panel]
  private let common: String

  /// - Returns: nil without an interval.
  init?(_ data: FigureData) {
    self.data = data
    let first = data[MatrixRow.self].first
    let rows = data[MatrixRow.self].filter {
      $0.direction == .rate && $0.settings == first?.settings
    }
    let names = Comparison.Names(
      rows.filter { $0.over.low != nil && $0.over.high != nil }.map(\.comparison).uniqued(),
      data.style)
    common = names.common.map { ", " + $0 } ?? ""
    panels = data.catalogue.descriptors.compactMap { metric in
      Self.panel(metric, rows.filter { $0.metric == metric.id }, names, data)
    }
    if panels.isEmpty { return nil }
  }

  private static func panel(
    _ metric: MetricDescriptor, _ rows: [MatrixRow], _ names: Comparison.Names, _ data: FigureData
  ) -> Panel? {
    let curves = PlotCurve.curves(of: metric, data)
    func reach(_ key: CodecKey) -> ClosedRange<Double>? {
      let values = curves.filter { $0.key == key }.flatMap(\.points).map(\.y)
      return values.isEmpty ? nil : values.min()!...values.max()!
    }
    var chart = RowChart()
    let drawn: [Row] = rows.compactMap { row in
      guard let shared = metric.axisRange(row.over.low, row.over.high) else { return nil }
      let ends = [shared.lowerBound, shared.upperBound].map(Number.tidy).joined(separator: "–")
      let unit = metric.curveUnit.isEmpty ? "" : " " + metric.curveUnit
      let share =
        row.overlapPercent.isFinite ? ", \(Number.short(row.overlapPercent.rounded())) %" : ""
      let place = chart.addRow(names.name(row.comparison), ends + unit + share, height: rowHeight)
      return Row(
        place: place, anchor: reach(row.comparison.anchor), test: reach(row.comparison.test),
        shared: shared)
    }
    return drawn.isEmpty
      ? nil
      : Panel(metric: metric, axis: Axis(of: metric, data, warns: false), chart: chart, rows: drawn)
  }

  let name = "ranges"
  let title = "Qualities that the BD-rates cover"
  let summary =
    "For every metric the qualities that anchor and codec reach, and the shared range that "
    + "the BD-rate is taken over."
  var leastWidth: Double { panels.map(\.chart.leastWidth).reduce(440, max) }

  func body(width: Double) -> (least: Double, natural: Double) {
    let heights = panels.map { $0.chart.heights() }
    let rest = foot + Double(panels.count) * Self.footHeight
    return (heights.map(\.least).reduce(0, +) + rest, heights.map(\.natural).reduce(0, +) + rest)
  }

  private var warnings: [String] { data.warnings(on: panels.map(\.metric)) }
  private var foot: Double { Self.legendHeight + Double(warnings.count) * 16 }

  func draw(into script: inout Script) {
    script.heading(title, study: data.study, common + ", %: overlap")
    let feet = foot + Double(panels.count) * Self.footHeight
    let unit =
      (script.height - script.head - feet) / panels.map(\.chart.depth).reduce(0, +)
    legend(&script)
    var top = script.head
    for (number, panel) in panels.enumerated() {
      if number > 0 { script.nextPanel() }
      let bottom = top + panel.chart.depth * unit
      draw(panel, number, into: &script, top: top, bottom: bottom)
      top = bottom + Self.footHeight
    }
  }

  private func draw(
    _ panel: Panel, _ number: Int, into script: inout Script, top: Double, bottom: Double
  ) {
    // All panels have the edges of the widest names and numbers.
    let left = panels.map { $0.chart.edges(script.width).left }.max() ?? 0
    let right = panels.map { $0.chart.edges(script.width).right }.min() ?? script.width
    panel.chart.draw(into: &script, top: top, bottom: bottom, edges: (left, right))
    let ends = panel.rows.flatMap { [$0.anchor, $0.test, $0.shared] }.compactMap { $0 }
    if let range = panel.axis.range(of: ends.flatMap { [$0.lowerBound, $0.upperBound] }) {
      script.add(panel.axis.commands("x", range, most: 5))
    }
    script.add([script.tickFormat(.small), "set xtics" + script.font(.small)])
    script.text(
      panel.axis.title[0], x: (left + right) / 2, y: bottom + 34, .center, .small)
    let block = "$ranges\(number)"
    script.data(
      block,
      panel.rows.map { row in
        [row.place]
          .map(Number.text)
          + [row.anchor, row.test, row.shared].flatMap { ends in
            [ends?.lowerBound, ends?.upperBound].map { $0.map(Number.text) ?? "?" }
          }
      })
    script.plot([
      "\(block) using 6:($1-0.42):6:7:($1-0.42):($1+0.42) with boxxyerror fs solid 1 noborder "
        + "lc rgb \(Palette.literal(Style.Grey.grid)) notitle",
      line(block, "2", "3", "-0.2", Self.anchor), line(block, "4", "5", "+0.2", Self.test),
    ])
  }

  private static let anchor = Palette.colour(0)
  private static let test = Palette.colour(1)

  private func line(
    _ block: String, _ low: String, _ high: String, _ shift: String, _ colour: UInt32
  ) -> String {
    "\(block) using \(low):($1\(shift)):($\(high)-$\(low)):(0) with vectors nohead lw 2.4 "
      + "lc rgb \(Palette.literal(colour)) notitle"
  }

  private func legend(_ script: inout Script) {
    let y = script.height - foot + 8
    let entries: [(String, UInt32, Double)] = [
      ("anchor", Self.anchor, 2.4), ("codec", Self.test, 2.4),
      ("shared range", Style.Grey.grid, 9),
    ]
    for (number, (text, colour, width)) in entries.enumerated() {
      let x = script.width * (0.14 + 0.26 * Double(number))
      script.add([
        "set arrow from \(script.x(x)), \(script.y(y)) to \(script.x(x + 26)), \(script.y(y)) "
          + "nohead lw \(width) lc rgb \(Palette.literal(colour))"
      ])
      script.text(text, x: x + 33, y: y, .left, .small)
    }
    for (number, text) in warnings.enumerated() {
      script.text(
        TextWidth.fitting(text, in: script.width - 12, .small), x: script.width / 2,
        y: y + Double(number + 1) * 16, .center, .small)
    }
  }
}

extension MetricDescriptor {
  /// A range of the curve's scale as a reader sees it on an axis.
  fileprivate func axisRange(_ low: Double?, _ high: Double?) -> ClosedRange<Double>? {
    guard let low, let high, low.isFinite, high.isFinite, low <= high else { return nil }
    return curveScale == .negativeLogarithm ? exp(-high)...exp(-low) : low...high
  }
}
