import Results

extension Figures {
  /// A perceptual distance against a quality for each image: thin curves of the images below the
  /// curves of their means, so that it shows whether the means speak for them.
  static func imageFigure(
    of distance: MetricDescriptor, against quality: MetricDescriptor, _ data: FigureData
  ) -> CurveFigure? {
    let means = PlotCurve.curves(of: distance, against: quality, data)
      .filter { !$0.key.isControl && $0.images == data.images }
      .map { curve in
        PlotCurve(
          key: curve.key, images: curve.images,
          points: curve.points.map { PlotPoint(x: $0.x, y: $0.y, row: $0.row, base: $0.base) })
      }
    let images = imageCurves(of: distance, against: quality, data)
    guard !images.isEmpty, data.images > 1 else { return nil }
    return CurveFigure(
      name: ["images", distance.id, "vs", quality.id].map(stem).joined(separator: "-"),
      title: "\(distance.name) against \(quality.name), image by image",
      summary: "Every reconstruction's \(distance.name) against its \(quality.name), an image's "
        + "points joined, below the means.",
      x: Axis(of: quality, data), y: Axis(of: distance, data), curves: means, images: images,
      data: data)
  }

  /// By codec, objective and image, each by rising quality.
  private static func imageCurves(
    of distance: MetricDescriptor, against quality: MetricDescriptor, _ data: FigureData
  ) -> [PlotCurve] {
    struct Group: Hashable {
      let key: CodecKey
      let image: String
    }
    func scores(_ metric: MetricDescriptor) -> [Group: [String: Double]] {
      data.scores.filter { $0.metric == metric.id }.reduce(into: [:]) { groups, row in
        let key = CodecKey(codec: row.codec, objective: row.objective)
        groups[Group(key: key, image: row.image), default: [:]][row.point] = metric.shown(row.score)
      }
    }
    let distances = scores(distance)
    let qualities = scores(quality)
    let order = data.scores.filter { $0.metric == distance.id }.map {
      Group(key: CodecKey(codec: $0.codec, objective: $0.objective), image: $0.image)
    }
    return order.uniqued().filter { !$0.key.isControl }.compactMap { group in
      let points = (distances[group] ?? [:]).compactMap { point, y in
        qualities[group]?[point].map { PlotPoint(x: $0, y: y) }
      }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
      return points.isEmpty ? nil : PlotCurve(key: group.key, images: 1, points: points)
    }
  }
}
