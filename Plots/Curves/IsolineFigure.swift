import Results

extension Figures {
  /// Lines of equal distance in the plane of two qualities: along a line, models look equally close
  /// to the originals although the qualities disagree.
  static func isolineFigures(of distance: MetricDescriptor, _ data: FigureData) -> [CurveFigure] {
    let own = data[IsolineRow.self].filter {
      $0.distance == distance.id && $0.images == data.images
    }
    return own.map { [$0.qualityX, $0.qualityY] }.uniqued().compactMap { plane in
      guard let x = data.catalogue.descriptor(of: plane[0]),
        let y = data.catalogue.descriptor(of: plane[1])
      else { return nil }
      let rows = own.filter {
        [$0.qualityX, $0.qualityY] == plane && $0.x.isFinite && $0.y.isFinite
      }
      let lines = rows.map(\.level).uniqued().map { level in
        PlotIsoline(
          label: Number.short(level),
          points: rows.filter { $0.level == level }.map { ($0.x, $0.y) }.sorted { $0.0 < $1.0 })
      }
      let scored = Set(rows.map { CodecKey(codec: $0.codec, objective: $0.objective) })
      let curves = PlotCurve.curves(of: y, against: x, data)
      var axis = Axis(of: x, data, warns: false)
      axis.title += data.warnings(on: [distance])
      return CurveFigure(
        name: [y.id, "vs", x.id, distance.id].map(stem).joined(separator: "-"),
        title: "\(y.name) against \(x.name), lines of equal \(distance.name)",
        summary: "The plane of \(x.name) and \(y.name) with lines along which the "
          + "\(distance.name) is equal.",
        x: axis,
        y: Axis(of: y, data), curves: curves.filter { scored.contains($0.key) },
        controls: curves.filter(\.key.isControl), isolines: lines,
        isolineName: "equal \(distance.name)", data: data)
    }
  }

  /// The planes of two qualities that no distance has lines in, so that reference distortions show there too.
  static func qualityFigures(
    of qualities: [MetricDescriptor], _ data: FigureData
  ) -> [CurveFigure?] {
    let drawn = Set(
      data[IsolineRow.self].filter { $0.images == data.images }.map { [$0.qualityX, $0.qualityY] })
    return qualities.enumerated().flatMap { place, x in
      qualities[(place + 1)...].filter { !drawn.contains([x.id, $0.id]) }.map { y in
        let curves = PlotCurve.curves(of: y, against: x, data)
        return CurveFigure(
          name: stem(y.id) + "-vs-" + stem(x.id), title: "\(y.name) against \(x.name)",
          summary: "Mean \(y.name) against mean \(x.name): the qualities that codecs were "
            + "optimised for.",
          x: Axis(of: x, data), y: Axis(of: y, data),
          curves: curves.filter { !$0.key.isControl }, controls: curves.filter(\.key.isControl),
          data: data)
      }
    }
  }
}
