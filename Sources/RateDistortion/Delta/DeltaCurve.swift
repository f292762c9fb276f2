import Results

/// The difference of a codec to its anchor along the log rates that both reach, with paired intervals:
/// what bands around two separate curves hide, since images differ more from one another than codecs do.
struct DeltaCurve {
  private let pair: CrossMetricBias
  /// Whether both have the scores of each image.
  private let isPaired: Bool

  /// - Parameters: mean curves in one metric.
  init(anchor: MeanCurve, test: MeanCurve) {
    isPaired = !anchor.isImported && !test.isImported
    pair = CrossMetricBias(
      a: CrossMetricCurve(overRateOf: anchor), b: CrossMetricCurve(overRateOf: test))
  }

  /// - Parameter resamples: tables of draws by number of images; none for no intervals.
  /// - Returns: none where the two are not of the same images, are no curves, or share no rates.
  func rows(_ resamples: [Int: Resamples]) -> [DeltaRow] {
    let metric = pair.a.metric
    let sets = pair.a.imageSets + pair.b.imageSets
    guard let images = sets.first?.count, sets.allSatisfy({ $0.match(sets[0]) }),
      let inside = pair.difference(nil)?.inside
    else { return [] }
    let places = inside.over.steps(CrossMetricBias.localPlaces)
    guard let found = pair.differences(at: places) else { return [] }
    let intervals = (isPaired ? resamples[images] : nil).map {
      pair.intervals(at: places, $0).dropFirst()
    }
    // A bias falls where a quality rises.
    func shown(_ difference: Double) -> Double {
      QualityScale.logarithmic.reported(0 - difference, metric)
    }
    return places.indices.map { index in
      let interval = intervals.map { $0[$0.startIndex + index] }
      return DeltaRow {
        $0.compared = ComparisonKey(anchor: pair.a.codec, codec: pair.b.codec, metric: metric.id)
        $0.bpp = pair.a.base.shown(places[index])
        $0.difference = shown(found[index])
        $0.unit = QualityScale.logarithmic.reportedUnit(metric)
        $0.ci = Bounds(interval?.interval(shown))
        $0.images = images
        $0.note = Notes(interval?.notes ?? [])
      }
    }
  }
}

extension CurveSet {
  /// Every comparison with an anchor, and of a codec's objectives with each other, in every main metric.
  func deltas(_ anchor: CodecKey?, _ resamples: [Int: Resamples]) -> [DeltaRow] {
    pairs(anchor).flatMap { anchor, test in
      matched(anchor, test)
        .filter { !$0.test.metric.isPart && $0.test.metric.orientation != .neither }
        .flatMap { DeltaCurve(anchor: $0.anchor, test: $0.test).rows(resamples) }
    }
  }
}
