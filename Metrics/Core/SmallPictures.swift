import Imaging

/// - Throws: `MetricError.tooSmall`.
func requireSides(
  _ image: Image, atLeast minimum: Int, metric: String, because reason: String
) throws {
  guard min(image.width, image.height) >= minimum else {
    throw MetricError.tooSmall(
      metric: metric, width: image.width, height: image.height, minimum: minimum,
      remedy: reason + "; leave this image out or score it with psnr")
  }
}
