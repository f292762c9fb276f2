import Basics
import Digests
import Foundation
import Results
import Synchronization

/// Remembers which contents were scored, so that a re-encoded file at the same path counts as new.
final class InputLedger: Sendable {
  private let file: String
  private let names: InputNames
  private let rows: Mutex<[String: InputRow]>
  private let log: AppendFile

  init(file: String, studyFolder: String, resultsFolder: String) throws {
    self.file = file
    names = InputNames(studyFolder: studyFolder, resultsFolder: resultsFolder)
    let known = try wholeLines(ofFile: file).map { text in
      text.isEmpty ? [] : try InputRow.rows(of: text, file: file)
    }
    let byPath = Dictionary((known ?? []).map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    try Self.write(byPath, to: file)
    rows = Mutex(byPath)
    log = try AppendFile(file)
  }

  /// Whether a file still holds what the ledger says; touched files are hashed, changed ones differ.
  func isUnchanged(_ path: String) -> Bool {
    guard let known = rows.withLock({ $0[names.name(of: path)] }), let status = FileState(path)
    else {
      return false
    }
    if known.size == status.size && known.mtime == status.mtime { return true }
    guard known.size == status.size, let data = FileManager.default.contents(atPath: path) else {
      return false
    }
    return SHA256.hex(of: data) == known.sha256
  }

  /// Reads a file and enters exactly the bytes that were read.
  func read(_ path: String) throws -> Data {
    let status = FileState(path)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let row = InputRow {
      $0.path = names.name(of: path)
      $0.size = data.count
      $0.mtime = status?.mtime ?? ""
      $0.sha256 = SHA256.hex(of: data)
    }
    let isNew = rows.withLock { rows in
      if rows[row.path] == row { return false }
      rows[row.path] = row
      return true
    }
    if isNew { try log.append(row.line) }
    return data
  }

  /// Takes over what another ledger of the same study knows. Where they differ, that one stands
  /// which agrees with the file of today.
  func adopt(_ other: InputLedger) throws {
    for (name, row) in other.rows.withLock({ $0 }) {
      let known = rows.withLock { $0[name] }
      if known == row { continue }
      if let known, known.sha256 == row.sha256 || !other.isUnchanged(other.names.path(of: name)) {
        continue
      }
      rows.withLock { $0[name] = row }
    }
  }

  /// SHA-256 of what was read from a file, or nil if it was not read.
  func sha256(of path: String) -> String? { rows.withLock { $0[names.name(of: path)]?.sha256 } }

  /// Rewrites the file in order of path, one row a file.
  func finish() throws { try Self.write(rows.withLock { $0 }, to: file) }

  private static func write(_ rows: [String: InputRow], to file: String) throws {
    try InputRow.write(rows.values.sorted { $0.path < $1.path }, toFile: file)
  }
}

extension FileState {
  /// Seconds since 1970 with nine places.
  fileprivate var mtime: String {
    let nanoseconds = String(nanoseconds)
    return "\(seconds)." + String(repeating: "0", count: 9 - nanoseconds.count) + nanoseconds
  }
}
