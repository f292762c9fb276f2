internal import Layers
internal import Tensors

/// An image cut into blocks from its top left corner, row by row; those at the right and below are
/// smaller. Each is coded by itself.
package struct BlockPartition: Sendable, Equatable {
  package struct Block: Sendable, Equatable {
    package let top: Int
    package let left: Int
    package let height: Int
    package let width: Int
  }

  package let height: Int
  package let width: Int
  /// Side of a whole block.
  package let side: Int
  package let blocks: [Block]

  package init(height: Int, width: Int, side: Int) {
    self.height = height
    self.width = width
    self.side = side
    blocks = stride(from: 0, to: height, by: side).flatMap { top in
      stride(from: 0, to: width, by: side).map { left in
        Block(
          top: top, left: left, height: min(side, height - top), width: min(side, width - left))
      }
    }
  }

  func cut(_ block: Block, from map: Tensor) -> Tensor {
    blocks.count == 1
      ? map
      : map.cropped(top: block.top, left: block.left, height: block.height, width: block.width)
  }

  /// Puts a block's map where it belongs in a map of the image.
  ///
  /// - Parameter step: pixels of the image for one of the maps, along each side.
  func paste(_ part: Tensor, _ block: Block, step: Int = 1, into map: inout Tensor) {
    let (channels, rows, columns) = (part.shape[0], part.shape[1], part.shape[2])
    let (height, width) = (map.shape[1], map.shape[2])
    map.values.withUnsafeMutableBufferPointer { values in
      part.values.withUnsafeBufferPointer { part in
        for channel in 0..<channels {
          for row in 0..<rows {
            let to = (channel * height + block.top / step + row) * width + block.left / step
            let from = (channel * rows + row) * columns
            for column in 0..<columns { values[to + column] = part[from + column] }
          }
        }
      }
    }
  }
}
