import Results

extension Figures {
  /// The phase gap of a metric against rate, one curve for each codec and objective: near 0 for
  /// codecs that know nothing of the metric's grid.
  static func phaseGapFigure(of metric: MetricDescriptor, _ data: FigureData) -> CurveFigure? {
    guard let phases = metric.phases else { return nil }
    let axis = Axis(
      title: ["\(phases.scoreName) phase gap (\(metric.phaseGapUnit))"]
        + (data.warning(on: metric.id).map { [$0] } ?? []),
      logarithmic: false, beginsAtZero: true)
    return gapFigure(
      name: "phase-gap-" + stem(metric.id), title: "Phase gap of \(phases.scoreName) against rate",
      summary: "By how much the mean \(phases.scoreName) differs between the phases of the 2x2 "
        + "grid: above 0 for models that hide their errors there.",
      data[PhasesRow.self].filter { $0.metric == metric.id }, axis, data)
  }

  /// The frame gap of a metric against rate, one curve for each codec and objective and one figure for
  /// each frame: near 0 for codecs that treat the edges as the rest.
  static func frameGapFigures(of metric: MetricDescriptor, _ data: FigureData) -> [CurveFigure?] {
    let own = data[FrameRow.self].filter { $0.metric == metric.id }
    let unit = metric.frameGapUnit.isEmpty ? "" : " (\(metric.frameGapUnit))"
    let axis = Axis(
      title: ["\(metric.name) frame gap\(unit)"] + data.warnings(on: [metric]),
      logarithmic: false, includes: [0])
    return own.map(\.frame).uniqued().map { pixels in
      gapFigure(
        name: "frame-gap-" + stem(FramedID(metric: metric.id, pixels: pixels).id),
        title: "Frame gap of \(metric.name) against rate",
        summary: "By how much the mean \(metric.name) changes without \(pixels) pixels at each "
          + "edge: far from 0 for models that lose the edges.",
        own.filter { $0.frame == pixels }, axis, data)
    }
  }

  /// A gap at each operating point, with its interval. An axis that goes below 0 has a line at 0.
  private static func gapFigure(
    name: String, title: String, summary: String, _ rows: [some GapRow], _ axis: Axis,
    _ data: FigureData
  ) -> CurveFigure? {
    let groups = rows.map { CurveGroup(key: $0.key, images: $0.images) }.uniqued()
    let curves = groups.map { group in
      PlotCurve(
        key: group.key, images: group.images,
        points: rows.filter { $0.key == group.key }.compactMap { PlotPoint($0) })
    }
    let rates = rows.compactMap(\.bpp)
    let none = PlotIsoline(label: "", points: [rates.min() ?? 0, rates.max() ?? 0].map { ($0, 0) })
    return CurveFigure(
      name: name, title: title, summary: summary, x: .rate(data), y: axis, curves: curves,
      isolines: axis.beginsAtZero ? [] : [none], data: data)
  }
}

extension PlotPoint {
  /// The gap at an operating point, or nil where it cannot be shown.
  fileprivate init?(_ row: some GapRow) {
    guard let bpp = row.bpp, bpp > 0, row.gap.isFinite else { return nil }
    x = bpp
    y = row.gap
    bar = row.ci.bar
  }
}
