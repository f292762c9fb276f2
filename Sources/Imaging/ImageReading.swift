public import Foundation

extension Image {
  /// Reads a PNG or PNM file; the format follows from its first bytes, not from its name.
  ///
  /// PNG: every colour type and depth, interlaced or not; the stored samples, without gamma, profile or
  /// significant-bit conversion; grey of under 8 bits is scaled to 8. PNM: P2, P3, P5 and P6 with
  /// maxval 255 or 65535.
  /// - Throws: `ImagingError`.
  public static func read(_ path: String, alpha: AlphaRule = .refuse) throws -> Image {
    let file = try InputFile(path)
    // First a piece: a film of gigabytes is refused without reading it.
    let head = try file.bytes(at: 0, count: 64)
    if let refusal = format(head, path).refusal(path: path) { throw refusal }
    return try decode(try file.contents(), path: path, alpha: alpha)
  }

  /// Decodes the bytes of a PNG or PNM file.
  ///
  /// - Parameters:
  ///   - data: the whole file.
  ///   - path: names the file in errors, and is not opened.
  ///   - alpha: what to do with an alpha channel.
  /// - Throws: `ImagingError`.
  public static func decode(_ data: Data, path: String, alpha: AlphaRule = .refuse) throws -> Image
  {
    if data.isEmpty { throw ImagingError.empty(path: path) }
    let format = format(data, path)
    if let refusal = format.refusal(path: path) { throw refusal }
    return try data.withUnsafeBytes { bytes in
      format == .png
        ? try Image(png: bytes, path: path, alpha: alpha) : try Image(pnm: bytes, path: path)
    }
  }

  private static func format(_ data: Data, _ path: String) -> FileFormat {
    data.withUnsafeBytes { FileFormat($0, path: path) }
  }
}
