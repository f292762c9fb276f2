import Results

/// The BD-rates of a codec against its anchor by an evaluation protocol: image by image, averaged over
/// the images, then over the metrics.
struct ProtocolDelta {
  private let rule: EvaluationProtocol
  private let anchor, test: CodecKey
  private let resamples: [Int: Resamples]
  private let metrics: [Metric]

  /// One metric: its BD-rate on each image, NaN where there is none.
  private struct Metric {
    let id: String
    var names: [String] = []
    var percents: [Double] = []
    var points = 0
    /// Why there are no images.
    var note = Notes()
  }

  /// - Returns: nil where a codec has no scores of its own.
  init?(
    _ rule: EvaluationProtocol, anchor: [MeanCurve], test: [MeanCurve],
    _ resamples: [Int: Resamples]
  ) {
    guard let a = anchor.first, let t = test.first, !a.isImported, !t.isImported else { return nil }
    self.rule = rule
    self.resamples = resamples
    (self.anchor, self.test) = (a.codec, t.codec)
    metrics = rule.metrics.map { id in
      let pair = [anchor, test].map { $0.first { $0.metric.id == id && !$0.isImported } }
      guard let a = pair[0], let t = pair[1] else {
        let lacking = pair[0] == nil ? anchor[0].codec : test[0].codec
        return Metric(id: id, note: "\(lacking) has no curve in \(id)")
      }
      return Self.metric(rule, a, t)
    }
  }

  private static func metric(_ rule: EvaluationProtocol, _ a: MeanCurve, _ t: MeanCurve) -> Metric {
    var metric = Metric(id: a.metric.id)
    if a.images != t.images {
      metric.note = Notes(imageSetsDiffer(a.images, t.images))
      return metric
    }
    let (ownA, ownT) = (a.points(of: rule), t.points(of: rule))
    let shared = rule.targets.filter { ownA[$0] != nil && ownT[$0] != nil }
    metric.points = shared.count
    guard shared.count >= RateQualityCurve.minimumPoints else {
      metric.note = """
        \(a.codec) and \(t.codec) share \(shared.count) of the protocol's rates, \
        \(RateQualityCurve.minimumPoints) are needed
        """
      return metric
    }
    let delta = PairedBDRate(
      anchor: a.with(shared.compactMap { ownA[$0] }), test: t.with(shared.compactMap { ownT[$0] }),
      delta: BjontegaardDelta(), scale: .linear)
    metric.names = delta.names
    metric.percents = delta.ofImages.map { $0 ?? .nan }
    return metric
  }

  /// Metric by metric its images and their mean, then the same for the mean of the metrics.
  var rows: [ProtocolRow] { metrics.flatMap { rows(of: $0) } + rows(of: mean) }

  private func rows(of metric: Metric) -> [ProtocolRow] {
    func row(_ image: String, _ percent: Double, _ note: Notes) -> ProtocolRow {
      var row = ProtocolRow()
      row.name = rule.name
      row.compared = ComparisonKey(anchor: anchor, codec: test, metric: metric.id)
      row.image = image
      row.images = metric.names.count
      row.points = metric.points
      row.bdRatePercent = percent
      row.note = note
      return row
    }
    let images = zip(metric.names, metric.percents).map {
      row($0, $1, $1.isNaN ? Notes(Self.noRate) : "")
    }
    var whole = row("", .nan, metric.note)
    if metric.note.isEmpty {
      whole.bdRatePercent = average(metric.percents, metric.percents.indices)
      let lacking = metric.percents.count { $0.isNaN }
      let found = interval(metric.percents)
      whole.ci = Bounds(found.interval)
      whole.note =
        lacking == 0 ? found.note : "\(lacking) of \(metric.names.count) images: \(Self.noRate)"
    }
    return images + [whole]
  }

  private static let noRate = "no BD-rate, since a curve does not rise or the two share no quality"

  /// The mean of the metrics on each image.
  private var mean: Metric {
    var mean = Metric(id: "")
    mean.points = metrics.map(\.points).min() ?? 0
    if let reason = metrics.first(where: { !$0.note.isEmpty }) {
      mean.note = reason.note
      return mean
    }
    guard let names = metrics.first?.names, metrics.allSatisfy({ $0.names == names }) else {
      mean.note = "the metrics have different images"
      return mean
    }
    mean.names = names
    mean.percents = names.indices.map { image in
      average(metrics.map { $0.percents[image] }, metrics.indices)
    }
    return mean
  }

  private func interval(_ percents: [Double]) -> (interval: Interval?, note: Notes) {
    if percents.count < Bootstrap.minimumImages { return (nil, Notes(noInterval(percents.count))) }
    let found = resamples[percents.count]?.interval { average(percents, $0) }
    return (found?.interval, Notes(found?.notes ?? []))
  }
}

extension MeanCurve {
  /// The point for each rate of a protocol that the curve has: the nearest one.
  fileprivate func points(of rule: EvaluationProtocol) -> [Double: Point] {
    var own: [Double: Point] = [:]
    for point in points {
      guard let target = rule.target(ofRate: point.bpp) else { continue }
      if let other = own[target],
        EvaluationProtocol.distance(target, other.bpp)
          <= EvaluationProtocol.distance(target, point.bpp)
      {
        continue
      }
      own[target] = point
    }
    return own
  }

  fileprivate func with(_ points: [Point]) -> MeanCurve {
    MeanCurve(
      codec: codec, metric: metric, images: images, points: points, rateWeights: rateWeights)
  }
}

extension CurveSet {
  /// Every comparison, by each protocol whose metrics the study has.
  func protocols(_ anchor: CodecKey?, _ resamples: [Int: Resamples]) -> [ProtocolRow] {
    let scored = Set(curves.filter { !$0.isImported }.map(\.metric.id))
    return EvaluationProtocol.all.filter { scored.isSuperset(of: $0.metrics) }.flatMap { rule in
      pairs(anchor).flatMap { anchor, test in
        ProtocolDelta(rule, anchor: curves(of: anchor), test: curves(of: test), resamples)?.rows
          ?? []
      }
    }
  }
}
