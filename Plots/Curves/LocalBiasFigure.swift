import Results

extension Figures {
  /// The cross-metric bias of a distance along what is held equal, with its pointwise band and the
  /// mean of the whole range as a thin line; one figure for each held metric and one for the rate.
  static func localBiasFigures(of distance: MetricDescriptor, _ data: FigureData) -> [CurveFigure?]
  {
    let own = data[LocalBiasRow.self].filter {
      $0.distance == distance.id && $0.differencePercent.isFinite
    }
    return own.map(\.atEqual).uniqued().map { held in
      figure(distance, at: held, own.filter { $0.atEqual == held }, data)
    }
  }

  private static func figure(
    _ distance: MetricDescriptor, at held: String, _ rows: [LocalBiasRow], _ data: FigureData
  ) -> CurveFigure? {
    let name = data.catalogue.heldName(held)
    let groups = rows.map { CurveGroup(key: $0.pair, images: $0.images) }.uniqued()
    func own(_ key: CodecKey) -> [LocalBiasRow] { rows.filter { $0.pair == key } }
    func shown(_ key: CodecKey) -> String {
      let row = own(key)[0]
      return CodecKey(
        codec: data.style.name(ofCodec: row.codec),
        objective: [row.objectiveB, row.objectiveA].map(data.style.name(ofObjective:))
          .joined(separator: "/")
      ).description
    }
    let means = groups.compactMap { group -> PlotIsoline? in
      let own = own(group.key)
      guard let first = own.first, let last = own.last, first.meanPercent.isFinite else {
        return nil
      }
      return PlotIsoline(label: "", points: [first, last].map { ($0.place, $0.meanPercent) })
    }
    let words = groups.compactMap { group -> String? in
      guard let mean = own(group.key).first?.meanPercent, mean.isFinite else { return nil }
      return (groups.count > 1 ? "\(shown(group.key)) " : "") + Number.percent(mean)
    }
    var axis =
      data.catalogue.descriptor(of: held).map { Axis(of: $0, data, warns: false) } ?? .rate(data)
    axis.title += ["thin: mean along the range, " + words.joined(separator: ", ")]
    return CurveFigure(
      name: ["local-bias", stem(distance.id), "at-equal", stem(held)].joined(separator: "-"),
      title: "Bias of the \(distance.name) along \(name)",
      summary: "By how much the \(distance.name) of the second objective lies above that of the "
        + "first at each \(name)",
      intervals: "with pointwise 95 % intervals",
      x: axis,
      y: Axis(
        title: ["\(distance.name) difference (%)"] + data.warnings(on: [distance]),
        logarithmic: false),
      curves: groups.map { group in
        PlotCurve(
          key: group.key, images: group.images, points: own(group.key).map(PlotPoint.init),
          name: shown(group.key))
      },
      isolines: means, data: data)
  }
}

extension LocalBiasRow {
  /// The two models, such as "ours (ms-ssim/mse)".
  fileprivate var pair: CodecKey {
    CodecKey(codec: bias.codec, objective: "\(bias.objectiveB)/\(bias.objectiveA)")
  }
}

extension PlotPoint {
  fileprivate init(_ row: LocalBiasRow) {
    x = row.place
    y = row.differencePercent
    bar = row.ci.bar
  }
}
