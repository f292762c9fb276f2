import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing
import Weights

/// Values of Tests/References/calibrated_reference.py: the packages lpips and DISTS-pytorch in
/// float64 on the narrow network.
struct CalibratedGolden: Decodable, CustomTestStringConvertible {
  let width: Int
  let height: Int
  let pair: String
  let lpips: Double
  /// LPIPS by layers.
  let layers: [Double]
  let dists: Double
  /// LPIPS with AlexNet, and by layers; nil for images that are too small for it.
  let alex: Double?
  let alexLayers: [Double]?

  var testDescription: String { "\(width)x\(height) \(pair)" }

  /// The narrow networks.
  static let weights = [
    "lpips-vgg": fixture("calibrated/narrow.safetensors").path,
    "lpips-alex": fixture("calibrated/narrow-alex.safetensors").path,
    "dists": fixture("calibrated/narrow.safetensors").path,
  ]

  static let all: [CalibratedGolden] =
    (try? JSONDecoder().decode(
      [CalibratedGolden].self, from: Data(contentsOf: fixture("calibrated/golden.json")))) ?? []

  /// Tolerances of Float's maps: a pair that differs by a level here and there loses more of its
  /// difference to their rounding, and these images are small.
  var relative: Double { pair == "near" ? 1e-4 : 1e-5 }

  func score(_ id: String, exact: Bool = false) throws -> MetricScore {
    let original = noise(1, width: width, height: height)
    return try scored(
      id, pair == "near" ? near(original) : noise(2, width: width, height: height), original,
      MetricOptions(weights: Self.weights, exact: exact))
  }

  /// Every third column one level up, 255 becomes 0.
  private func near(_ image: Image) -> Image {
    guard case .eight(var samples) = image.samples else { return image }
    for index in samples.indices where index / 3 % width % 3 == 0 { samples[index] &+= 1 }
    return Image(width: width, height: height, samples: .eight(samples))
  }
}
