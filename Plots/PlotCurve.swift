import Results

/// A point as it is drawn, in the units of the axes; `bar` spans one standard error to both sides.
struct PlotPoint {
  let x: Double
  let y: Double
  let bar: ClosedRange<Double>?
}

/// The drawn curve of one codec and objective.
struct PlotCurve {
  let key: CodecKey
  /// Number of images in its means, nil where an imported curve does not tell.
  let images: Int?
  let points: [PlotPoint]
}

/// The rows of one metric that belong to one curve, by increasing rate; of a control as they come.
struct CurveGroup: Hashable {
  let key: CodecKey
  let images: Int?

  static func groups(
    of metric: MetricDescriptor, _ curves: [CurveRow]
  ) -> [(group: CurveGroup, rows: [CurveRow])] {
    let rows = curves.filter { $0.metric == metric.id }
    func group(_ row: CurveRow) -> CurveGroup {
      CurveGroup(key: CodecKey(codec: row.codec, objective: row.objective), images: row.images)
    }
    return rows.map(group).inOrderOfAppearance.map { wanted in
      let own = rows.filter { group($0) == wanted }
      return (wanted, wanted.key.isControl ? own : own.sorted { $0.bpp < $1.bpp })
    }
  }
}

extension PlotPoint {
  /// The point of a metric's mean at `x`, or nil where one of the axes cannot show it.
  init?(x: Double, onLogarithmicX: Bool, row: CurveRow, metric: MetricDescriptor) {
    let logarithmic = metric.curveScale == .negativeLogarithm
    func shown(_ mean: Double) -> Double? {
      let value = metric.axisValue(ofMean: mean)
      return value.isFinite && (value > 0 || !logarithmic) ? value : nil
    }
    guard x.isFinite, x > 0 || !onLogarithmicX, let y = shown(row.mean) else { return nil }
    self.x = x
    self.y = y
    if let error = row.standardError, error > 0, let one = shown(row.mean - error),
      let other = shown(row.mean + error)
    {
      bar = min(one, other)...max(one, other)
    } else {
      bar = nil
    }
  }
}
