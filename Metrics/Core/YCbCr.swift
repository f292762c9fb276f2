import Imaging

/// Luma and chroma of ITU-R BT.601 in full range, as JFIF (and so JPEG) defines them, not rounded:
///
///     Y' = 0.299 R + 0.587 G + 0.114 B     Cb = (B - Y') / 1.772 + 128     Cr = (R - Y') / 1.402 + 128
enum YCbCr {
  /// How definitions call it.
  static let fact = "ycbcr bt.601 full range (jfif), not rounded"
  static let lumaFact = "luma bt.601 full range (jfif), not rounded"

  static func luma(_ red: Double, _ green: Double, _ blue: Double) -> Double {
    0.299 * red + 0.587 * green + 0.114 * blue
  }

  /// Mean squared differences of two images of one size: of Y', Cb and Cr.
  static func meanSquaredErrors(_ a: Image, _ b: Image) -> (y: Double, cb: Double, cr: Double) {
    switch (a.samples, b.samples) {
    case (.eight(let a), .eight(let b)): meanSquaredErrors(a, b)
    case (.eight(let a), .sixteen(let b)): meanSquaredErrors(a, b)
    case (.sixteen(let a), .eight(let b)): meanSquaredErrors(a, b)
    case (.sixteen(let a), .sixteen(let b)): meanSquaredErrors(a, b)
    }
  }

  /// The transform is linear, so it is applied to the differences, in whole thousandths of steps of
  /// 1/257: exact, so that equal luma or chroma (as that of two grey images) gives exactly 0.
  private static func meanSquaredErrors<A: FixedWidthInteger, B: FixedWidthInteger>(
    _ a: [A], _ b: [B]
  ) -> (y: Double, cb: Double, cr: Double) {
    let (stepsOfA, stepsOfB) = (65535 / Int(A.max), 65535 / Int(B.max))
    func difference(_ index: Int) -> Int { Int(a[index]) * stepsOfA - Int(b[index]) * stepsOfB }
    var sums = (y: 0.0, cb: 0.0, cr: 0.0)
    for start in stride(from: 0, to: a.count, by: 3) {
      let (red, green, blue) = (difference(start), difference(start + 1), difference(start + 2))
      let y = 299 * red + 587 * green + 114 * blue
      let (cb, cr) = (Double(1000 * blue - y), Double(1000 * red - y))
      sums.y += Double(y) * Double(y)
      sums.cb += cb * cb
      sums.cr += cr * cr
    }
    func mean(_ sum: Double, _ divisor: Double) -> Double {
      sum / (257_000 * 257_000 * divisor * divisor) / Double(a.count / 3)
    }
    return (mean(sums.y, 1), mean(sums.cb, 1.772), mean(sums.cr, 1.402))
  }
}

extension Image {
  /// Y' of `YCbCr` on the scale 0...255.
  var luma: Plane { weighed(0.299, 0.587, 0.114) }

  /// Y' rounded to whole levels, halves to even.
  var roundedLuma: Plane {
    let (red, green, blue) = (plane(0).samples, plane(1).samples, plane(2).samples)
    return Plane(
      width: width, height: height,
      samples: red.indices.map { index in
        // Thousandths first, so that whole samples meet their ties exactly.
        let thousandths = 299 * red[index] + 587 * green[index] + 114 * blue[index]
        return (thousandths / 1000).rounded(.toNearestOrEven)
      })
  }

  /// Grey as MATLAB's and Octave's `rgb2gray` make it, rounded to whole levels, halves up.
  var matlabGrey: Plane {
    let (red, green, blue) = (plane(0).samples, plane(1).samples, plane(2).samples)
    return Plane(
      width: width, height: height,
      samples: red.indices.map { index in
        let millionths =
          298_936 * red[index] + 587_043 * green[index] + 114_021 * blue[index]
        return (millionths / 1_000_000).rounded()
      })
  }
}
