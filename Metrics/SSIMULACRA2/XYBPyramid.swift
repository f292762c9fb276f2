import CKernels
import Imaging

/// An image in the colour space XYB of JPEG XL, shifted to be above zero, at up to six scales.
public struct XYBPyramid: Sendable {
  private struct Scale {
    let width, height: Int
    /// X, Y, B, one plane behind the other.
    let planes: [Double]
  }

  let image: Image
  private let scales: [Scale]

  init(_ image: Image) throws {
    self.image = image
    var (width, height) = (image.width, image.height)
    var linear = LinearLight.planes(image)
    var scales: [Scale] = []
    for _ in 0..<6 {
      try Cancellation.check()
      if !scales.isEmpty {
        linear = LinearLight.halved(linear, width: width, height: height)
        (width, height) = ((width + 1) / 2, (height + 1) / 2)
      }
      let count = width * height
      let planes = [Double](count: 3 * count) { ck_xyb(linear, count, $0) }
      scales.append(Scale(width: width, height: height, planes: planes))
      // Asked of the sides before they are halved, as libjxl does.
      if min(width, height) < 8 { break }
    }
    self.scales = scales
  }

  /// The window of libjxl's recursive Gaussian with sigma 1.5, a sum of three truncated cosines (Charalampidis
  /// 2016), from the centre outwards; the eleventh taps on either side are 0.
  private static let taps: [Double] = [
    0.26462110548819856,
    0.2129285920104222,
    0.10933537277746032,
    0.036011114658364374,
    0.0094143678096537,
  ]

  /// The errors of the other image, plane by plane, scale by scale: the means of structure's error,
  /// artifacts and lost details, then their 4-norms.
  func errors(_ other: XYBPyramid) throws -> [Double] {
    try (0..<3).flatMap { plane in
      try zip(scales, other.scales).flatMap { a, b -> [Double] in
        let start = plane * a.width * a.height
        return try a.planes.withUnsafeBufferPointer { first in
          try b.planes.withUnsafeBufferPointer { second in
            try Self.taps.withUnsafeBufferPointer { taps in
              try PairWindow.with(
                first.baseAddress.map { $0 + start }, second.baseAddress.map { $0 + start },
                width: a.width, height: a.height, taps
              ) { window, room in
                var means = [0.0, 0, 0]
                var fourths = [0.0, 0, 0]
                ck_ssimulacra2(window, room, &means, &fourths)
                return means + fourths.map { $0.squareRoot().squareRoot() }
              }
            }
          }
        }
      }
    }
  }
}
