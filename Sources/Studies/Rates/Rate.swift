/// The rate of one reconstruction.
struct Rate: Hashable {
  var bytes: Int?
  /// Bits per pixel of the original, finite and above 0.
  var bpp: Double
  /// The rate in bpp that a table gives beside the bytes, which count.
  var stated: String? = nil

  init(bpp: Double) { self.bpp = bpp }

  /// bpp = 8 · bytes / (width · height of the original).
  init(bytes: Int, of original: Original) {
    self.bytes = bytes
    bpp = 8 * Double(bytes) / original.pixels
  }
}

/// Why a rate is unknown, and whether that holds for a whole row or column of a table.
struct RateFault: Error {
  var file: String
  var message: String
  var namesPoint = true
  var namesImage = true
  /// Whether a bit stream of this image is not there.
  var isMissingStream = false
}
