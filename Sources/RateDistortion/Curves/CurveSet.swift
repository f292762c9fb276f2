import Results

/// All mean curves of a study, scored and imported, in the order of their codecs and metrics.
struct CurveSet {
  let codecs: [CodecKey]
  let curves: [MeanCurve]
  private(set) var warnings: [String]
  private let byCodec: [CodecKey: [MeanCurve]]

  init(_ input: AnalysisInput) {
    let scored = ScoreCurves(
      rows: input.scores, codecs: input.codecs, catalogue: input.catalogue, images: input.images,
      rateMean: input.rateMean)
    warnings = scored.warnings
    var byCodec = Dictionary(grouping: scored.curves, by: \.codec)
    var codecs = OrderedNames(input.codecs)
    for curve in scored.curves { codecs.insert(curve.codec) }

    let imported = Dictionary(grouping: input.imported) {
      CodecKey(codec: $0.codec, objective: $0.objective)
    }
    for row in input.imported {
      codecs.insert(CodecKey(codec: row.codec, objective: row.objective))
    }
    let metrics = input.imported.map(\.metric).uniqued()
    for codec in codecs.names {
      guard let rows = imported[codec] else { continue }
      for metric in input.catalogue.ordered(metrics) {
        let own = rows.filter { $0.metric == metric.id }
        if own.isEmpty { continue }
        if byCodec[codec, default: []].contains(where: { $0.metric.id == metric.id }) {
          warnings.append(
            "\(codec) is scored in \(metric.id) and imported as well; the imported curve is left "
              + "out, give it another name")
          continue
        }
        if Set(own.map(\.point)).count < own.count {
          warnings.append(
            "\(codec) is imported twice in \(metric.id) and left out; give the files different "
              + "names of codecs")
          continue
        }
        byCodec[codec, default: []].append(
          MeanCurve(imported: own, codec: codec, metric: metric))
      }
    }
    self.codecs = codecs.names.filter { byCodec[$0] != nil }
    self.byCodec = byCodec
    curves = self.codecs.flatMap { byCodec[$0] ?? [] }
    if let anchor = input.anchor, byCodec[anchor] == nil {
      warnings.append("the anchor \(anchor) has no curve; nothing is compared with it")
    }
  }

  /// Every comparison in every metric that both codecs have, by every rule.
  func results(_ input: AnalysisInput, _ resamples: [Int: Resamples]) -> [BDResult] {
    pairs(input.anchor).flatMap { anchor, test in
      matched(anchor, test).filter { $0.anchor.metric.orientation != .neither }.flatMap { pair in
        input.rules(for: pair.test.metric).map { rule in
          BDComparison(
            delta: rule.delta, scale: input.scale, resamples: resamples, trustsUnknownCounts: false,
            remark: rule.remark
          ).result(anchor: pair.anchor, test: pair.test)
        }
      }
    }
  }

  /// The sensitivity panel of every comparison in a main metric.
  func sensitivity(_ input: AnalysisInput) -> [SensitivityRow] {
    let panel = SensitivityPanel(method: input.methods.first ?? .pchip, scale: input.scale)
    return pairs(input.anchor).flatMap { anchor, test in
      matched(anchor, test).filter { !$0.test.metric.isPart }
        .flatMap { panel.rows(anchor: $0.anchor, test: $0.test) }
    }
  }

  func biases(_ resamples: [Int: Resamples]) -> [MeasuredBias] {
    crossMetricBiases.map { $0.measured(resamples) }
  }

  /// Every distance and each of its parts, at equal quality in every metric that models are
  /// trained for, then at equal rate; for each codec's objectives against each other.
  var crossMetricBiases: [CrossMetricBias] { biasCurves.map(\.bias) }

  var biasCurves: [BiasCurves] {
    objectivePairs.flatMap { a, b in
      let scored = matchedScores(a, b)
      let distances = scored.filter { $0.anchor.metric.isRatioDistance }
      let atEqualQuality = scored.filter { $0.anchor.metric.objective != nil }.flatMap { quality in
        distances.filter { $0.anchor.metric.id != quality.anchor.metric.id }.map { distance in
          BiasCurves(
            distance: (distance.anchor, distance.test), base: (quality.anchor, quality.test))
        }
      }
      let atEqualRate = distances.map {
        BiasCurves(distance: ($0.anchor, $0.test), base: nil)
      }
      return atEqualQuality + atEqualRate
    }
  }

  /// Anchor and test of every comparison, without repetition.
  func pairs(_ anchor: CodecKey?) -> [(CodecKey, CodecKey)] {
    var pairs: [(CodecKey, CodecKey)] = []
    if let anchor { pairs = codecs.filter { $0 != anchor }.map { (anchor, $0) } }
    return pairs + objectivePairs.filter { $0.0 != anchor }
  }

  /// Objectives of the same codec, the earlier first.
  var objectivePairs: [(CodecKey, CodecKey)] {
    codecs.enumerated().flatMap { index, a in
      codecs[(index + 1)...].filter { $0.codec == a.codec }.map { (a, $0) }
    }
  }

  /// A codec's curves, metric by metric.
  func curves(of codec: CodecKey) -> [MeanCurve] { byCodec[codec] ?? [] }

  /// Curves of two codecs in the metrics that both have.
  func matched(_ a: CodecKey, _ b: CodecKey) -> [(anchor: MeanCurve, test: MeanCurve)] {
    (byCodec[a] ?? []).compactMap { curve in
      (byCodec[b] ?? []).first { $0.metric.id == curve.metric.id }.map { (curve, $0) }
    }
  }

  /// Scored curves of two codecs in the metrics that both have.
  func matchedScores(
    _ a: CodecKey, _ b: CodecKey
  ) -> [(anchor: MeanCurve, test: MeanCurve)] {
    matched(a, b).filter { !$0.anchor.isImported && !$0.test.isImported }
  }
}
