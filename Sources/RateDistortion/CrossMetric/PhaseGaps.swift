import Results

/// The grid-phase test of every scored codec in every metric with phases.
///
/// The phase gap of an operating point is the largest minus the smallest of the set's means at each
/// phase, on the metric's curve scale.
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
      let metric = curve.metric
      let gaps = GapCurve(curve, views: parts, unit: metric.phaseGapUnit) { metric.phaseGap($0) }
      return gaps.gaps(resamples).map { gap, means in
        PhasesRow {
          $0.found = gap
          $0.means = Dictionary(uniqueKeysWithValues: zip(phases, means))
        }
      }
    }
  }

  /// The gap along a codec's curve (the row without a point), or nil if the metric was not scored.
  func mean(of codec: CodecKey, metric: String) -> PhasesRow? {
    rows.first { $0.point.isEmpty && $0.metric == metric && $0.key == codec }
  }
}
