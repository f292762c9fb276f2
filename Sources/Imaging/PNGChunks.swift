import Foundation

/// The chunks of a PNG file before its image data, by type.
enum PNGChunks {
  /// Bytes read at a time; the chunks before IDAT of usual files fit into the first piece.
  private static let window = 4096

  /// Hands over each type until `visit` returns true.
  ///
  /// - Returns: whether it did, before the image data.
  /// - Throws: `.truncated` where the chunks end before image data, `.corrupt`, `.notReadable`.
  static func contain(
    in file: InputFile, head: Data, _ visit: (UInt32) -> Bool
  ) throws(ImagingError) -> Bool {
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
      if type == 0x4944_4154 { return false }  // IDAT
      if type == 0x4945_4E44 { throw .truncated(path: file.path) }  // IEND
      if visit(type) { return true }
      if length > Int32.max || !isLetters(type) {
        throw .corrupt(path: file.path, reason: "a broken chunk before the image data")
      }
      offset += 12 + length
    }
    throw .truncated(path: file.path)
  }

  /// Chunk types are four ASCII letters; runs of zeros are not walked through.
  private static func isLetters(_ type: UInt32) -> Bool {
    withUnsafeBytes(of: type) { $0.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) } }
  }
}
