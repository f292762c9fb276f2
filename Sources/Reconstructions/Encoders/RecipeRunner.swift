import Foundation
import Imaging
import Processes
import Studies

/// Runs the programs of a recipe for one original.
struct RecipeRunner {
  let recipe: EncoderRecipe
  /// The recipe's programs by name.
  let programs: [String: Program]
  let picture: ExchangedPicture
  let task: EncodingTask
  /// Working folder of the programs: that of the study file.
  let folder: String
  /// A folder of its own, beside the final files, so that renaming is atomic.
  let scratch: String
  let children: RunningChildren
  /// The value of `{original}`.
  private let original: String

  init(
    _ job: EncodingJob, scratch: String, children: RunningChildren
  ) throws(EncodingError) {
    recipe = job.recipe
    programs = job.programs
    picture = job.picture
    task = job.tasks[0]
    folder = job.folder
    self.scratch = scratch
    self.children = children
    original = try job.picture.original(absolutePath(job.tasks[0].original), in: scratch)
  }

  /// Makes a bit stream of a name in the scratch folder.
  func encode(quality: String, name: String) throws(EncodingError) -> String {
    let bitstream = "\(scratch)/\(name).\(recipe.fileExtension)"
    try run(
      recipe.encode, "encode", ["original": original, "bitstream": bitstream], quality,
      makes: "bitstream")
    return bitstream
  }

  /// Makes a PNG file of a bit stream, beside it.
  func decode(_ bitstream: String, quality: String) throws(EncodingError) -> String {
    let decoded =
      bitstream.dropLast(recipe.fileExtension.count + 1) + ".decoded."
      + recipe.pictures.fileExtension
    try run(
      recipe.decode, "decode", ["bitstream": bitstream, "reconstruction": String(decoded)], quality,
      makes: "reconstruction")
    return try picture.png(of: String(decoded), like: task)
  }

  private func run(
    _ steps: [[String]], _ step: String, _ files: [String: String], _ quality: String,
    makes product: String
  ) throws(EncodingError) {
    let temporary = scratch + "/temporary"
    try makeFolder(temporary)
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    var values = files.mapValues(absolutePath)
    values["temporary"] = absolutePath(temporary)
    values["point"] = quality
    values["width"] = "\(task.width)"
    values["height"] = "\(task.height)"
    for arguments in steps {
      let process = ChildProcess(
        program: programs[arguments[0]]?.path ?? arguments[0],
        arguments: EncoderRecipe.expand(arguments, values), folder: folder,
        timeLimit: task.timeLimit)
      let (outcome, output) = process.run(among: children)
      if outcome == .interrupted { throw .interrupted }
      if let failure = outcome.failure {
        throw .failed(
          program: arguments[0], step: step, how: failure, output: output.lastLines())
      }
    }
    guard let file = files[product], fileSize(file) != nil else {
      throw .madeNothing(program: steps[steps.count - 1][0], step: step, placeholder: product)
    }
  }
}

func makeFolder(_ path: String) throws(EncodingError) {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch { throw .write(path: path, reason: error.localizedDescription) }
}
