/// Limits that a claimed size must keep before any memory is taken for it.
enum ImageSize {
  /// RGB samples of one image, 2^31 - 1.
  static let maximumSamples = Int(Int32.max)
  /// Deflate expands to at most 1032 times; the margin covers rounding in tiny files.
  static let maximumExpansion = 1100

  /// Checks sides (each 1 to 2^32 - 1 here) against the limit on samples.
  static func check(width: Int, height: Int, path: String) throws(ImagingError) {
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    if overflow || pixels > maximumSamples / 3 {
      throw .tooLarge(path: path, width: width, height: height)
    }
  }
}
