/// A name for several metrics, where metrics are listed.
public struct MetricSet: Sendable, Hashable {
  public let name: String
  public let ids: [String]

  /// The metrics that studies, `compare`, the C interface and the Python package compute if none are
  /// named.
  public static let usual = ["psnr", "ms-ssim", "vgg16"]

  public static let all: [MetricSet] = [
    // The metrics that papers on codecs report, without those that need trained weights.
    MetricSet(
      name: "classic",
      ids: [
        "psnr", "psnr-ycbcr-611", "ssim", "ms-ssim", "iw-ssim", "vif-p", "fsimc", "nlpd", "gmsd",
        "psnr-hvs-m",
      ]),
    // The metrics that engineers of codecs for the web use.
    MetricSet(
      name: "web",
      ids: ["psnr", "ms-ssim", "psnr-hvs", "ssimulacra2", "butteraugli", "butteraugli-p3"]),
    // The seven metrics of JPEG AI's test conditions as their software computes them.
    MetricSet(name: EvaluationProtocol.jpegAI.name, ids: EvaluationProtocol.jpegAI.metrics),
    // All but those of other packages, and those that need trained weights.
    MetricSet(
      name: "all",
      ids: [
        "psnr", "psnr-y", "psnr-ycbcr-611", "psnr-hvs", "psnr-hvs-m", "xpsnr", "ssim", "ms-ssim",
        "ms-ssim-y", "iw-ssim", "vif-p", "fsim", "fsimc", "nlpd", "gmsd", "ciede2000",
        "ssimulacra2", "butteraugli", "butteraugli-p3", "vgg16",
      ]),
  ]

  /// The names with those of sets replaced by what they stand for, each metric once.
  public static func expanded(_ names: [String]) -> [String] {
    names.flatMap { name in all.first { $0.name == name }?.ids ?? [name] }.uniqued()
  }
}
