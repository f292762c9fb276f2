public import Results

/// A metric that looks at files itself, such as a program that is not part of this one.
///
/// Where a pair is two files it is scored by them, as they are; images that exist in memory only,
/// such as reference distortions, are scored as by any other metric.
public protocol FileMetric: Metric {
  /// Scores a reconstruction; the paths hold in any folder.
  func score(file reconstruction: String, againstFile original: String) throws -> MetricScore
}
