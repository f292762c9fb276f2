import Foundation
public import Imaging
public import Results

/// Multi-scale structural similarity (Wang, Simoncelli and Bovik 2003), in Double throughout.
///
/// MS-SSIM = l₅ · Π csₛ^wₛ over five scales, with an 11x11 Gaussian window of sigma 1.5 applied
/// VALID, K1 0.01, K2 0.03, L 255, weights .0448 .2856 .3001 .2363 .1333; between scales a 2x2 mean
/// with odd sides extended symmetrically at bottom and right; a negative mean is set to 0.
/// Range 0...1, and exactly 1 for identical images.
///
/// Where we differ: pytorch-msssim pads odd sides with counted zeros at left and top, piq
/// replicates there, pyiqa scores the luma of YIQ; on even sizes we agree with pytorch-msssim
/// and TensorFlow to their float precision.
public struct MSSSIM: Metric {
  /// Where the mean over the colour channels is taken.
  enum Channels: Sendable {
    /// MS-SSIM of each RGB channel, then the mean of the three.
    case separate
    /// At each scale one mean over all three channels (TensorFlow's older `MultiScaleSSIM`).
    case joint
  }

  static let weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
  static let parts = (1...weights.count).map { "scale\($0)" }
  /// Five scales leave 11 samples, one window, of 161.
  static let minimumSide = 161

  private static let separate = MetricDescriptor(
    id: "ms-ssim", name: "MS-SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
    objective: "ms-ssim", parts: parts)

  private static let joint = MetricDescriptor(
    id: "ms-ssim-joint", name: "MS-SSIM (joint)", orientation: .higherIsBetter,
    curveScale: .decibelsBelowOne, parts: parts)

  public static let entry = MetricEntry(
    descriptor: separate,
    definition: """
      Multi-scale SSIM (Wang et al. 2003): 11x11 Gaussian window, sigma 1.5, K1 0.01, K2 0.03,
      L 255, VALID, five scales with weights .0448 .2856 .3001 .2363 .1333, 2x2 mean between
      scales with odd sides extended symmetrically at bottom and right (TensorFlow's rule),
      negative mean contrast set to 0, each RGB channel by itself, then the mean of the channels.
      In dB: -10 log10(1 - MS-SSIM) of a set's mean. Sides of at least 161 pixels.
      """,
    make: { MSSSIM(.separate, separate, options: $0) })

  public static let jointEntry = MetricEntry(
    descriptor: joint,
    definition: """
      As ms-ssim, but at each scale one mean over all three RGB channels before the product
      (TensorFlow's older MultiScaleSSIM script; the numbers that Lee et al. published).
      """,
    make: { MSSSIM(.joint, joint, options: $0) })

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let channels: Channels
  private let depth: DepthRule

  init(_ channels: Channels, _ descriptor: MetricDescriptor, options: MetricOptions) {
    self.channels = channels
    self.descriptor = descriptor
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [
        "rgb, " + (channels == .separate ? "mean of the channels' values" : "joint mean a scale"),
        "window 11 sigma 1.5 valid", "K 0.01 0.03", "L 255",
        "weights " + Self.weights.map { "\($0)" }.joined(separator: " "),
        "2x2 mean, odd sides symmetric at bottom and right", "negative means 0",
      ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    // Three channels of samples and two window means in Double; the pyramid adds a third.
    let pyramid = 3 * 3 * 8 * width * height * 4 / 3
    return MemoryNeed(reference: pyramid, working: pyramid + 2 * 8 * width * height)
  }

  public func reference(for original: Image) throws -> SSIMPyramid {
    guard min(original.width, original.height) >= Self.minimumSide else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height,
        minimum: Self.minimumSide,
        remedy: "its coarsest of five scales would be smaller than the 11-pixel window; "
          + "leave this image out or score it with psnr or vgg16")
    }
    return SSIMPyramid(original, scales: Self.weights.count)
  }

  public func score(_ reconstruction: Image, against original: SSIMPyramid) throws -> MetricScore {
    try requireComparable(original.image, reconstruction, depth: depth)
    let other = SSIMPyramid(reconstruction, scales: Self.weights.count)
    let losses = zip(original.channels, other.channels).map(losses(of:and:))
    let mean = Self.weights.indices.map { scale in
      (losses[0][scale] + losses[1][scale] + losses[2][scale]) / 3
    }
    let score =
      switch channels {
      case .separate: losses.map(combined).reduce(0, +) / 3
      case .joint: combined(mean)
      }
    let parts = zip(Self.parts, mean).map { MetricScore.Part($0, 1 - $1) }
    return MetricScore(score, parts: parts)
  }

  /// What the term of each scale lacks to 1: contrast-structure, and full SSIM at the coarsest.
  private func losses(of x: [SSIMPyramid.Level], and y: [SSIMPyramid.Level]) -> [Double] {
    x.indices.map { scale in
      let losses = x[scale].losses(y[scale])
      return scale == x.count - 1 ? losses.ssim : losses.contrast
    }
  }

  /// The weighted product over the scales; 1 - product keeps its digits where losses are small.
  private func combined(_ losses: [Double]) -> Double {
    var logarithm = 0.0
    for (loss, weight) in zip(losses, Self.weights) {
      if loss >= 1 { return 0 }
      logarithm += weight * log1p(-loss)
    }
    return 1 + expm1(logarithm)
  }
}
