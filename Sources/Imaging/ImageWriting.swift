import CPNGShims
public import Foundation

extension Image {
  /// The image as an RGB PNG file of its own depth. Equal images give equal bytes (no time, no text).
  /// - Throws: `ImagingError.notWritable` where memory runs out.
  public func pngData() throws -> Data {
    switch samples {
    case .eight(let values): try values.withUnsafeBytes { try png($0, depth: 8) }
    case .sixteen(let values): try values.withUnsafeBytes { try png($0, depth: 16) }
    }
  }

  /// Writes the image as PNG: the file appears whole or, after an error, not at all.
  /// - Throws: `ImagingError.notWritable`.
  public func writePNG(_ path: String) throws {
    try AtomicFile.write(try pngData(), to: path)
  }

  private func png(_ bytes: UnsafeRawBufferPointer, depth: Int32) throws(ImagingError) -> Data {
    var file: UnsafeMutablePointer<UInt8>?
    var size = 0
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_SIZE))
    let status = cpng_write(
      bytes.baseAddress, UInt32(width), UInt32(height), depth, &file, &size, &message)
    guard status == CPNG_OK, let file else {
      throw .notWritable(path: "the PNG file", reason: String(nullTerminated: message))
    }
    return Data(bytesNoCopy: file, count: size, deallocator: .free)
  }
}
