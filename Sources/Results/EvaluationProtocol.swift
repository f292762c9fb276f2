import Foundation

/// The rule by which a group that tests codecs turns the scores of a codec and of its anchor into one
/// number.
public struct EvaluationProtocol: Sendable, Hashable {
  /// Also the name of its set of metrics.
  public let name: String
  /// As sentences name it.
  public let title: String
  /// Ids of the metrics whose BD-rates are averaged. Their definitions have the planes and the padding.
  public let metrics: [String]
  /// Rates in bpp at which codecs are run, rising.
  public let targets: [Double]
  /// Those of the targets that enter the BD-rate.
  public let counted: ClosedRange<Double>
  /// The anchor that its own tables have.
  public let anchor: String
  /// The whole rule in words.
  public let explanation: String

  /// Of the reference software's evaluation (version 1.1.0 of its metrics, `report_bdrate_results.py`).
  ///
  /// There the name of a point says its target. Here it is the target that is nearest to the point's mean
  /// rate, on the scale of its logarithm.
  public static let jpegAI = EvaluationProtocol(
    name: "jpeg-ai", title: "JPEG AI's protocol",
    metrics: [
      "ms-ssim-jpeg-ai", "vif-p-jpeg-ai", "fsimc-jpeg-ai", "nlpd-jpeg-ai", "iw-ssim-jpeg-ai",
      "vmaf",
      "psnr-hvs-jpeg-ai",
    ],
    targets: [0.03, 0.06, 0.12, 0.25, 0.5, 0.75, 1, 1.5, 2], counted: 0.06...1,
    anchor: "VVC intra",
    explanation: """
      BD-rate of each image by PCHIP over the shared qualities: log10 of the rate, and each metric in its own \
      unit, without dB or logarithms. The arithmetic mean over the images is the number of a metric, the plain \
      mean of the seven metrics is that of the codec. Points count whose mean rate is nearest to 0.06, 0.12, \
      0.25, 0.5, 0.75 or 1 bpp (of 0.03 to 2 bpp), one for each of these rates that the codec and its anchor both \
      have. Where one image has no BD-rate, neither its metric nor the codec has a number. JPEG AI's own anchor \
      is VVC intra; the numbers here are against the anchor of their row.
      """)

  public static let all = [jpegAI]

  /// The target that a rate belongs to, or nil for one that does not count.
  public func target(ofRate bpp: Double) -> Double? {
    guard bpp > 0, bpp.isFinite,
      let nearest = targets.min(by: { Self.distance($0, bpp) < Self.distance($1, bpp) })
    else { return nil }
    return counted.contains(nearest) ? nearest : nil
  }

  /// How far a rate is from a target.
  public static func distance(_ target: Double, _ bpp: Double) -> Double { abs(log(bpp / target)) }
}
