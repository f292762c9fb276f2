public import Tensors

/// Consecutive rows of a feature map that are in memory: a window that moves down the map.
///
/// A deep network on a large image is computed strip by strip: each layer appends the output rows
/// that its input allows and the rows that are no longer needed are discarded. A window as high as its
/// map is the whole map. Storage is planar (channel, row, column) and is reused, never grown.
///
/// One owner at a time: a class so that layers can fill it, without any locking.
public final class FeatureRows {
  public let channels: Int
  /// Height and width of the whole map.
  public let height: Int
  public let width: Int
  /// How many rows fit.
  public let capacity: Int
  /// The rows of the map that are held.
  public private(set) var rows: Range<Int> = 0..<0
  private let storage: UnsafeMutableBufferPointer<Float>

  /// - Precondition: extents are positive.
  public init(channels: Int, height: Int, width: Int, capacity: Int) {
    precondition(channels > 0 && height > 0 && width > 0 && capacity > 0)
    self.channels = channels
    self.height = height
    self.width = width
    self.capacity = min(capacity, height)
    storage = .allocate(capacity: channels * self.capacity * width)
    storage.initialize(repeating: 0)
  }

  /// A whole map, filled.
  ///
  /// - Precondition: the tensor has rank 3 (channels x rows x columns) and no extent is 0.
  public convenience init(_ map: Tensor) {
    precondition(map.shape.count == 3, "a feature map of shape \(map.shape)")
    self.init(
      channels: map.shape[0], height: map.shape[1], width: map.shape[2], capacity: map.shape[1])
    append(to: height)
    map.values.withUnsafeBufferPointer { _ = storage.update(fromContentsOf: $0) }
  }

  deinit { storage.deallocate() }

  /// Numbers from one channel's plane to the next.
  public var planeStride: Int { capacity * width }

  /// The first number of a row that is held; the following rows of the channel lie behind it.
  public func row(_ row: Int, channel: Int) -> UnsafeMutablePointer<Float> {
    precondition(rows.contains(row), "row \(row) of the window \(rows)")
    precondition((0..<channels).contains(channel))
    return storage.baseAddress.unsafelyUnwrapped
      + (channel * capacity + row - rows.lowerBound) * width
  }

  /// Forgets everything, for the next image.
  public func reset() { rows = 0..<0 }

  /// Lengthens the window to end before row `end`; the new rows hold anything until written.
  ///
  /// - Precondition: the rows fit, see `capacity` and `discard`.
  public func append(to end: Int) {
    precondition(end >= rows.upperBound && end <= height, "rows to \(end) after \(rows)")
    precondition(end - rows.lowerBound <= capacity, "rows to \(end) after \(rows) do not fit")
    rows = rows.lowerBound..<end
  }

  /// Drops the rows above `first`, moving the others to the start of their planes.
  public func discard(before first: Int) {
    let first = min(max(first, rows.lowerBound), rows.upperBound)
    guard first > rows.lowerBound else { return }
    let kept = (rows.upperBound - first) * width
    if kept > 0 {
      for channel in 0..<channels {
        row(rows.lowerBound, channel: channel).update(
          from: row(first, channel: channel), count: kept)
      }
    }
    rows = first..<rows.upperBound
  }

  /// The rows that are held as a tensor: channels x rows x columns.
  public var tensor: Tensor {
    var values: [Float] = []
    values.reserveCapacity(channels * rows.count * width)
    for channel in 0..<channels where !rows.isEmpty {
      values += UnsafeBufferPointer(
        start: row(rows.lowerBound, channel: channel), count: rows.count * width)
    }
    return Tensor(shape: [channels, rows.count, width], values: values)
  }
}
