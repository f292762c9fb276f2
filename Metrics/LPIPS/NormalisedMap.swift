internal import Tensors

/// A feature map with what makes each pixel's features a vector of norm 1.
struct NormalisedMap: Sendable {
  /// Added to a norm, as the lpips package does.
  private static let epsilon = 1e-10

  private let map: Tensor
  /// 1 / (norm + epsilon) by pixels.
  private let scales: [Double]

  init(_ map: Tensor) {
    self.map = map
    let pixels = map.shape[1] * map.shape[2]
    var squares = [Double](repeating: 0, count: pixels)
    for channel in 0..<map.shape[0] {
      let start = channel * pixels
      for pixel in 0..<pixels {
        let value = Double(map.values[start + pixel])
        squares[pixel] += value * value
      }
    }
    scales = squares.map { 1 / ($0.squareRoot() + Self.epsilon) }
  }

  /// Mean over pixels of Σ factor · (difference)², channel by channel.
  func distance(to other: NormalisedMap, factors: [Float]) -> Double {
    let pixels = scales.count
    let sums = factors.indices.map { channel in
      let start = channel * pixels
      var sum = 0.0
      for pixel in 0..<pixels {
        let difference =
          Double(map.values[start + pixel]) * scales[pixel]
          - Double(other.map.values[start + pixel]) * other.scales[pixel]
        sum += difference * difference
      }
      return sum * Double(factors[channel])
    }
    return sums.reduce(0, +) / Double(pixels)
  }
}
