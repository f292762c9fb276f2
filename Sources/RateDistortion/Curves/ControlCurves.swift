import Results

/// Mean curves of the reference distortions, over the images that the study's codecs cover.
///
/// They have no rate (NaN), so they are no part of a `CurveSet`, from which deltas and biases come.
struct ControlCurves {
  let curves: [MeanCurve]
  /// Points that lack an image; an infinite mean does not matter here.
  let warnings: [String]

  init(_ input: AnalysisInput) {
    let images = input.scores.map(\.image).uniqued()
    let keys = input.controls.map { CodecKey(codec: $0.codec, objective: $0.objective) }
    let scored = ScoreCurves(
      rows: input.controls, codecs: [], catalogue: input.catalogue,
      images: Dictionary(keys.map { ($0, images) }, uniquingKeysWith: { first, _ in first }),
      rateMean: input.rateMean)
    curves = scored.curves
    warnings = scored.gaps
  }
}
