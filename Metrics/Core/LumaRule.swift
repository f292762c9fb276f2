import CKernels
import Imaging

/// The plane that a metric of luma looks at.
struct LumaRule: Sendable {
  /// How definitions call it.
  let fact: String
  let plane: @Sendable (Image) -> Plane

  /// Full-range BT.601 on 0...255, not rounded.
  static let full = LumaRule(fact: YCbCr.lumaFact) { $0.luma }

  /// What MATLAB's `rgb2gray` gives.
  static let matlab = LumaRule(fact: "grey of rgb2gray, rounded half up") { $0.matlabGrey }

  /// Of the 10-bit planes of JPEG AI's evaluation, on the scale 0...`peak`.
  static func jpegAI(peak: Double) -> LumaRule {
    LumaRule(fact: JPEGAIPlanes.fact + ", times \(peak == 1 ? "1" : "255")/1023") {
      JPEGAIPlanes.luma($0).scaled(by: peak / 1023)
    }
  }
}

/// Planes as the evaluation software of JPEG AI makes them: RGB and then full-range BT.709 YCbCr, each
/// rounded to 10 bits.
enum JPEGAIPlanes {
  static let fact = "luma bt.709 full range of rgb rounded to 10 bit, rounded to 10 bit"

  /// RGB on 0...1023, rounded.
  static func rgb(_ image: Image) -> [Plane] {
    (0..<3).map { channel in
      let plane = image.plane(channel)
      return Plane(
        width: plane.width, height: plane.height,
        samples: plane.samples.map { ($0 * 1023 / 255).rounded(.toNearestOrEven) })
    }
  }

  /// Y on 0...1023, rounded half to even: in whole ten-thousandths, so that ties are ties.
  static func luma(_ image: Image) -> Plane {
    let channels = rgb(image).map(\.samples)
    return Plane(
      width: image.width, height: image.height,
      samples: channels[0].indices.map { index in
        let luma =
          2126 * channels[0][index] + 7152 * channels[1][index] + 722 * channels[2][index]
        return (luma / 10_000).rounded(.toNearestOrEven)
      })
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
