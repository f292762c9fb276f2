/// Square root of the weighted mean of squares around every second pixel (Hénaff and Simoncelli 2016;
/// DISTS, Ding et al. 2020): sqrt(Σ w(dy) w(dx) x² + 1e-12) with w = 1/4, 1/2, 1/4 (a Hanning window),
/// stride 2 and zeros outside the map. Sides are halved and rounded up.
public struct L2Pool2D: RowLayer {
  private static let window: [Float] = [0.25, 0.5, 0.25]
  /// Under the root, as DISTS has it.
  private static let epsilon: Float = 1e-12

  public init() {}

  public func outputChannels(_ inputChannels: Int) -> Int { inputChannels }
  public func outputExtent(_ inputExtent: Int) -> Int { (inputExtent + 1) / 2 }
  public func outputEnd(inputEnd end: Int, height: Int) -> Int {
    end == height ? outputExtent(height) : end / 2
  }
  public func firstInputRow(of row: Int) -> Int { max(0, 2 * row - 1) }

  public func append(
    to end: Int, of output: FeatureRows, from input: FeatureRows, scratch: Scratch
  ) {
    let first = output.rows.upperBound
    output.append(to: end)
    for channel in 0..<input.channels {
      for row in first..<end {
        let target = output.row(row, channel: channel)
        for column in 0..<output.width {
          var sum: Float = 0
          for dy in -1...1 where (0..<input.height).contains(2 * row + dy) {
            let source = input.row(2 * row + dy, channel: channel)
            var across: Float = 0
            for dx in -1...1 where (0..<input.width).contains(2 * column + dx) {
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
