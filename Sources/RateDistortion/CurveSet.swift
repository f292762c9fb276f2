import Results

/// All mean curves of a study, scored and imported, in the order of their codecs and metrics.
struct CurveSet {
  let codecs: [CodecKey]
  let curves: [MeanCurve]
  private(set) var warnings: [String]
  private let byCodec: [CodecKey: [MeanCurve]]

  init(_ input: AnalysisInput) {
    let scored = ScoreCurves(
      rows: input.scores, codecs: input.codecs, catalogue: input.catalogue, images: input.images)
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
    let metrics = OrderedNames(input.imported.map(\.metric)).names
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

  func bdRates(_ input: AnalysisInput, _ resamples: [Int: Resamples]) -> [BDRateRow] {
    let comparisons = input.methods.map {
      BDComparison(
        delta: BjontegaardDelta(method: $0, range: input.range), scale: input.scale,
        resamples: resamples, trustsUnknownCounts: false)
    }
    return pairs(input.anchor).flatMap { anchor, test in
      matched(anchor, test).filter { $0.anchor.metric.orientation != .neither }.flatMap { pair in
        comparisons.map { $0.row(anchor: pair.anchor, test: pair.test) }
      }
    }
  }

  func biases(_ resamples: [Int: Resamples]) -> [BiasRow] {
    let bias = CrossMetricBias(resamples: resamples)
    return objectivePairs.flatMap { a, b in
      let scored = matched(a, b).filter { !$0.anchor.isImported && !$0.test.isImported }
      return scored.filter { $0.anchor.metric.objective != nil }.flatMap { quality in
        scored
          .filter { $0.anchor.metric.orientation == .lowerIsBetter }
          .filter { $0.anchor.metric.id != quality.anchor.metric.id }
          .map { distance in
            bias.row(
              a: BiasSide(quality: quality.anchor, distance: distance.anchor),
              b: BiasSide(quality: quality.test, distance: distance.test))
          }
      }
    }
  }

  /// Anchor and test of every comparison, without repetition.
  private func pairs(_ anchor: CodecKey?) -> [(CodecKey, CodecKey)] {
    var pairs: [(CodecKey, CodecKey)] = []
    if let anchor { pairs = codecs.filter { $0 != anchor }.map { (anchor, $0) } }
    return pairs + objectivePairs.filter { $0.0 != anchor }
  }

  /// Objectives of the same codec, the earlier first.
  private var objectivePairs: [(CodecKey, CodecKey)] {
    codecs.enumerated().flatMap { index, a in
      codecs[(index + 1)...].filter { $0.codec == a.codec }.map { (a, $0) }
    }
  }

  /// Curves of two codecs in the metrics that both have.
  private func matched(_ a: CodecKey, _ b: CodecKey) -> [(anchor: MeanCurve, test: MeanCurve)] {
    (byCodec[a] ?? []).compactMap { curve in
      (byCodec[b] ?? []).first { $0.metric.id == curve.metric.id }.map { (curve, $0) }
    }
  }
}
