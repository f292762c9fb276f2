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
      sensitivity.framed = framed(curves)
      return sensitivity.rows
    }
  }

  /// The same curves without a frame, for every frame that all of them were scored without.
  private func framed(_ whole: BiasCurves) -> [(pixels: Int, curves: BiasCurves)] {
    func pair(_ pair: BiasCurves.Pair, _ pixels: Int) -> BiasCurves.Pair? {
      func own(_ curve: MeanCurve) -> MeanCurve? {
        let id = FramedID(metric: curve.metric.id, pixels: pixels).id
        return curves.first {
          $0.codec == curve.codec && $0.metric.id == id && $0.images == curve.images
        }
      }
      return own(pair.a).flatMap { a in own(pair.b).map { (a: a, b: $0) } }
    }
    return Set(curves.compactMap(\.metric.frame)).sorted().compactMap { pixels in
      guard let distance = pair(whole.distance, pixels) else { return nil }
      guard let base = whole.base else {
        return (pixels, BiasCurves(distance: distance, base: nil))
      }
      return pair(base, pixels).map { (pixels, BiasCurves(distance: distance, base: $0)) }
    }
  }
}
