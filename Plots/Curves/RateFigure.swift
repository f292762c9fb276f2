import Results

extension Figures {
  /// Rate-distortion curves of one metric: mean score against mean rate, which is logarithmic;
  /// distances are logarithmic too.
  static func rateFigure(of metric: MetricDescriptor, _ data: FigureData) -> CurveFigure? {
    CurveFigure(
      name: "rd-" + stem(metric.id), title: "\(metric.name) against rate",
      summary: "Mean \(metric.name) of every codec against its mean rate",
      intervals: "with 95 % intervals over the images",
      x: .rate(data), y: Axis(of: metric, data), curves: PlotCurve.curves(of: metric, data),
      data: data)
  }
}
