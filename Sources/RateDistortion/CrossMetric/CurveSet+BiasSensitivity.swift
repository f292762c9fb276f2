import Results

extension CurveSet {
  /// The sensitivity of every bias of a main distance.
  func biasSensitivities(_ input: AnalysisInput, _ biases: [MeasuredBias]) -> [BiasSensitivityRow] {
    let pixels = Dictionary(
      input.scores.map { ($0.image, Double($0.width) * Double($0.height)) },
      uniquingKeysWith: { first, _ in first })
    let others = input.otherDefinitions.map { other in
      (
        other.definition,
        ScoreCurves(
          rows: other.scores, codecs: codecs, catalogue: input.catalogue, images: input.images,
          rateMean: input.rateMean
        ).curves
      )
    }
    return zip(biasCurves, biases).filter { !$0.0.distance.a.metric.isPart }.flatMap {
      curves, bias in
      let distance = curves.distance
      var sensitivity = BiasSensitivity(curves: curves, row: bias.row)
      sensitivity.pixels = pixels
      sensitivity.parts = matchedScores(distance.a.codec, distance.b.codec)
        .filter {
          $0.anchor.metric.id.hasPrefix(distance.a.metric.id + "/")
            && $0.anchor.metric.isRatioDistance
        }.map { (a: $0.anchor, b: $0.test) }
      sensitivity.others = others.compactMap { definition, curves in
        func own(_ curve: MeanCurve) -> MeanCurve? {
          curves.first {
            $0.codec == curve.codec && $0.metric.id == curve.metric.id && $0.images == curve.images
          }
        }
        return own(distance.a).flatMap { a in
          own(distance.b).map { b in (definition: definition, curves: (a: a, b: b)) }
        }
      }
      return sensitivity.rows
    }
  }
}
