/// A name for several metrics, where metrics are listed.
public struct MetricSet: Sendable, Hashable {
  public let name: String
  public let ids: [String]

  public static let all: [MetricSet] = [
    // What papers on learned codecs report, none of which needs trained weights.
    MetricSet(
      name: "classic",
      ids: [
        "psnr", "psnr-ycbcr-611", "ssim", "ms-ssim",
      ]),
    // What codec engineers of the web look at.
    MetricSet(name: "web", ids: ["psnr", "ms-ssim"]),
  ]

  /// The names with those of sets replaced by what they stand for, each metric once.
  public static func expanded(_ names: [String]) -> [String] {
    names.flatMap { name in all.first { $0.name == name }?.ids ?? [name] }.uniqued()
  }
}
