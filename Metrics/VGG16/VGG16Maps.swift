internal import CKernels
internal import Imaging

/// An original and its tapped maps, in the order in which a pass computes their tiles; without maps
/// where they do not fit the budget, so that the original runs beside every reconstruction.
struct VGG16Maps: Sendable {
  let original: Image
  let taps: RecycledMemory?
}

/// A strip of a tapped map of both images.
struct VGG16TappedStrip {
  /// Its place in `VGG16Network.taps`.
  let tap: Int
  let shape: ck_tapped_strip
  let original: UnsafePointer<Float>
  /// The reconstruction's tiles, where they were asked for.
  let other: UnsafePointer<Float>?
  /// Sum of the squared differences, where it was asked for.
  let squares: Double
}
