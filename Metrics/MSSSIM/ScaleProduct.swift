import Foundation
import Imaging

/// The parts that the definitions of MS-SSIM share: five scales and the weighted product over them.
package enum ScaleProduct {
  static let weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
  package static let scales = weights.count
  static let parts = (1...scales).map { "scale\($0)" }
  /// Five scales leave 11 samples, one window, of 161.
  static let minimumSide = 161

  static let c1 = (0.01 * 255) * (0.01 * 255)
  static let c2 = (0.03 * 255) * (0.03 * 255)

  /// MS-SSIM from 1 - X for the term X of each scale (contrast-structure, and full SSIM at the
  /// coarsest scale): 1 - product keeps its digits where losses are small.
  package static func value(_ losses: [Double]) -> Double {
    var logarithm = 0.0
    for (loss, weight) in zip(losses, weights) {
      if loss >= 1 { return 0 }
      logarithm += weight * log1p(-loss)
    }
    return 1 + expm1(logarithm)
  }

  /// The mean of the channels at each scale.
  static func mean(_ losses: [[Double]]) -> [Double] {
    (0..<scales).map { scale in
      losses.dropFirst().reduce(losses[0][scale]) { $0 + $1[scale] } / Double(losses.count)
    }
  }

  /// - Throws: `MetricError.tooSmall`.
  static func requireSides(of image: Image, metric: String) throws {
    guard min(image.width, image.height) >= minimumSide else {
      throw MetricError.tooSmall(
        metric: metric, width: image.width, height: image.height, minimum: minimumSide,
        remedy: "its coarsest of five scales would be smaller than the 11-pixel window; "
          + "leave this image out or score it with psnr or vgg16")
    }
  }

  /// The facts that `ms-ssim` and its nearest kin begin with, after their colour rule.
  static let facts = facts(.extendedAtEnd, negative: "negative means 0")

  static func facts(_ oddSides: OddSides, negative: String) -> [String] {
    [
      "window 11 sigma 1.5 valid", "K 0.01 0.03", "L 255",
      "weights " + weights.map { "\($0)" }.joined(separator: " "),
      "2x2 mean, " + oddSides.fact, negative,
    ]
  }
}
