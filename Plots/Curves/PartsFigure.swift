import Results

extension Figures {
  /// A metric and its parts, such as the layers of a network or the scales of a similarity, side by
  /// side: against rate, or (a distance) against a quality.
  ///
  /// - Returns: nil for a metric without parts; the phases of a grid have a figure of their own.
  static func partsFigure(
    of metric: MetricDescriptor, against quality: MetricDescriptor?, _ data: FigureData
  ) -> PartsFigure? {
    guard metric.phases == nil, !metric.parts.isEmpty else { return nil }
    let panels = ([metric] + metric.parts.map(metric.part)).compactMap { part in
      let curves =
        quality.map { PlotCurve.curves(of: part, against: $0, data) }
        ?? PlotCurve.curves(of: part, data)
      return CurvePanel(
        x: quality.map { Axis(of: $0, data) } ?? .rate(data), y: Axis(of: part, data, warns: false),
        curves: curves.filter { !$0.key.isControl && $0.images == data.images }, data
      ).map { (name: part.isPart ? String(part.id.dropFirst(metric.id.count + 1)) : "all", $0) }
    }
    guard panels.count > 1 else { return nil }
    let base = quality?.name ?? "rate"
    return PartsFigure(
      name: (["parts", metric.id] + (quality.map { ["vs", $0.id] } ?? [])).map(stem)
        .joined(separator: "-"),
      title: "\(metric.name) and its parts against \(base)",
      summary: "\(metric.name) and each of its parts against \(base), side by side.",
      metric: metric, panels: panels, data: data)
  }
}

/// Small panels of curves with one legend.
struct PartsFigure: FigureLayout {
  /// Room for the name of the axis, and for the numbers of each panel.
  private static let name = 20.0
  private static let numbers = 44.0
  private static let gap = 10.0
  private static let footHeight = 60.0
  private static let tickHeight = 32.0
  private static let leastArea = 70.0

  let name: String
  let title: String
  let summary: String
  let metric: MetricDescriptor
  let panels: [(name: String, panel: CurvePanel)]
  let data: FigureData

  let leastWidth = 400.0

  func body(width: Double) -> (least: Double, natural: Double) {
    let area = (width - Self.name) / Double(columns(width)) * 0.5
    return (height(width, area: Self.leastArea), height(width, area: area))
  }

  func draw(into script: inout Script) {
    let columns = columns(script.width)
    let rows = rows(script.width)
    let free = script.height - script.head - height(script.width, area: 0)
    let area = free / Double(rows)
    let step = (script.width - Self.name - Style.rightEdge + Self.gap) / Double(columns)
    script.heading(title, study: data.study, ", mean of \(FigureData.count(data.images))")
    words(into: &script)
    for (number, (name, panel)) in panels.enumerated() {
      if number > 0 { script.nextPanel() }
      let left = Self.name + Self.numbers + Double(number % columns) * step
      let right = Self.name + Double(number % columns + 1) * step - Self.gap
      let top = script.head + Double(number / columns) * (area + Self.tickHeight)
      script.area(left: left, right: right, top: top, bottom: top + area)
      script.add([script.tickFormat(.small), "set tics" + script.font(.small)])
      // The upper right corner of a falling curve is free, the lower right one of a rising.
      let falls = metric.orientation == .lowerIsBetter
      script.text(name, x: right - 6, y: falls ? top + 8 : top + area - 10, .right, .small)
      panel.draw(into: &script, width: right - left, height: area, ticks: 5)
    }
  }

  /// The parts that all panels share: names of the axes, warning, legend.
  private func words(into script: inout Script) {
    let legend = legend(script.width)
    let bottom = script.height - legend.height
    let middle = (Self.name + Self.numbers + script.width - Style.rightEdge) / 2
    let warning = data.warnings(on: [metric])
    for (number, line) in (panels[0].panel.x.title.prefix(1) + warning).enumerated() {
      script.text(
        TextWidth.fitting(line, in: 2 * (script.width - middle) - 12, .normal), x: middle,
        y: bottom - Self.foot(warning) + 18 + Double(number) * 16, .center,
        number == 0 ? .normal : .small)
    }
    script.text(
      metric.axisLabel, x: 12, y: (script.head + bottom - Self.footHeight) / 2, .center,
      upright: true)
    if data.style.legend != .none { legend.draw(into: &script, top: bottom - 4) }
  }

  private static func foot(_ warning: [String]) -> Double { 34 + Double(warning.count) * 16 }

  private func columns(_ width: Double) -> Int { min(panels.count, width > 800 ? 3 : 2) }
  private func rows(_ width: Double) -> Int {
    (panels.count + columns(width) - 1) / columns(width)
  }

  private func height(_ width: Double, area: Double) -> Double {
    Double(rows(width)) * (area + Self.tickHeight) + Self.foot(data.warnings(on: [metric]))
      + legend(width).height
  }

  private func legend(_ width: Double) -> Legend {
    // Every panel has the same codecs, unless one of them was not scored in a part.
    let entries = panels.max { $0.panel.entries.count < $1.panel.entries.count }?.panel.entries
    return Legend(
      entries: data.style.legend == .none ? [] : entries ?? [], width: width)
  }
}
