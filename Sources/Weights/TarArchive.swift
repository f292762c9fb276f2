internal import CLibDeflate
package import Foundation

/// The files of a tar archive (POSIX ustar) that gzip has packed, as Python's source packages are.
package enum TarArchive {
  package enum Fault: Error, Equatable {
    case notGzip
    case endsEarly
  }

  /// Far more than a package of weights has, so that a hostile archive cannot ask for all memory.
  private static let mostBytes = 1 << 30
  private static let block = 512

  /// The contents of the first plain file whose path ends with `/SUFFIX`.
  ///
  /// - Returns: nil if there is none.
  /// - Throws: `Fault`.
  package static func contents(_ suffix: String, of packed: Data) throws(Fault) -> Data? {
    let bytes = try unpack(packed)
    var start = bytes.startIndex
    while start + block <= bytes.endIndex {
      let header = bytes[start..<start + block]
      // Two blocks of zeros end an archive.
      if header.allSatisfy({ $0 == 0 }) { return nil }
      guard let size = octal(field(header, 124, 12)), size >= 0,
        size <= bytes.endIndex - start - block
      else { throw .endsEarly }
      let kind = header[header.startIndex + 156]
      let prefix = text(field(header, 345, 155))
      let name = (prefix.isEmpty ? "" : prefix + "/") + text(field(header, 0, 100))
      if kind == 0 || kind == UInt8(ascii: "0"), name.hasSuffix("/" + suffix) {
        return Data(bytes[start + block..<start + block + size])
      }
      start += block + (size + block - 1) / block * block
    }
    throw .endsEarly
  }

  private static func field(_ header: Data, _ offset: Int, _ count: Int) -> Data {
    header[header.startIndex + offset..<header.startIndex + offset + count]
  }

  /// The bytes before the first zero.
  private static func text(_ field: Data) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func octal(_ field: Data) -> Int? {
    Int(text(field).trimmingCharacters(in: .whitespaces), radix: 8)
  }

  /// A gzip file of one member; its last four bytes give its size.
  private static func unpack(_ packed: Data) throws(Fault) -> Data {
    guard packed.starts(with: [0x1F, 0x8B]), packed.count > 18,
      let decompressor = libdeflate_alloc_decompressor()
    else { throw .notGzip }
    defer { libdeflate_free_decompressor(decompressor) }
    let size = packed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard size <= mostBytes else { throw .endsEarly }
    var bytes = Data(count: max(size, 1))
    let result = packed.withUnsafeBytes { source in
      bytes.withUnsafeMutableBytes { target in
        libdeflate_gzip_decompress(
          decompressor, source.baseAddress, source.count, target.baseAddress, size, nil)
      }
    }
    guard result == LIBDEFLATE_SUCCESS else { throw .endsEarly }
    return bytes.prefix(size)
  }
}
