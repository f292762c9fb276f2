import Results

/// Metrics that this program does not compute, but whose curves it reads from other people's files.
enum ImportedMetrics {
  static let descriptors = [
    MetricDescriptor(
      id: "psnr-y", name: "PSNR (luma)", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity),
    MetricDescriptor(
      id: "ms-ssim-y", name: "MS-SSIM (luma)", orientation: .higherIsBetter,
      curveScale: .decibelsBelowOne),
    MetricDescriptor(
      id: "vmaf", name: "VMAF", orientation: .higherIsBetter, curveScale: .identity),
  ]
}
