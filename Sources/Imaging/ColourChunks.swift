import Foundation

/// The colour chunks of PNG files, which define the colours of their samples. This program compares
/// samples as they are stored; other programs may convert them first.
public enum ColourChunks {
  private static let types: [(type: UInt32, name: String)] = [
    (0x6348_524D, "cHRM"), (0x6349_4350, "cICP"), (0x6741_4D41, "gAMA"), (0x6943_4350, "iCCP"),
  ]

  /// The names of such chunks in a file, in the order of the alphabet; none for other formats and
  /// files that cannot be read.
  public static func names(in path: String) -> [String] {
    guard let file = try? InputFile(path), let head = try? file.bytes(at: 0, count: 512) else {
      return []
    }
    let format = head.withUnsafeBytes { FileFormat($0, path: path) }
    guard format == .png else { return [] }
    var found: Set<String> = []
    _ = try? PNGChunks.contain(in: file, head: head) { type in
      if let name = types.first(where: { $0.type == type })?.name { found.insert(name) }
      return false
    }
    return found.sorted()
  }
}
