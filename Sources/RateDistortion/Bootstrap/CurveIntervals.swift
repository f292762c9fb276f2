import Results

/// Intervals of the numbers that compare two mean curves, the same images for both.
struct CurveIntervals {
  let resamples: [Int: Resamples]
  let scale: QualityScale

  /// Intervals of the mean differences of log10 rates and of qualities, nil where there is none, and
  /// what is to be said of both.
  struct Found {
    var rate: ResampledInterval?
    var quality: ResampledInterval?
    var notes: [String] = []
  }

  func found(anchor: MeanCurve, test: MeanCurve, _ delta: BjontegaardDelta) -> Found {
    let scored = [anchor, test].first { !$0.isImported }
    guard let images = scored?.images.count else { return Found() }
    guard images >= Bootstrap.minimumImages else { return Found(notes: [noInterval(images)]) }
    guard let table = resamples[images] else { return Found() }
    let both =
      delta.isPlain
      ? drawn(anchor, test, table) : interpolated(anchor, test, delta, table)
    let unpaired = BDCaveat.unpaired.rawValue
    return Found(
      rate: both[0], quality: both[1],
      notes: (anchor.isImported ? ["\(unpaired) anchor fixed"] : [])
        + (test.isImported ? ["\(unpaired) test curve fixed"] : []))
  }

  private func drawn(
    _ anchor: MeanCurve, _ test: MeanCurve, _ table: Resamples
  ) -> [ResampledInterval] {
    let pair = DrawnPair(a: anchor.drawn(scale), b: test.drawn(scale)).kept(by: table)
    return table.intervals(count: 2, room: { DrawnPair.Places(pair) }) { draw, places, found in
      pair.load(draw, places)
      found[0] = places.inverseDifference
      found[1] = places.difference
    }
  }

  /// By any method, over any range.
  private func interpolated(
    _ anchor: MeanCurve, _ test: MeanCurve, _ delta: BjontegaardDelta, _ table: Resamples
  ) -> [ResampledInterval] {
    let scale = scale
    return table.intervals(count: 2, room: {}) { draw, _, found in
      found.update(repeating: .nan)
      let draw = Array(draw.images)[...]
      guard let a = anchor.rateQuality(scale, of: draw), let t = test.rateQuality(scale, of: draw)
      else { return }
      found[0] = delta.rateDifference(anchor: a, test: t)?.mean ?? .nan
      found[1] = delta.qualityDifference(anchor: a, test: t)?.mean ?? .nan
    }
  }
}

extension BjontegaardDelta {
  /// Whether this is PCHIP over all that the curves share.
  fileprivate var isPlain: Bool { method == .pchip && range == .overlap && qualities == nil }
}

extension MeanCurve {
  /// Rate and quality, for many draws.
  func drawn(_ scale: QualityScale) -> DrawnCurve {
    DrawnCurve(
      DrawnColumn(
        .log10, points.map { isImported ? [$0.bpp] : $0.rates }, isFixed: isImported,
        weights: rateWeights),
      DrawnColumn(
        CurveAxis(metric, scale), points.map { isImported ? [$0.mean] : $0.scores },
        isFixed: isImported))
  }
}

extension MeanCurve {
  /// The checked curve of means, or nil where `fault` says why there is none.
  func rateQuality(
    _ scale: QualityScale, atLeast fewest: Int = RateQualityCurve.minimumPoints
  ) -> RateQualityCurve? {
    try? checked(points.map { ($0.bpp, $0.mean) }, scale, atLeast: fewest)
  }

  /// The checked curve of the means over a draw of images.
  func rateQuality(_ scale: QualityScale, of draw: ArraySlice<Int>) -> RateQualityCurve? {
    try? checked(means(of: draw), scale)
  }

  /// Why the means make no curve, in words that follow the codec's name, or nil.
  func fault(
    _ scale: QualityScale, atLeast fewest: Int = RateQualityCurve.minimumPoints
  ) -> String? {
    do {
      _ = try checked(points.map { ($0.bpp, $0.mean) }, scale, atLeast: fewest)
      return nil
    } catch {
      switch error {
      case .tooFewPoints(let count):
        return CrossMetricFault.tooFew(count, needed: max(2, fewest))
      case .notFinite(let index):
        return "is not finite at point \(points[index].label)"
      case .notRising(let index):
        return "is not monotone from point \(points[index - 1].label) "
          + "to \(points[index].label)"
      }
    }
  }

  private func checked(
    _ means: [(bpp: Double, mean: Double)], _ scale: QualityScale,
    atLeast fewest: Int = RateQualityCurve.minimumPoints
  ) throws(CurveFault) -> RateQualityCurve {
    try RateQualityCurve(
      rates: means.map(\.bpp), qualities: means.map { scale.quality(ofMean: $0.mean, metric) },
      atLeast: fewest)
  }
}
