internal import Tensors

/// A map with mean and variance of each of its channels.
struct ChannelStatistics: Sendable {
  /// c1 and c2 of DISTS.
  private static let constant = 1e-6

  private let map: Tensor
  let means: [Double]
  private let variances: [Double]

  init(_ map: Tensor) {
    self.map = map
    let pixels = map.shape[1] * map.shape[2]
    let channels = (0..<map.shape[0]).map { $0 * pixels..<($0 + 1) * pixels }
    let means = channels.map { channel in
      channel.reduce(0.0) { $0 + Double(map.values[$1]) } / Double(pixels)
    }
    variances = zip(channels, means).map { channel, mean in
      channel.reduce(0.0) { sum, index in
        let deviation = Double(map.values[index]) - mean
        return sum + deviation * deviation
      } / Double(pixels)
    }
    self.means = means
  }

  /// What luminance and structure lack to 1 in a channel.
  func losses(_ other: ChannelStatistics, channel: Int) -> (luminance: Double, structure: Double) {
    let pixels = map.shape[1] * map.shape[2]
    let (x, y) = (means[channel], other.means[channel])
    let variance =
      (channel * pixels..<(channel + 1) * pixels).reduce(0.0) { sum, index in
        let deviation = (Double(map.values[index]) - Double(other.map.values[index])) - (x - y)
        return sum + deviation * deviation
      } / Double(pixels)
    return (
      (x - y) * (x - y) / (x * x + y * y + Self.constant),
      variance / (variances[channel] + other.variances[channel] + Self.constant)
    )
  }
}
