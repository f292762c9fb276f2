import Foundation
import Processes
import Results
import Studies

/// How all reconstructions of a study's encoders were made: `encodings.csv`, from the records beside
/// them, and `programs.csv`.
struct EncodingTables {
  private let study: Study
  private let folder: String

  init(study: Study, folder: String) {
    self.study = study
    self.folder = folder
  }

  private var encodingsFile: String { folder + "/encodings.csv" }
  private var programsFile: String { folder + "/programs.csv" }

  var exist: Bool {
    [encodingsFile, programsFile].allSatisfy(FileManager.default.fileExists(atPath:))
  }

  func write(among children: RunningChildren) throws {
    var rows: [EncodingRow] = []
    var programs: [ProgramRow] = []
    var versions: [Program: String] = [:]
    let tasks = Dictionary(
      grouping: study.encodings(originals: study.findOriginals(), outputFolder: folder), by: \.key)
    for entry in study.codecs {
      guard case .encoder(let recipe) = entry.source else { continue }
      rows += (tasks[entry.key] ?? []).compactMap { Self.row($0, recipe) }
      let part = recipe.ffmpegEncoder.map(FFmpegPart.encoder)
      for name in recipe.programs {
        guard
          let program = try? MissingPrograms.find([name], folder: study.folder, part: part).first
        else { continue }
        let version = versions[program] ?? program.version(among: children)
        versions[program] = version
        programs.append(
          ProgramRow {
            $0.key = entry.key
            $0.program = name
            $0.file = program.identity
            $0.version = version
          })
      }
    }
    try EncodingRow.write(rows, toFile: encodingsFile)
    try ProgramRow.write(programs, toFile: programsFile)
  }

  private static func row(_ task: EncodingTask, _ recipe: EncoderRecipe) -> EncodingRow? {
    guard let found = EncodingRecord.found(for: task), let bytes = fileSize(task.bitstream) else {
      return nil
    }
    let values = [
      "point": found.quality, "width": "\(task.width)", "height": "\(task.height)",
    ]
    func line(_ steps: [[String]]) -> String {
      steps.map { step in
        EncoderRecipe.expand(step, values).map(quoted).joined(separator: " ")
      }.joined(separator: " && ")
    }
    return EncodingRow {
      $0.key = task.key
      $0.point = task.point
      $0.image = task.image
      $0.quality = found.quality
      $0.target = task.target?.description ?? ""
      $0.reached = found.reached
      $0.bytes = bytes
      $0.encode = line(recipe.encode)
      $0.decode = line(recipe.decode)
    }
  }

  /// A word as a shell reads it back.
  private static func quoted(_ word: String) -> String {
    word.wholeMatch(of: /[A-Za-z0-9_.,:=+%@\/{}-]+/) != nil
      ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
