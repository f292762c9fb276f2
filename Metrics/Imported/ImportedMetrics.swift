package import Results

/// Metrics that this program does not compute itself: a program does, or their curves come from other
/// people's files.
package enum ImportedMetrics {
  package static let vmaf = MetricDescriptor(
    id: "vmaf", name: "VMAF", orientation: .higherIsBetter, curveScale: .identity)

  /// What FFmpeg's filter prints, the check of `xpsnr`.
  package static let ffmpegXPSNR = MetricDescriptor(
    id: "xpsnr-ffmpeg", name: "XPSNR (FFmpeg)", unit: "dB", orientation: .higherIsBetter,
    curveScale: .identity, parts: XPSNR.entry.descriptor.parts, variantOf: "xpsnr")

  static let descriptors = [vmaf, ffmpegXPSNR]
}
