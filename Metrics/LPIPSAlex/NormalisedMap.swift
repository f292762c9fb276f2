internal import CKernels
internal import Tensors

/// A feature map, planes of channels, with what makes each pixel's features a vector of norm 1.
struct NormalisedMap: Sendable {
  /// Added to a norm, as the lpips package does.
  private static let epsilon = 1e-10

  private let map: Tensor
  /// 1 / (norm + epsilon) by pixels.
  private let scales: [Double]

  init(_ map: Tensor) {
    self.map = map
    let (channels, pixels) = (map.shape[0], map.shape[1] * map.shape[2])
    scales = [Double](unsafeUninitializedCapacity: pixels) { scales, count in
      if let start = scales.baseAddress {
        ck_inverse_norms(map.values, channels, pixels, Self.epsilon, start)
      }
      count = pixels
    }
  }

  /// Mean over pixels of Σ factor · (difference)², channel by channel.
  func distance(to other: NormalisedMap, factors: [Float]) -> Double {
    let pixels = scales.count
    let sum = map.values.withUnsafeBufferPointer { a in
      other.map.values.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return 0.0 }
        return factors.indices.reduce(0.0) { sum, channel in
          let start = channel * pixels
          return sum + Double(factors[channel])
            * ck_scaled_difference(a + start, scales, b + start, other.scales, pixels)
        }
      }
    }
    return sum / Double(pixels)
  }
}
