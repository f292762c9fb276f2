import CKernels
package import Imaging

/// The plane that a metric of luma looks at.
struct LumaRule: Sendable {
  /// How definitions call it.
  let fact: String
  /// Made once where several metrics look at an image.
  let plane: @Sendable (Image) throws -> Plane

  /// Full-range BT.601 on 0...255, not rounded.
  static let full = LumaRule(fact: YCbCr.lumaFact) { image in
    image.derived.value(YCbCr.lumaFact) { image.luma }
  }

  /// The value of MATLAB's `rgb2gray`, by all digits of its weights: `matlabGrey`, whose weights are those
  /// of Octave, decides ties otherwise.
  static let matlab = LumaRule(
    fact:
      "grey of rgb2gray by 0.298936021293775 0.587043074451121 0.114020904255103, rounded half up"
  ) { image in
    let grey = image.weighed(0.298936021293775, 0.587043074451121, 0.114020904255103)
    return Plane(
      width: grey.width, height: grey.height,
      samples: grey.samples.map { ($0 + 0.5).rounded(.down) })
  }

  /// Of the 10-bit planes of JPEG AI's evaluation, on the scale 0...`peak`.
  static func jpegAI(peak: Double) -> LumaRule {
    LumaRule(fact: JPEGAIPlanes.fact + ", times \(peak == 1 ? "1" : "255")/1023") {
      try JPEGAIPlanes.sharedLuma($0).scaled(by: peak / 1023)
    }
  }
}

/// Planes as the evaluation software of JPEG AI makes them: RGB and then full-range BT.709 YCbCr, each
/// rounded to 10 bits. They throw `CancellationError` only.
package enum JPEGAIPlanes {
  static let fact = "luma bt.709 full range of rgb rounded to 10 bit, rounded to 10 bit"

  /// RGB on 0...1023, rounded.
  static func rgb(_ image: Image) throws -> [Plane] {
    try (0..<3).map { channel in
      try Cancellation.check()
      let plane = image.plane(channel)
      return Plane(
        width: plane.width, height: plane.height,
        samples: plane.samples.map { ($0 * 1023 / 255).rounded(.toNearestOrEven) })
    }
  }

  /// Y on 0...1023, rounded half to even: in whole ten-thousandths, so that ties are ties.
  static func luma(_ image: Image) throws -> Plane {
    let rgb = try rgb(image).map(\.samples)
    try Cancellation.check()
    return Plane(
      width: image.width, height: image.height,
      samples: rgb[0].indices.map {
        exactLuma(rgb[0][$0], rgb[1][$0], rgb[2][$0]).rounded(.toNearestOrEven)
      })
  }

  /// The same, made once where several metrics look at an image.
  static func sharedLuma(_ image: Image) throws -> Plane {
    try image.derived.value(fact) { try luma(image) }
  }

  private static func exactLuma(_ red: Double, _ green: Double, _ blue: Double) -> Double {
    (2126 * red + 7152 * green + 722 * blue) / 10_000
  }

  /// Y, Cb and Cr on 0...1023, one plane behind the other.
  package static func yCbCr(_ image: Image) throws -> [UInt16] {
    let rgb = try rgb(image).map(\.samples)
    func plane(
      _ value: (_ luma: Double, _ red: Double, _ blue: Double) -> Double
    ) throws -> [UInt16] {
      try Cancellation.check()
      return rgb[0].indices.map { index in
        let (red, blue) = (rgb[0][index], rgb[2][index])
        let sample = value(exactLuma(red, rgb[1][index], blue), red, blue)
        return UInt16(min(max(sample, 0), 1023).rounded(.toNearestOrEven))
      }
    }
    return try plane { luma, _, _ in luma }
      + plane { luma, _, blue in (blue - luma) / 1.8556 + 511.5 }
      + plane { luma, red, _ in (red - luma) / 1.5748 + 511.5 }
  }
}

extension Image {
  /// A weighted sum of the channels on the scale 0...255.
  func weighed(_ red: Double, _ green: Double, _ blue: Double) -> Plane {
    let weights = [red, green, blue]
    return Plane(width: width, height: height) { out in
      switch samples {
      case .eight(let values): ck_weigh_bytes(values, width * height, weights, out)
      case .sixteen(let values): ck_weigh_words(values, width * height, weights, out)
      }
    }
  }
}
