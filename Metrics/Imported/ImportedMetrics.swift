import Results

/// Metrics that this program does not compute, but whose curves it reads from other people's files.
enum ImportedMetrics {
  static let descriptors = [
    MetricDescriptor(
      id: "vmaf", name: "VMAF", orientation: .higherIsBetter, curveScale: .identity)
  ]
}
