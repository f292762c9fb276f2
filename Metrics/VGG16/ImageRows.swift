internal import Imaging
internal import Layers
internal import Weights

/// Three neighbouring rows of an image as the network's input: planar, with a border of zeros.
final class ImageRows {
  private let width: Int
  private let height: Int
  private let rowStride: Int
  private let planes: [UnsafeMutablePointer<Float>]
  private let memory: KernelMemory
  private let preprocessing: Preprocessing
  /// Input numbers of the 256 samples, by channels.
  private let inputOfSample: [[Float]]
  private var end = 0

  init(_ preprocessing: Preprocessing, width: Int, height: Int) {
    self.preprocessing = preprocessing
    self.width = width
    self.height = height
    rowStride = Self.rowStride(width: width)
    // Rows r mod 3 of a channel, then one that stays zero: above and below the image.
    memory = KernelMemory(count: Self.count(width: width))
    planes = (0..<3).map { [memory, rowStride] in memory.start + $0 * 4 * rowStride }
    inputOfSample = (0..<3).map { channel in
      (0...255).map { preprocessing.input(Double($0), channel: channel) }
    }
  }

  static func count(width: Int) -> Int { 12 * rowStride(width: width) }

  /// The columns that the kernel reads: multiples of 6 and one on each side.
  private static func rowStride(width: Int) -> Int { (width + 5) / 6 * 6 + 2 }

  /// Goes back to the top of an image.
  func begin() { end = 0 }

  /// The rows above, at and below `row`, by channels.
  ///
  /// - Precondition: rows are asked for one after the other.
  func neighbours(of row: Int, in image: Image) -> [UnsafePointer<Float>?] {
    while end < min(row + 2, height) {
      fill(end, from: image)
      end += 1
    }
    return (0..<9).map { index in
      let neighbour = row + index % 3 - 1
      let slot = neighbour >= 0 && neighbour < height ? neighbour % 3 : 3
      return UnsafePointer(planes[index / 3] + slot * rowStride)
    }
  }

  private func fill(_ row: Int, from image: Image) {
    for channel in 0..<3 {
      let target = planes[channel] + row % 3 * rowStride + 1
      let start = 3 * row * width + preprocessing.colours[channel]
      switch image.samples {
      case .eight(let samples):
        let inputs = inputOfSample[channel]
        for column in 0..<width { target[column] = inputs[Int(samples[start + 3 * column])] }
      case .sixteen(let samples):
        for column in 0..<width {
          target[column] = preprocessing.input(
            Double(samples[start + 3 * column]) / 257, channel: channel)
        }
      }
    }
  }
}
