/// One step: places of a plane and channels whose values are coded together.
package struct ProgressiveGroup: Equatable {
  package let rows: [Int]
  package let columns: [Int]
  package let channels: Range<Int>

  /// Values in it; a small plane may have none.
  var count: Int { rows.count * columns.count * channels.count }
}

extension ProgressiveProfile {
  /// The row or column of the latent that one of a scale's plane is, 0 being the latent's own: the plane
  /// of a scale is the odd rows and columns of the finer one.
  static func place(_ place: Int, scale: Int) -> Int { (place + 1) << scale - 1 }

  /// The steps of a scale's plane: subgroup by subgroup; in each the seeds, then the other channels.
  package static func groups(
    height: Int, width: Int, channels N: Int
  ) -> [ProgressiveGroup] {
    let parts = (0..<K).map { $0..<$0 + 1 } + [K..<N]
    return order.flatMap { place in
      let rows = Array(stride(from: place.row, to: height, by: block.height))
      let columns = Array(stride(from: place.column, to: width, by: block.width))
      return parts.map { ProgressiveGroup(rows: rows, columns: columns, channels: $0) }
    }
  }
}
