package import Imaging

extension Image {
  /// The mean of the samples under each new one, parts of samples counted as parts; in whole numbers, so that every machine
  /// makes the same bits. Larger sides than those it has are left as they are.
  ///
  /// - Precondition: 8 bits; sides above 0.
  package func scaledDown(width newWidth: Int, height newHeight: Int) -> Image {
    guard case .eight(let samples) = samples else { preconditionFailure("8 bits only") }
    let (newWidth, newHeight) = (min(newWidth, width), min(newHeight, height))
    let columns = Self.shares(from: width, to: newWidth)
    let rows = Self.shares(from: height, to: newHeight)
    // Shares of a row sum to the old width, of a column to the old height.
    let area = width * height
    var scaled = [UInt8]()
    scaled.reserveCapacity(3 * newWidth * newHeight)
    for row in rows {
      for column in columns {
        for channel in 0..<3 {
          var sum = 0
          for (y, rowShare) in row {
            var line = 0
            for (x, share) in column { line += share * Int(samples[3 * (y * width + x) + channel]) }
            sum += rowShare * line
          }
          scaled.append(UInt8((2 * sum + area) / (2 * area)))
        }
      }
    }
    return Image(width: newWidth, height: newHeight, samples: .eight(scaled))
  }

  /// For each of `new` parts of a line of `old` samples: the samples under it, and how much of each, in units of
  /// 1 / `new` of a sample.
  private static func shares(from old: Int, to new: Int) -> [[(index: Int, share: Int)]] {
    (0..<new).map { part in
      let (start, end) = (part * old, (part + 1) * old)
      return (start / new...(end - 1) / new).map { index in
        (index, min(end, (index + 1) * new) - max(start, index * new))
      }
    }
  }
}
