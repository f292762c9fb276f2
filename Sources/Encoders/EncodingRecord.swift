import Foundation
import Processes
import Studies

/// What a reconstruction was made from: a small text beside it, `IMAGE.recipe.txt`.
///
/// A reconstruction is up to date when its record says exactly what would be written today. Files
/// that a recipe's arguments name by themselves (settings files, say) are not looked into.
struct EncodingRecord {
  /// SHA-256 of the original's file.
  let original: String
  let encoder: Program
  let decoder: Program
  /// Arguments with the operating point and the size filled in, files as placeholders: the record
  /// holds wherever the folder is moved to.
  let encode: [String]
  let decode: [String]

  static func path(of task: EncodingTask) -> String {
    task.reconstruction.dropLast(".png".count) + ".recipe.txt"
  }

  /// The record's text for files of these sizes.
  func text(bitstreamBytes: Int, reconstructionBytes: Int) -> String {
    """
    original sha256: \(original)
    encoder: \(encoder.identity)
    decoder: \(decoder.identity)
    encode: \(encode)
    decode: \(decode)
    bitstream: \(bitstreamBytes) bytes
    reconstruction: \(reconstructionBytes) bytes

    """
  }

  /// Whether a task's files are there, whole, and made in this way.
  func isCurrent(for task: EncodingTask) -> Bool {
    guard let bitstream = fileSize(task.bitstream),
      let reconstruction = fileSize(task.reconstruction),
      let data = FileManager.default.contents(atPath: Self.path(of: task))
    else { return false }
    let expected = text(bitstreamBytes: bitstream, reconstructionBytes: reconstruction)
    return data == Data(expected.utf8)
  }
}

/// Size of a file that is not empty, or nil.
func fileSize(_ path: String) -> Int? {
  var status = stat()
  guard stat(path, &status) == 0, status.st_size > 0 else { return nil }
  return Int(status.st_size)
}
