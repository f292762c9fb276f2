import Results

extension CurveSet {
  /// Phase gap of a codec in a metric that `METRIC-phases` scores at the four phases of the pooling
  /// grid: largest minus smallest of the set's means in dB, mean along the curve; nil where it was
  /// not scored or a mean is not finite.
  func phaseGap(of codec: CodecKey, in metric: String) -> Double? {
    let parts = ["00", "01", "10", "11"].compactMap { phase in
      curves.first { $0.codec == codec && $0.metric.id == "\(metric)-phases/\(phase)" }
    }
    guard let labels = parts.first?.points.map(\.label), parts.count > 1, !labels.isEmpty,
      parts.allSatisfy({ $0.points.map(\.label) == labels })
    else { return nil }
    let gaps = labels.indices.map { index in
      let levels = parts.map { $0.metric.curveValue(ofMean: $0.points[index].mean) }
      return levels.allSatisfy(\.isFinite) ? (levels.max() ?? 0) - (levels.min() ?? 0) : .nan
    }
    return finite(average(gaps, gaps.indices))
  }
}
