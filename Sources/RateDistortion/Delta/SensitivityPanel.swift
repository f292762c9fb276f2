import Results

/// How far one BD-rate depends on settings that papers often leave unsaid: interpolation, range
/// rule, BD of the mean curves or mean of the images' BD, dB or raw scores.
struct SensitivityPanel {
  /// The settings that the study's own numbers have.
  let method: InterpolationMethod
  let scale: QualityScale

  /// One row a combination; none for curves that must not be compared or are no curves.
  func rows(anchor: MeanCurve, test: MeanCurve) -> [SensitivityRow] {
    guard anchor.images.match(test.images),
      [anchor, test].allSatisfy({ $0.rateQuality(scale) != nil })
    else { return [] }
    let isScored = !anchor.isImported && !test.isImported
    // A metric without a curve scale is the same in both.
    let scales = QualityScale.logarithmic.enters(test.metric) ? QualityScale.allCases : [scale]
    let cells = InterpolationMethod.allCases.flatMap { method in
      SensitivityRow.IntervalRule.allCases.flatMap { rule in
        SensitivityRow.Aggregate.allCases.filter { $0 == .meanCurve || isScored }.flatMap { kind in
          scales.map { SensitivityCell(method: method, rule: rule, aggregate: kind, scale: $0) }
        }
      }
    }
    let values = cells.map { $0.value(anchor: anchor, test: test) }
    let counted = values.filter { !$0.isContinued && $0.percent.isFinite }.map(\.percent)
    return zip(cells, values).map { cell, value in
      let counts = !value.isContinued
      let marks: [(SensitivityRow.Mark, Bool)] = [
        (.default, isDefault(cell)), (.lowest, counts && value.percent == counted.min()),
        (.highest, counts && value.percent == counted.max()), (.continued, value.isContinued),
      ]
      return SensitivityRow {
        $0.compared = ComparisonKey(anchor: anchor, test)
        $0.method = cell.method
        $0.intervalRule = cell.rule
        $0.aggregate = cell.aggregate
        $0.scale = cell.scale
        $0.bdRatePercent = value.percent
        $0.spread = Bounds(counted.min(), counted.max())
        $0.marks = marks.filter(\.1).map(\.0)
        $0.note = value.note
      }
    }
  }

  private func isDefault(_ cell: SensitivityCell) -> Bool {
    cell.method == method && cell.rule == .overlap && cell.aggregate == .meanCurve
      && cell.scale == scale
  }
}

/// One combination of settings.
struct SensitivityCell {
  let method: InterpolationMethod
  let rule: SensitivityRow.IntervalRule
  let aggregate: SensitivityRow.Aggregate
  let scale: QualityScale

  struct Value {
    var percent: Double
    /// Whether a curve was continued beyond its points.
    var isContinued = false
    var note = Notes()
  }

  func value(anchor: MeanCurve, test: MeanCurve) -> Value {
    switch aggregate {
    case .meanCurve:
      guard let a = anchor.rateQuality(scale), let t = test.rateQuality(scale),
        let percent = percent(a, t)
      else { return Value(percent: .nan, note: "the curves share no range under this rule") }
      let share = continuedPercent(a, t)
      let notes = [
        share > 0 ? "the test curve is extrapolated over \(rounded(share)) % of the range" : nil,
        difference(a, t)?.overshoots == true
          ? "\(BDCaveat.overshoot.rawValue) between the points" : nil,
      ]
      return Value(
        percent: percent, isContinued: share > 0,
        note: Notes(notes.compactMap { $0 }))
    case .perImage: return perImage(anchor, test)
    }
  }

  private func perImage(_ anchor: MeanCurve, _ test: MeanCurve) -> Value {
    let count = anchor.images.count ?? 0
    let curves = (0..<count).map { image in
      (anchor.rateQuality(scale, of: [image]), test.rateQuality(scale, of: [image]))
    }
    let pairs = curves.compactMap { a, t in a.flatMap { a in t.map { (a, $0) } } }
    let percents = pairs.compactMap { percent($0, $1) }
    guard percents.count == count else {
      return Value(
        percent: .nan, note: "\(count - percents.count) of \(count) images give no BD-rate")
    }
    let continued = pairs.count { continuedPercent($0, $1) > 0 }
    return Value(
      percent: average(percents, percents.indices), isContinued: continued > 0,
      note: continued > 0
        ? "the test curve is extrapolated for \(continued) of \(count) images" : "")
  }

  private func percent(_ anchor: RateQualityCurve, _ test: RateQualityCurve) -> Double? {
    difference(anchor, test)?.percent
  }

  private func difference(
    _ anchor: RateQualityCurve, _ test: RateQualityCurve
  ) -> MeanDifference? {
    let delta = BjontegaardDelta(method: method, range: rule == .full ? .shared(.full) : .overlap)
    return rule == .anchor
      ? delta.rateDifference(anchor: anchor, test: test, over: anchor.qualityInterval)
      : delta.rateDifference(anchor: anchor, test: test)
  }

  /// Share of the anchor's qualities that the test curve does not have, where they are asked for.
  private func continuedPercent(_ anchor: RateQualityCurve, _ test: RateQualityCurve) -> Double {
    guard rule == .anchor else { return 0 }
    let asked = anchor.qualityInterval
    let had = asked.shared(with: test.qualityInterval)?.length ?? 0
    return 100 * (1 - had / asked.length)
  }

  private func rounded(_ share: Double) -> String {
    share < 1 ? "under 1" : "\(Int(share.rounded()))"
  }
}
