public import Tensors

/// A layer whose output rows depend on a few input rows, so that it can work through a map in strips.
public protocol RowLayer: Sendable {
  /// Channels of the output for this many input channels.
  func outputChannels(_ inputChannels: Int) -> Int

  /// Height (or width) of the output for an input of this height (or width).
  func outputExtent(_ inputExtent: Int) -> Int

  /// The end of the output rows that input rows up to `end` of `height` allow.
  func outputEnd(inputEnd end: Int, height: Int) -> Int

  /// The first input row that output row `row` and those below it need.
  func firstInputRow(of row: Int) -> Int

  /// Appends the output rows up to `end` to `output`, reading the rows that they need from `input`.
  ///
  /// - Precondition: `input` holds these rows.
  func append(to end: Int, of output: FeatureRows, from input: FeatureRows, scratch: Scratch)
}

extension RowLayer {
  /// The layer applied to a whole map, channels x rows x columns.
  ///
  /// - Precondition: rank 3, no empty extent in input or output.
  public func callAsFunction(_ map: Tensor) -> Tensor {
    let input = FeatureRows(map)
    let height = outputExtent(input.height)
    let output = FeatureRows(
      channels: outputChannels(input.channels), height: height, width: outputExtent(input.width),
      capacity: height)
    append(to: height, of: output, from: input, scratch: Scratch())
    return output.tensor
  }
}

/// Working memory that layers share and that grows to the largest need: fresh pages are expensive.
///
/// One owner at a time, as `FeatureRows`.
public final class Scratch {
  private var storage = UnsafeMutableBufferPointer<Float>.allocate(capacity: 0)

  public init() {}

  deinit { storage.deallocate() }

  /// Room for `count` numbers of any value; valid until the next call.
  func room(_ count: Int) -> UnsafeMutablePointer<Float> {
    if storage.count < count {
      storage.deallocate()
      storage = .allocate(capacity: count)
      storage.initialize(repeating: 0)
    }
    return storage.baseAddress.unsafelyUnwrapped
  }
}
