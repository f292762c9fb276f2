public import Tensors

/// Rows and columns around a map.
public struct Padding: Sendable, Equatable {
  public let top: Int
  public let left: Int
  public let bottom: Int
  public let right: Int

  public init(top: Int, left: Int, bottom: Int, right: Int) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }

  /// The padding that brings height and width to multiples of a number, its smaller half above and
  /// left.
  ///
  /// - Precondition: positive numbers.
  public static func centred(height: Int, width: Int, multiple: Int) -> Padding {
    precondition(height > 0 && width > 0 && multiple > 0)
    let rows = (multiple - height % multiple) % multiple
    let columns = (multiple - width % multiple) % multiple
    return Padding(
      top: rows / 2, left: columns / 2, bottom: rows - rows / 2, right: columns - columns / 2)
  }
}

/// The values around a map.
public enum PaddingValue: Sendable {
  case zero
  /// The nearest pixel of the map.
  case replicate
  /// The map mirrored at its edge, the edge pixel twice: c b a | a b c | c b a, and so on.
  case symmetric

  /// The place in an extent that a place outside it repeats; nil for zero.
  func source(_ place: Int, _ extent: Int) -> Int? {
    if (0..<extent).contains(place) { return place }
    switch self {
    case .zero: return nil
    case .replicate: return place < 0 ? 0 : extent - 1
    case .symmetric:
      let period = 2 * extent
      let within = (place % period + period) % period
      return within < extent ? within : period - 1 - within
    }
  }
}

extension Tensor {
  /// The map with rows and columns around it.
  ///
  /// - Precondition: rank 3, no empty extent, no negative padding.
  public func padded(_ padding: Padding, with value: PaddingValue) -> Tensor {
    let (channels, rows, columns) = extents
    precondition(min(padding.top, padding.left, padding.bottom, padding.right) >= 0)
    let height = rows + padding.top + padding.bottom
    let width = columns + padding.left + padding.right
    let sourceColumns = (0..<width).map { value.source($0 - padding.left, columns) }
    return Tensor(shape: [channels, height, width]) { out in
      withStart { start in
        for channel in 0..<channels {
          for row in 0..<height {
            let to = out + (channel * height + row) * width
            guard let source = value.source(row - padding.top, rows) else {
              to.update(repeating: 0, count: width)
              continue
            }
            let from = start + (channel * rows + source) * columns
            for column in 0..<width { to[column] = sourceColumns[column].map { from[$0] } ?? 0 }
          }
        }
      }
    }
  }

  /// A part of the map: all channels, `height` x `width` pixels from (`top`, `left`) on.
  ///
  /// - Precondition: rank 3, and the part lies inside.
  public func cropped(top: Int, left: Int, height: Int, width: Int) -> Tensor {
    let (channels, rows, columns) = extents
    precondition(
      top >= 0 && left >= 0 && height > 0 && width > 0 && top + height <= rows
        && left + width <= columns, "\(height)x\(width) at \(top), \(left) of \(shape)")
    return Tensor(shape: [channels, height, width]) { out in
      withStart { start in
        for channel in 0..<channels {
          for row in 0..<height {
            (out + (channel * height + row) * width).update(
              from: start + (channel * rows + top + row) * columns + left, count: width)
          }
        }
      }
    }
  }

  /// The part inside a padding: undoes `padded`.
  public func cropped(_ padding: Padding) -> Tensor {
    let (_, rows, columns) = extents
    return cropped(
      top: padding.top, left: padding.left, height: rows - padding.top - padding.bottom,
      width: columns - padding.left - padding.right)
  }
}
