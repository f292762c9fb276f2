import Imaging

extension ControlKind {
  /// The image moved to the right; columns that come in at the left repeat the first one.
  /// Strength: whole pixels. Hardly visible, but a large error in metrics that compare pixel by pixel.
  static let shift = ControlKind(
    name: "control-shift", revision: 1, unit: "pixels to the right", strengths: [1, 2, 3, 4, 6],
    facts: "first column repeated"
  ) { original, pixels, _ in
    original.replacingPlanes { plane in
      (0..<plane.height).flatMap { y in
        (0..<plane.width).map { plane.samples[y * plane.width + max(0, $0 - Int(pixels))] }
      }
    }
  }
}
