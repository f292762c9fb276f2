public import Tensors

/// Square root of the weighted mean of squares around every second pixel (Hénaff and Simoncelli 2016;
/// DISTS, Ding et al. 2020): sqrt(Σ w(dy) w(dx) x² + 1e-12) with w = 1/4, 1/2, 1/4 (a Hanning window),
/// stride 2 and zeros outside the map. Sides are halved and rounded up.
public struct L2Pool2D: SerialLayer {
  private static let window: [Float] = [0.25, 0.5, 0.25]
  /// Under the root, as DISTS has it.
  private static let epsilon: Float = 1e-12

  public init() {}

  /// - Precondition: rank 3.
  public func callAsFunction(_ map: Tensor) -> Tensor {
    let (channels, height, width) = map.extents
    let (rows, columns) = ((height + 1) / 2, (width + 1) / 2)
    return Tensor(shape: [channels, rows, columns]) { out in
      map.withStart { start in
        for channel in 0..<channels {
          for row in 0..<rows {
            let target = out + (channel * rows + row) * columns
            for column in 0..<columns {
              var sum: Float = 0
              for dy in -1...1 where (0..<height).contains(2 * row + dy) {
                let source = start + (channel * height + 2 * row + dy) * width
                var across: Float = 0
                for dx in -1...1 where (0..<width).contains(2 * column + dx) {
                  let value = source[2 * column + dx]
                  across += Self.window[dx + 1] * (value * value)
                }
                sum += Self.window[dy + 1] * across
              }
              target[column] = (sum + Self.epsilon).squareRoot()
            }
          }
        }
      }
    }
  }
}
