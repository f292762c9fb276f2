import Basics
import Digests
import Foundation
import Processes
import Studies

/// The origin of a reconstruction: a small text beside it, `IMAGE.recipe.txt`.
///
/// A reconstruction is up to date when its record says exactly what would be written today. Files
/// that a recipe's arguments name by themselves (settings files, say) are not looked into.
struct EncodingRecord {
  /// SHA-256 of the original's file.
  let original: String
  let recipe: EncoderRecipe
  /// The recipe's programs; nil where some are missing: then any that made the files will do.
  let programs: [Program]?
  let picture: ExchangedPicture
  /// Definition of the target's metric.
  let measure: String

  /// The quality that a search has found, or the point itself.
  struct Found: Equatable {
    var quality: String
    var reached: Double?
  }

  /// The record's text for files with these contents. Command lines hold placeholders, so that it
  /// stays true wherever the folder is moved to.
  func text(
    for task: EncodingTask, _ found: Found, bitstream: String, reconstruction: String
  ) -> String {
    var lines = ["original sha256: \(original)"]
    lines += (programs ?? []).map { Self.program + $0.identity }
    lines += ["encode: \(recipe.encode)", "decode: \(recipe.decode)"]
    if recipe.pictures != .files {
      lines.append(
        "pictures: \(recipe.pictures), alpha \(picture.alpha), depth \(picture.depth)")
    }
    lines.append(Self.quality + found.quality)
    if let target = task.target, let scale = recipe.quality {
      lines.append("target: \(target) \(measure)")
      lines.append("scale: \(scale.coarsest) to \(scale.finest) by \(scale.step)")
      lines.append(Self.reached + "\(found.reached ?? .nan)")
    }
    lines += [Self.bitstream + bitstream, "reconstruction: " + reconstruction]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let program = "program: "
  private static let quality = "quality: "
  private static let reached = "reached: "
  private static let bitstream = "bitstream: "

  /// Identifies a file's content: its size and digest; nil if it is missing or empty.
  ///
  /// - Parameter hasDigest: records that were written before digests were kept have sizes only, which then must do.
  static func content(of path: String, hasDigest: Bool = true) -> String? {
    guard let size = fileSize(path) else { return nil }
    if !hasDigest { return "\(size) bytes" }
    return FileManager.default.contents(atPath: path).map {
      "\(size) bytes, sha256 \(SHA256.hex(of: $0))"
    }
  }

  /// Whether a task's files are there, whole, and made in this way.
  func isCurrent(for task: EncodingTask) -> Bool {
    guard var lines = Self.lines(of: task), let found = Self.found(in: lines) else { return false }
    let hasDigest = lines.contains { $0.hasPrefix(Self.bitstream) && $0.contains("sha256") }
    guard let bitstream = Self.content(of: task.bitstream, hasDigest: hasDigest),
      let reconstruction = Self.content(of: task.reconstruction, hasDigest: hasDigest)
    else { return false }
    if programs == nil { lines.removeAll { $0.hasPrefix(Self.program) } }
    let expected = text(for: task, found, bitstream: bitstream, reconstruction: reconstruction)
    return lines.joined(separator: "\n") == expected
  }

  /// The value in the record beside a task's files.
  static func found(for task: EncodingTask) -> Found? { lines(of: task).flatMap(found) }

  private static func lines(of task: EncodingTask) -> [Substring]? {
    FileManager.default.contents(atPath: task.record).map {
      String(decoding: $0, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
    }
  }

  private static func found(in lines: [Substring]) -> Found? {
    func value(_ name: String) -> String? {
      lines.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
    }
    return value(quality).map { Found(quality: $0, reached: value(reached).flatMap(Double.init)) }
  }
}

/// Size of a file that is not empty, or nil.
func fileSize(_ path: String) -> Int? {
  FileState(path).flatMap { $0.size > 0 ? $0.size : nil }
}
