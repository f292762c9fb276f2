import Basics
import Foundation
import Results

/// The content of a path given as a curve: one file, or the files of a folder.
struct CurveSource {
  /// One file, read whole.
  struct File {
    let path: String
    let data: Data

    /// The whole as a JSON object, or nil.
    let json: [String: JSONValue]?

    init(path: String, data: Data) {
      self.path = path
      self.data = data
      let isObject = data.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
      json =
        !isObject
        ? nil
        : Self.object(data)
          // libvmaf divides by a time of 0.
          ?? Self.object(
            Data(
              String(decoding: data, as: UTF8.self)
                .replacing(
                  /"fps"\s*:\s*[+-]?(?:inf|nan|infinity)\b/.ignoresCase(), with: #""fps": null"#
                )
                .utf8))
    }

    private static func object(_ data: Data) -> [String: JSONValue]? {
      try? JSONDecoder().decode(JSONValue.self, from: data).object
    }

    var name: String { (path as NSString).lastPathComponent }
    var folder: String { (path as NSString).deletingLastPathComponent }

    var text: String? { String(data: data, encoding: .utf8) }

    /// The lines of a text file without a header as records of cells, or nil: the file is none.
    var lines: ForeignLines? {
      text.flatMap { try? ForeignLines(of: $0, file: name, comment: "#") }
    }

    /// The file as a table with a header.
    ///
    /// - Parameter isNumeric: whether a column, given by its place, holds numbers.
    func table(
      isNumeric: (Int) -> Bool
    ) throws(ImportedCurvesError.Fault) -> ForeignTable {
      guard let text else { throw .notTable(name) }
      do throws(ForeignTableError) {
        return try ForeignTable(of: text, file: name) { place, _ in isNumeric(place) }
      } catch {
        throw .malformed(table: name, reason: error.reason)
      }
    }
  }

  let path: String
  /// Images that are known to be images, however they are called.
  let originals: Set<String>
  let isFolder: Bool
  /// Whose curve is asked for, and the codec that the path names: `table.csv#hm`.
  let codec: String
  let selection: String?
  /// In the order of their names.
  let files: [File]

  /// Larger files are not curves.
  static let maximumBytes = 16 << 20
  /// A folder with more files is not one curve.
  static let maximumFiles = 1000

  init(
    _ given: String, originals: Set<String>, codec: String
  ) throws(ImportedCurvesError.Fault) {
    var path = given
    var selection: String?
    if !FileManager.default.fileExists(atPath: given), let mark = given.lastIndex(of: "#") {
      path = String(given[..<mark])
      selection = String(given[given.index(after: mark)...])
    }
    self.path = path
    self.selection = selection
    self.codec = codec
    self.originals = originals
    isFolder = Basics.isFolder(path)
    guard isFolder else {
      files = [try Self.file(path)]
      return
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw .unreadable
    }
    let visible = names.filter { !$0.hasPrefix(".") }.sorted()
    guard visible.count <= Self.maximumFiles else { throw .tooManyFiles }
    var files: [File] = []
    for name in visible where isFile(path + "/" + name) {
      files.append(try Self.file(path + "/" + name))
    }
    self.files = files
  }

  /// The one file, or nil for a folder.
  var file: File? { isFolder ? nil : files.first }

  /// Another file that belongs to a curve.
  static func file(_ path: String) throws(ImportedCurvesError.Fault) -> File {
    guard isFile(path) else { throw .unreadable }
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
    } catch {
      throw .unreadable
    }
    guard data.count <= maximumBytes else { throw .tooLarge }
    return File(path: path, data: data)
  }
}
