import Foundation

/// Looks for a tRNS chunk before the first IDAT: the alpha of grey, RGB and palette files.
enum PNGTransparency {
  /// - Throws: as `PNGChunks.contain`.
  static func isPresent(in file: InputFile, head: Data) throws(ImagingError) -> Bool {
    try PNGChunks.contain(in: file, head: head) { $0 == 0x7452_4E53 }
  }
}
