package import Imaging

extension Image {
  /// The image made smaller by a whole number, each pixel the mean of a square, in 8 bits, so that
  /// no side is over `limit`. Pixels at the right and bottom that fill no square are left out.
  package func preview(limit: Int) -> Image {
    let scale = max(1, (max(width, height) + limit - 1) / limit)
    let small = (width: max(1, width / scale), height: max(1, height / scale))
    let square = (width: min(scale, width), height: min(scale, height))
    let count = square.width * square.height
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * small.width * small.height)
    for y in 0..<small.height {
      for x in 0..<small.width {
        for channel in 0..<3 {
          var sum = 0
          for row in 0..<square.height {
            let start = 3 * ((y * scale + row) * width + x * scale) + channel
            for column in 0..<square.width { sum += byte(start + 3 * column) }
          }
          pixels.append(UInt8((sum + count / 2) / count))
        }
      }
    }
    return Image(width: small.width, height: small.height, samples: .eight(pixels))
  }

  private func byte(_ index: Int) -> Int {
    switch samples {
    case .eight(let values): Int(values[index])
    case .sixteen(let values): (Int(values[index]) + 128) / 257
    }
  }
}
