import CKernels
import Imaging

/// The frequency bands and the mask of an image at one scale.
struct ButteraugliBands: Sendable {
  private let width, height: Int
  private let planes: [Double]

  /// Those of an image and, from 15 pixels on, of half of it in linear light.
  static func scales(_ image: Image) throws -> [ButteraugliBands] {
    let (width, height) = (image.width, image.height)
    try Cancellation.check()
    let linear = LinearLight.planes(image)
    let whole = try ButteraugliBands(linear, width: width, height: height)
    guard min(width, height) >= 15 else { return [whole] }
    return [
      whole,
      try ButteraugliBands(
        LinearLight.halved(linear, width: width, height: height), width: (width + 1) / 2,
        height: (height + 1) / 2),
    ]
  }

  private init(_ linear: [Double], width: Int, height: Int) throws {
    self.width = width
    self.height = height
    planes = try [Double](count: Int(CK_BUTTERAUGLI_PLANES) * width * height) {
      try Self.require(
        ck_butteraugli_bands(linear, width, height, 80, Cancellation.kernelCheck, $0))
    }
  }

  /// The map of visible differences, this image being the original.
  func map(_ other: ButteraugliBands) throws -> [Double] {
    try [Double](count: width * height) {
      try Self.require(
        ck_butteraugli_map(planes, other.planes, width, height, Cancellation.kernelCheck, $0))
    }
  }

  private static func require(_ outcome: ck_outcome) throws {
    switch outcome {
    case CK_DONE: return
    case CK_CANCELLED: throw CancellationError()
    default: preconditionFailure("no memory for the bands or the map of butteraugli")
    }
  }
}
