import Digests
import Foundation
import Processes
import Results
import Studies

/// What a study's encoders have to make, and what cannot be made.
struct EncodingPlan {
  private(set) var jobs: [EncodingJob] = []
  private(set) var failures: [FailureRow] = []
  /// Encodings that are up to date.
  private(set) var present = 0

  init(study: Study, outputFolder: String) {
    let originals = study.findOriginals()
    let tasks = Dictionary(
      grouping: study.encodings(originals: originals, outputFolder: outputFolder), by: \.key)
    var digests: [String: String] = [:]
    for entry in study.codecs {
      guard case .encoder(let recipe) = entry.source else { continue }
      let names = [recipe.encode[0], recipe.decode[0]]
      let programs = names.map { Program.find($0, folder: study.folder) }
      guard let encoder = programs[0], let decoder = programs[1] else {
        let missing = zip(names, programs).first { $0.1 == nil }?.0 ?? names[0]
        failures.append(Self.missing(missing, of: entry))
        continue
      }
      for task in tasks[entry.key] ?? [] {
        if digests[task.original] == nil {
          digests[task.original] = Self.digest(ofFile: task.original)
        }
        guard let digest = digests[task.original] else {
          let error = EncodingError.unreadable(file: task.original)
          failures.append(FailureRow(task, message: error.description))
          continue
        }
        let values = [
          "point": task.point, "width": "\(task.width)", "height": "\(task.height)",
        ]
        let record = EncodingRecord(
          original: digest, encoder: encoder, decoder: decoder,
          encode: EncoderRecipe.expand(recipe.encode, values),
          decode: EncoderRecipe.expand(recipe.decode, values))
        if record.isCurrent(for: task) {
          present += 1
        } else {
          jobs.append(
            EncodingJob(task: task, recipe: recipe, record: record, folder: study.folder))
        }
      }
    }
  }

  private static func missing(_ program: String, of entry: CodecEntry) -> FailureRow {
    let error = EncodingError.missingProgram(
      name: program, package: Program.package(of: program), codec: entry.key.description)
    return FailureRow(
      codec: entry.key.codec, objective: entry.key.objective, file: program,
      message: error.description)
  }

  private static func digest(ofFile path: String) -> String? {
    FileManager.default.contents(atPath: path).map(SHA256.hex(of:))
  }
}

extension FailureRow {
  /// The failure of one encoding, filed under the reconstruction that is now missing.
  init(_ task: EncodingTask, message: String) {
    self.init(
      codec: task.key.codec, objective: task.key.objective, point: task.point, image: task.image,
      file: task.reconstruction, message: message)
  }
}
