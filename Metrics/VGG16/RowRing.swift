internal import CKernels
internal import Layers

/// The rows of a layer's input that are in memory: row r of the map lies in slot r mod capacity.
///
/// A row is [block][column][16 channels] with a border of zeros, which is never written.
final class RowRing {
  /// Numbers from one block of channels to the next.
  let blockStride: Int
  private let rowStride: Int
  private let capacity: Int
  private let height: Int
  private let memory: KernelMemory

  /// - Parameter columns: with the border.
  init(blocks: Int, columns: Int, height: Int, capacity: Int) {
    blockStride = columns * Int(CK_CHANNELS)
    rowStride = Self.rowStride(blocks: blocks, columns: columns)
    self.capacity = capacity
    self.height = height
    memory = KernelMemory(count: Self.count(blocks: blocks, columns: columns, capacity: capacity))
  }

  /// The last slot stays zero: it stands for the rows above and below the map.
  func row(_ row: Int) -> UnsafeMutablePointer<Float> {
    let slot = row >= 0 && row < height ? row % capacity : capacity
    return memory.start + slot * rowStride
  }

  static func count(blocks: Int, columns: Int, capacity: Int) -> Int {
    (capacity + 1) * rowStride(blocks: blocks, columns: columns)
  }

  /// Cache lines are added until 8 rows of 8 columns fall on different sets of a 32 kB cache.
  private static func rowStride(blocks: Int, columns: Int) -> Int {
    let lines = blocks * columns
    return (lines + (72 - lines % 64) % 64) * Int(CK_CHANNELS)
  }
}
