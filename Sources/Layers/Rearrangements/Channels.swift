public import Tensors

extension Tensor {
  /// Maps of equal height and width behind one another.
  ///
  /// - Precondition: at least one map, rank 3, equal heights and widths.
  public static func concatenated(_ maps: [Tensor]) -> Tensor {
    guard let first = maps.first?.extents else { preconditionFailure("no maps to concatenate") }
    precondition(
      maps.allSatisfy { $0.extents.rows == first.rows && $0.extents.columns == first.columns },
      "\(maps.map(\.shape))")
    let channels = maps.reduce(0) { $0 + $1.shape[0] }
    var values: [Float] = []
    values.reserveCapacity(channels * first.rows * first.columns)
    for map in maps { values += map.values }
    return Tensor(shape: [channels, first.rows, first.columns], values: values)
  }

  /// Some of the channels.
  ///
  /// - Precondition: rank 3, and they exist.
  public func channels(_ range: Range<Int>) -> Tensor {
    let (channels, rows, columns) = extents
    precondition(range.lowerBound >= 0 && range.upperBound <= channels, "\(range) of \(shape)")
    let plane = rows * columns
    return Tensor(
      shape: [range.count, rows, columns],
      values: Array(values[range.lowerBound * plane..<range.upperBound * plane]))
  }

  /// The sum, number by number; in place if no other value shares this tensor.
  ///
  /// - Precondition: equal shapes.
  public consuming func adding(_ other: Tensor) -> Tensor {
    combined(other) { $0 + $1 }
  }

  /// The product, number by number; in place if no other value shares this tensor.
  ///
  /// - Precondition: equal shapes.
  public consuming func multiplied(by other: Tensor) -> Tensor {
    combined(other) { $0 * $1 }
  }

  @inline(__always)
  private consuming func combined(_ other: Tensor, _ body: (Float, Float) -> Float) -> Tensor {
    precondition(shape == other.shape, "\(shape) and \(other.shape)")
    values.withUnsafeMutableBufferPointer { mine in
      other.values.withUnsafeBufferPointer { others in
        for place in mine.indices { mine[place] = body(mine[place], others[place]) }
      }
    }
    return self
  }
}
