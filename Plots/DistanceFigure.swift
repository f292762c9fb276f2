import Results

extension Figures {
  /// A perceptual distance against a quality: at equal quality, the lower curve looks closer to its
  /// original. Only points scored in both metrics over the same images have a place here.
  static func distanceFigure(
    of distance: MetricDescriptor, against quality: MetricDescriptor, _ data: FigureData
  ) -> Figure? {
    let curves = PlotCurve.curves(of: distance, against: quality, data)
    return CurveFigure(
      name: stem(distance.id) + "-vs-" + stem(quality.id),
      title: "\(distance.name) at equal \(quality.name)", x: axis(of: quality, data),
      y: axis(of: distance, data), curves: curves.filter { !$0.key.isControl },
      controls: curves.filter(\.key.isControl), data: data
    ).figure()
  }
}

extension PlotCurve {
  /// One metric against another, from points scored in both over the same images.
  static func curves(
    of metric: MetricDescriptor, against base: MetricDescriptor, _ data: FigureData
  ) -> [PlotCurve] {
    let bases = CurveGroup.groups(of: base, data.curves)
    return CurveGroup.groups(of: metric, data.curves).compactMap { group, rows in
      bases.first { $0.group == group }.map { other in
        let means = Dictionary(
          other.rows.map { ($0.point, $0.mean) }, uniquingKeysWith: { first, _ in first })
        return PlotCurve(
          key: group.key, images: group.images,
          points: rows.compactMap { row in
            means[row.point].flatMap {
              PlotPoint(
                x: base.axisValue(ofMean: $0), onLogarithmicX: false, row: row, metric: metric)
            }
          })
      }
    }
  }
}
