import Results

extension Figures {
  /// A perceptual distance against a quality: at equal quality, the lower curve looks closer to its
  /// original. Only points scored in both metrics over the same images have a place here.
  static func distanceFigure(
    of distance: MetricDescriptor, against quality: MetricDescriptor, _ data: FigureData
  ) -> CurveFigure? {
    let curves = PlotCurve.curves(of: distance, against: quality, data)
    return CurveFigure(
      name: stem(distance.id) + "-vs-" + stem(quality.id),
      title: "\(distance.name) at equal \(quality.name)",
      summary: "Mean \(distance.name) against mean \(quality.name): at equal \(quality.name) the "
        + "lower curve looks closer to its originals.",
      x: Axis(of: quality, data), y: Axis(of: distance, data),
      curves: curves.filter { !$0.key.isControl }, controls: curves.filter(\.key.isControl),
      data: data)
  }
}
