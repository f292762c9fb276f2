import Foundation
import Processes
import Studies

/// Files that were made whole, not yet in their places.
struct MadeEncoding {
  let bitstream: String
  let reconstruction: String
  let quality: String
  /// Value of the target's measure; nil without a target.
  var reached: Double?
}

/// Encodings of one original by one recipe: one, or all targets, which share their trials.
struct EncodingJob: Sendable {
  let tasks: [EncodingTask]
  let recipe: EncoderRecipe
  let programs: [String: Program]
  let record: EncodingRecord
  let picture: ExchangedPicture
  /// Of the target; nil for the rate or without a target.
  let measure: EncodingMeasure?
  let folder: String

  /// Makes the files and puts them in place.
  ///
  /// - Parameters:
  ///   - scratch: see `RecipeRunner.scratch`.
  ///   - report: called for each task with the size of its bit stream or why there is none.
  /// - Throws: only `EncodingError.interrupted`.
  func run(
    scratch: String, among children: RunningChildren,
    report: (EncodingTask, Result<Int, EncodingError>) -> Void
  ) throws(EncodingError) {
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let runner: RecipeRunner
    do throws(EncodingError) {
      try makeFolder(scratch)
      runner = try RecipeRunner(self, scratch: scratch, children: children)
    } catch {
      for task in tasks { report(task, .failure(error)) }
      return
    }
    var trials = recipe.quality.map { QualityTrials(runner, $0, measure) }
    for task in tasks {
      do throws(EncodingError) {
        report(task, .success(try place(try make(task, runner, &trials), of: task)))
      } catch {
        if error == .interrupted { throw error }
        report(task, .failure(error))
      }
    }
  }

  private func make(
    _ task: EncodingTask, _ runner: RecipeRunner, _ trials: inout QualityTrials?
  ) throws(EncodingError) -> MadeEncoding {
    if let target = task.target, let made = try trials?.reach(target) { return made }
    let bitstream = try runner.encode(quality: task.point, name: "bitstream")
    return MadeEncoding(
      bitstream: bitstream, reconstruction: try runner.decode(bitstream, quality: task.point),
      quality: task.point)
  }

  /// - Returns: the size of the bit stream.
  private func place(_ made: MadeEncoding, of task: EncodingTask) throws(EncodingError) -> Int {
    guard let bytes = fileSize(made.bitstream),
      let bitstream = EncodingRecord.content(of: made.bitstream),
      let reconstruction = EncodingRecord.content(of: made.reconstruction)
    else { throw .unreadable(file: made.bitstream) }
    try makeFolder((task.reconstruction as NSString).deletingLastPathComponent)
    // The record goes first and comes last: files without one are made again after a kill.
    unlink(task.record)
    try move(made.bitstream, to: task.bitstream)
    try move(made.reconstruction, to: task.reconstruction)
    let text = record.text(
      for: task, .init(quality: made.quality, reached: made.reached), bitstream: bitstream,
      reconstruction: reconstruction)
    // Beside the others first, so that a kill leaves nothing half written in the final folder.
    let whole = made.bitstream + ".recipe.txt"
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: whole)) } catch {
      throw .write(path: whole, reason: error.localizedDescription)
    }
    try move(whole, to: task.record)
    return bytes
  }

  private func move(_ file: String, to place: String) throws(EncodingError) {
    guard rename(file, place) == 0 else {
      throw .write(path: place, reason: String(cString: strerror(errno)))
    }
  }
}
