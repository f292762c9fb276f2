/// Largest value of each 2 x 2 block, stride 2; an odd last row or column is dropped (floor), as in
/// torchvision and Keras. (Caffe rounds up.)
public struct MaxPool2D: RowLayer {
  public init() {}

  public func outputChannels(_ inputChannels: Int) -> Int { inputChannels }
  public func outputExtent(_ inputExtent: Int) -> Int { inputExtent / 2 }
  public func outputEnd(inputEnd end: Int, height: Int) -> Int { end / 2 }
  public func firstInputRow(of row: Int) -> Int { 2 * row }

  public func append(
    to end: Int, of output: FeatureRows, from input: FeatureRows, scratch: Scratch
  ) {
    let first = output.rows.upperBound
    output.append(to: end)
    for channel in 0..<input.channels {
      for row in first..<end {
        let upper = input.row(2 * row, channel: channel)
        let lower = input.row(2 * row + 1, channel: channel)
        let target = output.row(row, channel: channel)
        for column in 0..<output.width {
          target[column] = max(
            max(upper[2 * column], upper[2 * column + 1]),
            max(lower[2 * column], lower[2 * column + 1]))
        }
      }
    }
  }
}
