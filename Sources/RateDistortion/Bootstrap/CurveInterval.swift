import Results

/// Bootstrap intervals of numbers that compare two mean curves, the same resample for both.
struct CurveInterval {
  let resamples: [Int: Resamples]
  let scale: QualityScale

  /// The interval, nil where there is none, and what is to be said of it.
  func interval(
    anchor: MeanCurve, test: MeanCurve,
    of number: (_ anchor: RateQualityCurve, _ test: RateQualityCurve) -> Double?
  ) -> (interval: Interval?, notes: [String]) {
    let scored = [anchor, test].first { !$0.isImported }
    guard let images = scored?.images.count else { return (nil, []) }
    guard images >= Bootstrap.minimumImages else {
      return (nil, ["no interval from \(images) \(images == 1 ? "image" : "images")"])
    }
    guard let table = resamples[images] else { return (nil, []) }
    let fixedAnchor = anchor.isImported ? anchor.rateQuality(scale) : nil
    let fixedTest = test.isImported ? test.rateQuality(scale) : nil
    let resampled = table.interval { draw in
      guard let a = fixedAnchor ?? anchor.rateQuality(scale, of: draw),
        let t = fixedTest ?? test.rateQuality(scale, of: draw)
      else { return nil }
      return number(a, t)
    }
    var notes: [String] = []
    let unpaired = BDCaveat.unpaired.rawValue
    if anchor.isImported { notes.append("\(unpaired) anchor fixed") }
    if test.isImported { notes.append("\(unpaired) test curve fixed") }
    return (resampled.interval, notes + resampled.notes)
  }
}

extension MeanCurve {
  /// The checked curve of means, or nil where `faultNote` says why there is none.
  func rateQuality(_ scale: QualityScale) -> RateQualityCurve? {
    try? checked(points.map { ($0.bpp, $0.mean) }, scale)
  }

  /// The checked curve of the means over a draw of images.
  func rateQuality(_ scale: QualityScale, of draw: ArraySlice<Int>) -> RateQualityCurve? {
    try? checked(means(of: draw), scale)
  }

  /// Why the means make no curve, or nil.
  func faultNote(_ scale: QualityScale) -> String? {
    do {
      _ = try checked(points.map { ($0.bpp, $0.mean) }, scale)
      return nil
    } catch {
      switch error {
      case .tooFewPoints(let count):
        return "\(codec) has \(count) \(count == 1 ? "point" : "points"), 4 are needed"
      case .notFinite(let index):
        return "\(codec) is not finite at point \(points[index].label)"
      case .notRising(let index):
        return "\(codec) is not monotone from point \(points[index - 1].label) "
          + "to \(points[index].label)"
      }
    }
  }

  private func checked(
    _ means: [(bpp: Double, mean: Double)], _ scale: QualityScale
  ) throws(CurveFault) -> RateQualityCurve {
    try RateQualityCurve(
      rates: means.map(\.bpp), qualities: means.map { scale.quality(ofMean: $0.mean, metric) })
  }
}
