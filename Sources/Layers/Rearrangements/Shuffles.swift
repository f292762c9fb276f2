public import Tensors

/// Moves channels into pixels: C r² x H x W becomes C x r H x r W.
public struct PixelShuffle: SerialLayer {
  public enum Order: Sendable {
    /// Channel c r² + r y + x goes to pixel (y, x) of channel c: PyTorch's PixelShuffle.
    case torch
    /// Channel (r y + x) C + c does: TensorFlow's depth_to_space.
    case depthToSpace
  }

  public let factor: Int
  public let order: Order

  /// - Precondition: a positive factor.
  public init(_ factor: Int, order: Order) {
    precondition(factor > 0)
    self.factor = factor
    self.order = order
  }

  /// - Precondition: channels are a multiple of the factor's square.
  public func callAsFunction(_ map: Tensor) -> Tensor {
    let (depth, rows, columns) = map.extents
    let square = factor * factor
    precondition(depth % square == 0, "\(map.shape) by \(factor)")
    let channels = depth / square
    return Tensor(shape: [channels, factor * rows, factor * columns]) { out in
      map.withStart { start in
        for source in 0..<depth {
          let (channel, place) =
            order == .torch
            ? (source / square, source % square) : (source % channels, source / channels)
          for row in 0..<rows {
            let from = start + (source * rows + row) * columns
            let target = (channel * rows + row) * factor + place / factor
            let to = out + target * factor * columns + place % factor
            for column in 0..<columns { to[factor * column] = from[column] }
          }
        }
      }
    }
  }
}

/// The inverse of `PixelShuffle` in TensorFlow's order: pixel (y, x) of channel c goes to channel
/// (r y + x) C + c.
public struct SpaceToDepth: SerialLayer {
  public let factor: Int

  /// - Precondition: a positive factor.
  public init(_ factor: Int) {
    precondition(factor > 0)
    self.factor = factor
  }

  /// - Precondition: height and width are multiples of the factor.
  public func callAsFunction(_ map: Tensor) -> Tensor {
    let (channels, height, width) = map.extents
    precondition(height % factor == 0 && width % factor == 0, "\(map.shape) by \(factor)")
    let (rows, columns) = (height / factor, width / factor)
    return Tensor(shape: [channels * factor * factor, rows, columns]) { out in
      map.withStart { start in
        for target in 0..<channels * factor * factor {
          let (channel, place) = (target % channels, target / channels)
          for row in 0..<rows {
            let source = channel * height + row * factor + place / factor
            let from = start + source * width + place % factor
            let to = out + (target * rows + row) * columns
            for column in 0..<columns { to[column] = from[factor * column] }
          }
        }
      }
    }
  }
}

/// Repeats every pixel r times in both directions.
public struct NearestUpsample: SerialLayer {
  public let factor: Int

  /// - Precondition: a positive factor.
  public init(_ factor: Int) {
    precondition(factor > 0)
    self.factor = factor
  }

  public func callAsFunction(_ map: Tensor) -> Tensor {
    let (channels, rows, columns) = map.extents
    return Tensor(shape: [channels, factor * rows, factor * columns]) { out in
      map.withStart { start in
        for row in 0..<channels * rows * factor {
          let from = start + row / factor * columns
          let to = out + row * factor * columns
          for column in 0..<factor * columns { to[column] = from[column / factor] }
        }
      }
    }
  }
}
