import Foundation

/// Looks for a tRNS chunk before the first IDAT: the alpha of grey, RGB and palette files.
enum PNGTransparency {
  /// Bytes read at a time; the chunks before IDAT of usual files fit into the first piece.
  private static let window = 4096

  /// - Throws: `.truncated` where the chunks end before image data, `.corrupt`, `.notReadable`.
  static func isPresent(in file: InputFile, head: Data) throws(ImagingError) -> Bool {
    var piece = head
    var pieceStart = 0
    var offset = PNGHeader.byteCount
    while offset + 8 <= file.size {
      if offset + 8 > pieceStart + piece.count {
        piece = try file.bytes(at: offset, count: window)
        pieceStart = offset
        guard piece.count >= 8 else { break }
      }
      let (length, type) = piece.withUnsafeBytes {
        (Int($0.bigEndian32(at: offset - pieceStart)), $0.bigEndian32(at: offset - pieceStart + 4))
      }
      switch type {
      case 0x7452_4E53: return true  // tRNS
      case 0x4944_4154: return false  // IDAT
      case 0x4945_4E44: throw .truncated(path: file.path)  // IEND
      case let type where length > Int32.max || !isLetters(type):
        throw .corrupt(path: file.path, reason: "a broken chunk before the image data")
      default: offset += 12 + length
      }
    }
    throw .truncated(path: file.path)
  }

  /// Chunk types are four ASCII letters; runs of zeros are not walked through.
  private static func isLetters(_ type: UInt32) -> Bool {
    withUnsafeBytes(of: type) { $0.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) } }
  }
}
