internal import CLibDeflate
package import Foundation

/// The files of a zip archive (PKWARE's APPNOTE 6.3.9; the 64-bit forms of 4.3.14 and 4.5.3 included):
/// stored, as `torch.save` writes them, or deflated, as Python's wheels have them.
package struct ZipArchive {
  private struct Place {
    let header: Int
    let size: Int
    /// Bytes in the archive.
    let packed: Int
    let checksum: UInt32
    /// 0 stored, 8 deflated.
    let method: Int
  }

  private let path: String
  private let bytes: Data
  private var places: [String: Place] = [:]

  /// Far more than any network has, so that a hostile archive ends soon.
  private static let mostFiles = 1_000_000

  /// Reads the directory at the archive's end.
  ///
  /// - Throws: `WeightError.damaged`.
  package init(_ bytes: Data, path: String) throws {
    self.bytes = bytes
    self.path = path
    let directory = try findDirectory()
    var reader = ByteReader(bytes, at: directory.start)
    for _ in 0..<directory.files {
      let (name, place) = try entry(&reader)
      guard places.updateValue(place, forKey: name) == nil else {
        throw damaged("\"\(name)\" is in its directory twice")
      }
    }
  }

  var names: [String] { places.keys.sorted() }

  /// The contents of a file, its checksum verified; nil if there is none of this name.
  ///
  /// - Parameter inflating: whether it may be deflated.
  /// - Throws: `WeightError.damaged`.
  package func contents(_ name: String, inflating: Bool = false) throws -> Data? {
    guard let place = places[name] else { return nil }
    if place.method != 0 || place.packed != place.size, !(inflating && place.method == 8) {
      throw damaged("\"\(name)\" is compressed, which torch.save does not do")
    }
    var reader = ByteReader(bytes, at: place.header)
    guard reader.number(4) == 0x0403_4B50, reader.take(22) != nil,
      let nameLength = reader.number(2), let extraLength = reader.number(2),
      reader.take(nameLength + extraLength) != nil, let packed = reader.take(place.packed)
    else { throw damaged("\"\(name)\" lies beyond its end") }
    guard let contents = place.method == 0 ? packed : Self.inflate(packed, size: place.size) else {
      throw damaged("\"\(name)\" cannot be unpacked")
    }
    let checksum = contents.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    guard checksum == place.checksum else { throw damaged("the checksum of \"\(name)\" is wrong") }
    return contents
  }

  private static func inflate(_ packed: Data, size: Int) -> Data? {
    // Deflate never packs better than 1 in 1032.
    guard size <= 1032 * (packed.count + 1), let decompressor = libdeflate_alloc_decompressor()
    else { return nil }
    defer { libdeflate_free_decompressor(decompressor) }
    var contents = Data(count: size)
    let result = packed.withUnsafeBytes { source in
      contents.withUnsafeMutableBytes { target in
        libdeflate_deflate_decompress(
          decompressor, source.baseAddress, source.count, target.baseAddress, size, nil)
      }
    }
    return result == LIBDEFLATE_SUCCESS ? contents : nil
  }

  private func damaged(_ reason: String) -> WeightError { .damaged(file: path, reason: reason) }

  // MARK: Directory

  private func findDirectory() throws -> (start: Int, files: Int) {
    let end = try endRecord()
    var reader = ByteReader(bytes, at: end + 10)
    var files = reader.number(2)
    _ = reader.take(4)
    var start = reader.number(4)
    if files == 0xFFFF || start == 0xFFFF_FFFF {
      // The locator before the end record says where the 64-bit end record is.
      var locator = ByteReader(bytes, at: end - 20)
      guard locator.number(4) == 0x0706_4B50, locator.take(4) != nil, let place = locator.number(8)
      else { throw damaged("its 64-bit directory is not found") }
      var large = ByteReader(bytes, at: place)
      guard large.number(4) == 0x0606_4B50, large.take(28) != nil else {
        throw damaged("its 64-bit directory is not found")
      }
      files = large.number(8)
      _ = large.take(8)
      start = large.number(8)
    }
    guard let files, let start, files <= Self.mostFiles, start <= bytes.count else {
      throw damaged("its directory lies beyond its end")
    }
    return (start, files)
  }

  /// Where the end record begins: the last place of its signature, a comment behind it allowed.
  private func endRecord() throws -> Int {
    let signature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    let least = 22
    for place in stride(from: bytes.count - least, through: max(0, bytes.count - 65557), by: -1)
    where bytes[bytes.startIndex + place..<bytes.startIndex + place + 4].elementsEqual(signature) {
      return place
    }
    throw damaged("it has no directory, it may have been cut off")
  }

  private func entry(_ reader: inout ByteReader) throws -> (String, Place) {
    guard reader.number(4) == 0x0201_4B50, reader.take(6) != nil, let method = reader.number(2),
      reader.take(4) != nil, let checksum = reader.number(as: UInt32.self),
      var stored = reader.number(4), var size = reader.number(4),
      let nameLength = reader.number(2), let extraLength = reader.number(2),
      let commentLength = reader.number(2), reader.take(8) != nil, var header = reader.number(4),
      let name = reader.text(nameLength), let extra = reader.take(extraLength),
      reader.take(commentLength) != nil
    else { throw damaged("its directory cannot be read") }
    var large = ByteReader(Self.largeFields(extra))
    // The 64-bit fields stand in this order, each only where the 32-bit one is full.
    if size == 0xFFFF_FFFF { size = large.number(8) ?? -1 }
    if stored == 0xFFFF_FFFF { stored = large.number(8) ?? -1 }
    if header == 0xFFFF_FFFF { header = large.number(8) ?? -1 }
    guard size >= 0, header >= 0, stored >= 0, header <= bytes.count else {
      throw damaged("\"\(name)\" lies beyond its end")
    }
    return (
      name,
      Place(header: header, size: size, packed: stored, checksum: checksum, method: method)
    )
  }

  /// The contents of the extra field with the 64-bit numbers; empty if there is none.
  private static func largeFields(_ extra: Data) -> Data {
    var reader = ByteReader(Data(extra))
    while let kind = reader.number(2), let size = reader.number(2), let field = reader.take(size) {
      if kind == 1 { return Data(field) }
    }
    return Data()
  }
}
