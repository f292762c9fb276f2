import Results

extension Figures {
  /// The frame gap of a metric against rate, one curve for each codec and objective and one figure for
  /// each frame: near 0 for codecs that treat the edges as the rest.
  static func frameGapFigures(of metric: MetricDescriptor, _ data: FigureData) -> [CurveFigure?] {
    let own = data[FrameRow.self].filter { $0.metric == metric.id }
    return own.map(\.frame).uniqued().map { pixels in
      figure(metric, pixels, own.filter { $0.frame == pixels }, data)
    }
  }

  private static func figure(
    _ metric: MetricDescriptor, _ pixels: Int, _ rows: [FrameRow], _ data: FigureData
  ) -> CurveFigure? {
    let groups = rows.map { CurveGroup(key: $0.key, images: $0.images) }.uniqued()
    let curves = groups.map { group in
      PlotCurve(
        key: group.key, images: group.images,
        points: rows.filter { $0.key == group.key }.compactMap(PlotPoint.init))
    }
    let rates = rows.compactMap(\.bpp)
    let none = PlotIsoline(label: "", points: [rates.min() ?? 0, rates.max() ?? 0].map { ($0, 0) })
    let unit = metric.frameGapUnit.isEmpty ? "" : " (\(metric.frameGapUnit))"
    return CurveFigure(
      name: "frame-gap-" + stem(FramedID(metric: metric.id, pixels: pixels).id),
      title: "Frame gap of \(metric.name) against rate",
      summary: "By how much the mean \(metric.name) changes without \(pixels) pixels at each edge: "
        + "far from 0 for models that lose the edges.",
      x: .rate(data),
      y: Axis(
        title: ["\(metric.name) frame gap\(unit)"] + data.warnings(on: [metric]),
        logarithmic: false, includes: [0]),
      curves: curves, isolines: [none], data: data)
  }
}

extension PlotPoint {
  /// The gap at an operating point, or nil where it cannot be shown.
  fileprivate init?(_ row: FrameRow) {
    guard let bpp = row.bpp, bpp > 0, row.gap.isFinite else { return nil }
    x = bpp
    y = row.gap
    if let low = row.ciLow, let high = row.ciHigh, low < high { bar = low...high }
  }
}
