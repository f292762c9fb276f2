import Results

extension Figures {
  /// Rate-distortion curves of one metric: mean score against mean rate, which is logarithmic;
  /// distances are logarithmic too.
  static func rateFigure(of metric: MetricDescriptor, _ data: FigureData) -> Figure? {
    let curves = CurveGroup.groups(of: metric, data.curves).map { group, rows in
      // Controls have no rate, so none of their points has a place.
      PlotCurve(
        key: group.key, images: group.images,
        points: rows.compactMap {
          PlotPoint(x: $0.bpp, onLogarithmicX: true, row: $0, metric: metric)
        })
    }
    return CurveFigure(
      name: "rd-" + stem(metric.id), title: "\(metric.name) against rate",
      x: .rate, y: axis(of: metric, data),
      curves: curves, data: data
    ).figure()
  }

  /// The axis of a metric; it tells where the numbers come from an untrained network.
  static func axis(of metric: MetricDescriptor, _ data: FigureData) -> Axis {
    Axis(
      title: [metric.axisLabel] + (data.warning(on: metric.id).map { [$0] } ?? []),
      logarithmic: metric.curveScale == .negativeLogarithm)
  }
}

extension Axis {
  /// The rate, on which every curve of a study has a place.
  static let rate = Axis(title: ["Rate (bits per pixel)"], logarithmic: true)
}
