import Digests
public import Imaging
public import Results

/// The inputs of a score: the content of two images and the metric's definition.
///
/// Names and places of files do not enter, so a renamed or copied file has the same key.
public struct CacheKey: Sendable, Hashable {
  /// SHA-256 in hexadecimal digits.
  let text: String

  /// - Parameters:
  ///   - original, reconstruction: digests of contents.
  ///   - definition: its whole text counts, not the short fingerprint.
  public init(
    original: ContentDigest, reconstruction: ContentDigest, definition: MetricDefinition
  ) {
    text = SHA256.hex(
      of: [original.text, reconstruction.text, definition.text].joined(separator: "\n"))
  }
}

/// The digest of an image, or of a file for metrics that look at files themselves.
public struct ContentDigest: Sendable, Hashable {
  let text: String

  /// - Parameter sha256: of a file's bytes.
  public init(fileDigest sha256: String) { text = "file " + sha256 }

  /// Of the decoded samples, with size and depth.
  public init(of image: Image) {
    var hash = SHA256()
    switch image.samples {
    case .eight(let samples): samples.withUnsafeBytes { hash.update($0) }
    case .sixteen(let samples): samples.withUnsafeBytes { hash.update($0) }
    }
    text = "pixels \(image.width) \(image.height) \(image.bitDepth) " + hash.finish()
  }
}
