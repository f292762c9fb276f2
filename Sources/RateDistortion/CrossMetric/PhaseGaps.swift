import Results

/// The grid-phase test of every scored codec in every metric with phases.
///
/// The phase gap of an operating point is the largest minus the smallest of the set's means at each
/// phase, on the metric's curve scale: it takes single images' chance out before it looks for the
/// extremes. A curve's gap is the mean over its points. Intervals resample the images, the same for
/// all phases and points.
struct PhaseGaps {
  /// Curve by curve: its points by rising rate, then the mean over them.
  let rows: [PhasesRow]

  init(_ set: CurveSet, _ resamples: [Int: Resamples]) {
    rows = set.curves.filter { !$0.isImported }.flatMap { curve -> [PhasesRow] in
      guard let phases = curve.metric.phases?.phases else { return [] }
      let parts = phases.compactMap { phase in
        set.curves.first {
          $0.codec == curve.codec && $0.metric.id == curve.metric.id + "/" + phase.rawValue
        }
      }
      guard parts.count == phases.count else { return [] }
      return PhaseCurve(curve, phases, parts).rows(resamples)
    }
  }

  /// The gap along a codec's curve (the row without a point), or nil if the metric was not scored.
  func mean(of codec: CodecKey, metric: String) -> PhasesRow? {
    rows.first {
      $0.point.isEmpty && $0.metric == metric
        && CodecKey(codec: $0.codec, objective: $0.objective) == codec
    }
  }
}

/// One codec's curve in one metric at every phase.
private struct PhaseCurve {
  private struct Point {
    let label: String
    let bpp: Double
    /// Scores of the images at each phase.
    let scores: [[Double]]
  }

  private let codec: CodecKey
  private let metric: MetricDescriptor
  private let phases: [GridPhase]
  private let images: Int
  private let points: [Point]

  /// - Parameter parts: the curve at each phase; a point that one of them lacks does not count.
  init(_ curve: MeanCurve, _ phases: [GridPhase], _ parts: [MeanCurve]) {
    codec = curve.codec
    metric = curve.metric
    self.phases = phases
    images = curve.images.count ?? 0
    points = curve.points.compactMap { point in
      let scores = parts.compactMap { part in
        part.points.first { $0.label == point.label }?.scores
      }
      return scores.count == phases.count
        ? Point(label: point.label, bpp: point.bpp, scores: scores) : nil
    }
  }

  func rows(_ resamples: [Int: Resamples]) -> [PhasesRow] {
    if points.isEmpty { return [] }
    let all = gaps(Array(0..<images))
    let intervals = intervals(resamples)
    let own = points.enumerated().map { index, point in
      row(point.label, bpp: point.bpp, means: means(point), all[index], intervals?[index])
    }
    return own + [row("", bpp: nil, means: [:], all[points.count], intervals?[points.count])]
  }

  private func intervals(_ resamples: [Int: Resamples]) -> [ResampledInterval]? {
    resamples[images]?.intervals(count: points.count + 1, room: {}) { draw, _, found in
      for (index, gap) in gaps(draw.images).enumerated() { found[index] = gap ?? .nan }
    }
  }

  private func row(
    _ label: String, bpp: Double?, means: [GridPhase: Double], _ gap: Double?,
    _ resampled: ResampledInterval?
  ) -> PhasesRow {
    var row = PhasesRow(
      codec: codec.codec, objective: codec.objective, point: label, images: images, bpp: bpp,
      metric: metric.id, means: means, gap: .nan, unit: metric.phaseGapUnit, ciLow: nil,
      ciHigh: nil, note: "")
    guard let value = gap else {
      row.note = "the means are not finite"
      return row
    }
    row.gap = value
    guard images >= Bootstrap.minimumImages else {
      row.note = noInterval(images)
      return row
    }
    guard let resampled else { return row }
    row.ciLow = resampled.interval?.low
    row.ciHigh = resampled.interval?.high
    row.note = resampled.notes.joined(separator: "; ")
    return row
  }

  /// Set means at each phase, as a reader sees them.
  private func means(_ point: Point) -> [GridPhase: Double] {
    let means = point.scores.map { metric.axisValue(ofMean: average($0, $0.indices)) }
    return Dictionary(uniqueKeysWithValues: zip(phases, means))
  }

  /// The gap of a draw's means, or nil unless all are finite: equal infinities tell nothing here,
  /// one perfect image makes them.
  private func gap(_ point: Point, _ draw: some Collection<Int>) -> Double? {
    let means = point.scores.map { average($0, draw) }
    guard means.allSatisfy({ metric.curveValue(ofMean: $0).isFinite }) else { return nil }
    return metric.phaseGap(means)
  }

  /// The gap of each point, then the mean over them.
  private func gaps(_ draw: some Collection<Int>) -> [Double?] {
    let gaps = points.map { gap($0, draw) }
    let known = gaps.compactMap { $0 }
    return gaps + [known.count == gaps.count ? average(known, known.indices) : nil]
  }
}
