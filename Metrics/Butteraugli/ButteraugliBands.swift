import CKernels
import Imaging

/// The frequency bands and the mask of an image at one scale.
struct ButteraugliBands: Sendable {
  private let width, height: Int
  private let planes: [Double]

  /// Those of an image and, from 15 pixels on, of half of it in linear light.
  static func scales(_ image: Image) -> [ButteraugliBands] {
    let (width, height) = (image.width, image.height)
    let linear = LinearLight.planes(image)
    let whole = ButteraugliBands(linear, width: width, height: height)
    guard min(width, height) >= 15 else { return [whole] }
    return [
      whole,
      ButteraugliBands(
        LinearLight.halved(linear, width: width, height: height), width: (width + 1) / 2,
        height: (height + 1) / 2),
    ]
  }

  private init(_ linear: [Double], width: Int, height: Int) {
    self.width = width
    self.height = height
    planes = [Double](count: Int(CK_BUTTERAUGLI_PLANES) * width * height) {
      guard ck_butteraugli_bands(linear, width, height, 80, $0) != 0 else {
        preconditionFailure("no memory for the bands of butteraugli")
      }
    }
  }

  /// The map of visible differences, this image being the original.
  func map(_ other: ButteraugliBands) -> [Double] {
    [Double](count: width * height) {
      guard ck_butteraugli_map(planes, other.planes, width, height, $0) != 0 else {
        preconditionFailure("no memory for the map of butteraugli")
      }
    }
  }
}
