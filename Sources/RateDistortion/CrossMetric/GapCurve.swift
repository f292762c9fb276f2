import Results

/// One codec's curve in several views of a metric (phases of a grid, with and without a frame), and the
/// gap between the views' set means at each point.
///
/// A gap is that of means over the set: it takes single images' chance out before it looks at the
/// views. A curve's gap is the mean over its points. Intervals resample the images, the same for all
/// views and points.
struct GapCurve: Sendable {
  private struct Point: Sendable {
    let label: String
    let bpp: Double
    /// Scores of the images in each view.
    let scores: [[Double]]
  }

  let codec: CodecKey
  let images: Int
  private let metric: MetricDescriptor
  private let unit: String
  private let measure: @Sendable ([Double]) -> Double
  private let points: [Point]

  /// - Parameters:
  ///   - curve: whose points count, those that every view has.
  ///   - unit: of the gap.
  ///   - measure: the gap between the set means of the views.
  init(
    _ curve: MeanCurve, views: [MeanCurve], unit: String,
    measure: @escaping @Sendable ([Double]) -> Double
  ) {
    codec = curve.codec
    metric = curve.metric
    self.unit = unit
    images = curve.images.count ?? 0
    self.measure = measure
    points = curve.points.compactMap { point in
      let scores = views.compactMap { view in
        view.points.first { $0.label == point.label }?.scores
      }
      return scores.count == views.count
        ? Point(label: point.label, bpp: point.bpp, scores: scores) : nil
    }
  }

  /// Those of the points by rising rate with the views' set means as a reader sees them, then the
  /// curve's without means; none without a point.
  func gaps(_ resamples: [Int: Resamples]) -> [(gap: CurveGap, means: [Double])] {
    if points.isEmpty { return [] }
    let all = values(Array(0..<images))
    let intervals = intervals(resamples)
    let own = points.enumerated().map { index, point in
      (gap: gap(point, all[index], intervals?[index]), means: means(point))
    }
    return own + [(gap: gap(nil, all[points.count], intervals?[points.count]), means: [])]
  }

  private func intervals(_ resamples: [Int: Resamples]) -> [ResampledInterval]? {
    resamples[images]?.intervals(count: points.count + 1, room: {}) { draw, _, found in
      for (index, gap) in values(draw.images).enumerated() { found[index] = gap ?? .nan }
    }
  }

  private func gap(
    _ point: Point?, _ value: Double?, _ resampled: ResampledInterval?
  ) -> CurveGap {
    var gap = CurveGap()
    gap.key = codec
    gap.point = point?.label ?? ""
    gap.images = images
    gap.bpp = point?.bpp
    gap.metric = metric.id
    gap.gap = value ?? .nan
    gap.unit = unit
    if value == nil {
      gap.note = "the means are not finite"
    } else if images < Bootstrap.minimumImages {
      gap.note = Notes(noInterval(images))
    } else if let resampled {
      gap.ci = Bounds(resampled.interval)
      gap.note = Notes(resampled.notes)
    }
    return gap
  }

  private func means(_ point: Point) -> [Double] {
    point.scores.map { metric.axisValue(ofMean: average($0, $0.indices)) }
  }

  /// The gap of a draw's means, or nil unless all are finite: equal infinities say nothing here,
  /// one perfect image makes them.
  private func value(_ point: Point, _ draw: some Collection<Int>) -> Double? {
    let means = point.scores.map { average($0, draw) }
    guard means.allSatisfy({ metric.curveValue(ofMean: $0).isFinite }) else { return nil }
    return measure(means)
  }

  /// The gap of each point, then the mean over them.
  private func values(_ draw: some Collection<Int>) -> [Double?] {
    let gaps = points.map { value($0, draw) }
    let known = gaps.compactMap { $0 }
    return gaps + [known.count == gaps.count ? average(known, known.indices) : nil]
  }
}
