import Results

extension Figures {
  /// Lines of equal distance in the plane of two qualities: along a line, models look equally close
  /// to the originals although the qualities disagree.
  static func isolineFigures(of distance: MetricDescriptor, _ data: FigureData) -> [Figure] {
    let own = data.isolines.filter { $0.distance == distance.id && $0.images == data.images }
    return own.map { [$0.qualityX, $0.qualityY] }.inOrderOfAppearance.compactMap { plane in
      guard let x = data.catalogue.descriptor(of: plane[0]),
        let y = data.catalogue.descriptor(of: plane[1])
      else { return nil }
      let rows = own.filter {
        [$0.qualityX, $0.qualityY] == plane && $0.x.isFinite && $0.y.isFinite
      }
      let lines = rows.map(\.level).inOrderOfAppearance.map { level in
        PlotIsoline(
          label: Number.short(level),
          points: rows.filter { $0.level == level }.map { ($0.x, $0.y) }.sorted { $0.0 < $1.0 })
      }
      let scored = Set(rows.map { CodecKey(codec: $0.codec, objective: $0.objective) })
      let curves = PlotCurve.curves(of: y, against: x, data)
      return CurveFigure(
        name: [y.id, "vs", x.id, distance.id].map(stem).joined(separator: "-"),
        title: "\(y.name) against \(x.name), lines of equal \(distance.name)",
        x: Axis(
          title: [x.axisLabel]
            + (data.warning(on: distance.id).map { [distance.name + ": " + $0] } ?? []),
          logarithmic: false),
        y: axis(of: y, data),
        curves: curves.filter { scored.contains($0.key) },
        controls: curves.filter(\.key.isControl), data: data, isolines: lines,
        isolineName: "equal \(distance.name)"
      ).figure()
    }
  }
}
