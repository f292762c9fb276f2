import Imaging

/// The rule for an odd side before the 2x2 means between the scales. Rules that pad at the start
/// move the grid of all later means by one sample.
enum OddSides: Sendable {
  /// Extended by its last row or column: TensorFlow, MATLAB, and `ms-ssim`.
  case extendedAtEnd
  /// A row or column of zeros before the first one, which count: pytorch-msssim and pyiqa. (They pad
  /// at both ends; the one at the end takes part in no 2x2 block.)
  case zerosAtStart
  /// If either side is odd, the first row and the first column are repeated, and a last row or
  /// column that is then single is dropped: piq.
  case repeatedAtStart

  /// How definitions call it.
  var fact: String {
    switch self {
    case .extendedAtEnd: "odd sides symmetric at bottom and right"
    case .zerosAtStart: "odd sides zeros at top and left"
    case .repeatedAtStart: "either side odd: repeated at top and left, rest dropped"
    }
  }

  /// The plane that the 2x2 means are taken of.
  func padded(_ plane: Plane) -> Plane {
    let odd = (width: plane.width % 2, height: plane.height % 2)
    switch self {
    case .extendedAtEnd: return plane
    case .zerosAtStart:
      return plane.preceded(rows: odd.height, columns: odd.width) { _, _ in 0 }
    case .repeatedAtStart:
      let padding = max(odd.width, odd.height)
      return plane.preceded(rows: padding, columns: padding) { row, column in
        plane.samples[max(row, 0) * plane.width + max(column, 0)]
      }
    }
  }
}

extension Plane {
  /// The plane with rows and columns before its own, cut to even sides.
  ///
  /// - Parameter filler: the samples at negative rows or columns.
  fileprivate func preceded(
    rows: Int, columns: Int, filler: (_ row: Int, _ column: Int) -> Double
  ) -> Plane {
    let newWidth = (width + columns) / 2 * 2
    let newHeight = (height + rows) / 2 * 2
    var samples: [Double] = []
    samples.reserveCapacity(newWidth * newHeight)
    for row in -rows..<newHeight - rows {
      if row < 0 {
        for column in -columns..<newWidth - columns { samples.append(filler(row, column)) }
      } else {
        for column in -columns..<0 { samples.append(filler(row, column)) }
        let start = row * width
        samples += self.samples[start..<start + newWidth - columns]
      }
    }
    return Plane(width: newWidth, height: newHeight, samples: samples)
  }
}
