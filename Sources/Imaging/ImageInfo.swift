import Foundation

/// The header of an image file, for planning without decoding.
public struct ImageInfo: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// Bits per sample of the decoded image: 8 or 16.
  public let bitDepth: Int
  /// An alpha channel, or transparent colours (tRNS): reading needs an `AlphaRule`.
  public let hasAlpha: Bool

  public init(width: Int, height: Int, bitDepth: Int, hasAlpha: Bool) {
    self.width = width
    self.height = height
    self.bitDepth = bitDepth
    self.hasAlpha = hasAlpha
  }

  /// Reads the header of a PNG or PNM file: for usual files the first 512 bytes, whatever the size.
  ///
  /// A size that the file cannot hold is an error here already; damage further on is found by
  /// `Image.read` alone.
  /// - Throws: `ImagingError`.
  public static func read(_ path: String) throws -> ImageInfo {
    let file = try InputFile(path)
    let head = try file.bytes(at: 0, count: 512)
    let format = head.withUnsafeBytes { FileFormat($0, path: path) }
    if let refusal = format.refusal(path: path) { throw refusal }
    try file.checkSize()
    return format == .png
      ? try ImageInfo(png: file, head: head) : try ImageInfo(pnm: file, head: head)
  }

  private init(png file: InputFile, head: Data) throws {
    let header = try head.withUnsafeBytes {
      try PNGHeader($0, fileSize: file.size, path: file.path)
    }
    self.init(
      width: header.width, height: header.height, bitDepth: header.bitDepth,
      hasAlpha: try header.hasAlphaChannel || PNGTransparency.isPresent(in: file, head: head))
  }

  private init(pnm file: InputFile, head: Data) throws {
    let header: PNMHeader
    do {
      header = try head.withUnsafeBytes { try PNMHeader($0, path: file.path) }
    } catch ImagingError.truncated where file.size > head.count {
      // Long comments: take as much as a header may have.
      let longer = try file.bytes(at: 0, count: PNMHeader.maximumByteCount + 1)
      header = try longer.withUnsafeBytes { try PNMHeader($0, path: file.path) }
    }
    try header.check(fileSize: file.size, path: file.path)
    self.init(
      width: header.width, height: header.height, bitDepth: header.bitDepth, hasAlpha: false)
  }
}
