import Results

extension Figures {
  /// The phase gap of a metric against rate, one curve for each codec and objective: near 0 for
  /// codecs that know nothing of the metric's grid.
  static func phaseGapFigure(of metric: MetricDescriptor, _ data: FigureData) -> CurveFigure? {
    guard let phases = metric.phases else { return nil }
    let rows = data[PhasesRow.self].filter { $0.metric == metric.id }
    let groups = rows.map { CurveGroup(key: key($0), images: $0.images) }.uniqued()
    let curves = groups.map { group in
      PlotCurve(
        key: group.key, images: group.images,
        points: rows.filter { key($0) == group.key }.compactMap(PlotPoint.init))
    }
    let warning = data.warning(on: metric.id).map { [$0] } ?? []
    return CurveFigure(
      name: "phase-gap-" + stem(metric.id), title: "Phase gap of \(phases.scoreName) against rate",
      summary: "By how much the mean \(phases.scoreName) differs between the phases of the 2x2 "
        + "grid: above 0 for models that hide their errors there.",
      x: .rate(data),
      y: Axis(
        title: ["\(phases.scoreName) phase gap (\(metric.phaseGapUnit))"] + warning,
        logarithmic: false, beginsAtZero: true),
      curves: curves, data: data)
  }

  private static func key(_ row: PhasesRow) -> CodecKey {
    CodecKey(codec: row.codec, objective: row.objective)
  }
}

extension PlotPoint {
  /// The gap at an operating point, or nil where it cannot be shown.
  fileprivate init?(_ row: PhasesRow) {
    guard let bpp = row.bpp, bpp > 0, row.gap.isFinite else { return nil }
    x = bpp
    y = row.gap
    if let low = row.ciLow, let high = row.ciHigh, low < high { bar = low...high }
  }
}
