import Foundation
import Processes
import Studies

/// One encoding: encode, decode, and both files put in place when they are whole.
struct EncodingJob: Sendable {
  let task: EncodingTask
  let recipe: EncoderRecipe
  let record: EncodingRecord
  /// Working folder of the programs: that of the study file.
  let folder: String

  /// Makes the files.
  ///
  /// - Parameter scratch: a folder of its own, beside the final files, so that renaming is atomic.
  func run(scratch: String, among children: RunningChildren) throws(EncodingError) {
    try makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let bitstream = scratch + "/bitstream." + recipe.fileExtension
    let reconstruction = scratch + "/reconstruction.png"
    let values = [
      "original": absolutePath(task.original), "bitstream": absolutePath(bitstream),
      "reconstruction": absolutePath(reconstruction), "point": task.point, "width": "\(task.width)",
      "height": "\(task.height)",
    ]
    try call(record.encoder, recipe.encode, values, step: "encode", among: children)
    guard let bitstreamBytes = fileSize(bitstream) else {
      throw .madeNothing(program: recipe.encode[0], step: "encode", placeholder: "bitstream")
    }
    try call(record.decoder, recipe.decode, values, step: "decode", among: children)
    guard let reconstructionBytes = fileSize(reconstruction) else {
      throw .madeNothing(program: recipe.decode[0], step: "decode", placeholder: "reconstruction")
    }
    try makeFolder((task.reconstruction as NSString).deletingLastPathComponent)
    // The record goes first and comes last: files without one are made again after a kill.
    unlink(EncodingRecord.path(of: task))
    try move(bitstream, to: task.bitstream)
    try move(reconstruction, to: task.reconstruction)
    try write(
      record.text(bitstreamBytes: bitstreamBytes, reconstructionBytes: reconstructionBytes),
      to: EncodingRecord.path(of: task))
  }

  private func call(
    _ program: Program, _ arguments: [String], _ values: [String: String], step: String,
    among children: RunningChildren
  ) throws(EncodingError) {
    let process = ChildProcess(
      program: program.path, arguments: EncoderRecipe.expand(arguments, values), folder: folder,
      timeLimit: task.timeLimit)
    let (outcome, output) = process.run(among: children)
    if outcome == .interrupted { throw .interrupted }
    if let failure = outcome.failure {
      throw .failed(
        program: arguments[0], step: step, how: failure, output: output.lastLines())
    }
  }

  private func makeFolder(_ path: String) throws(EncodingError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch { throw .write(path: path, reason: error.localizedDescription) }
  }

  private func move(_ file: String, to place: String) throws(EncodingError) {
    guard rename(file, place) == 0 else {
      throw .write(path: place, reason: String(cString: strerror(errno)))
    }
  }

  private func write(_ text: String, to path: String) throws(EncodingError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch { throw .write(path: path, reason: error.localizedDescription) }
  }
}
