import Digests
import Foundation
import Imaging
import Processes
import Results
import Studies

/// The encodings that a study needs, and those that cannot be made.
struct EncodingPlan {
  private(set) var jobs: [EncodingJob] = []
  private(set) var failures: [FailureRow] = []
  /// Encodings that are up to date.
  private(set) var present = 0
  private var digests = FileDigests()
  private let study: Study
  private let measures: [String: EncodingMeasure]

  init(
    study: Study, outputFolder: String, measures: [String: EncodingMeasure],
    selecting isSelected: (EncodingTask) -> Bool
  ) {
    self.study = study
    self.measures = measures
    let originals = study.findOriginals()
    let tasks = Dictionary(
      grouping: study.encodings(originals: originals, outputFolder: outputFolder).filter(
        isSelected),
      by: \.key)
    for entry in study.codecs {
      guard case .encoder(let recipe) = entry.source, let tasks = tasks[entry.key] else { continue }
      add(recipe, tasks, of: entry)
    }
  }

  private mutating func add(_ recipe: EncoderRecipe, _ tasks: [EncodingTask], of entry: CodecEntry)
  {
    var programs: [Program]?
    var missing: MissingPrograms?
    do {
      programs = try MissingPrograms.find(
        recipe.programs, folder: study.folder, part: recipe.ffmpegEncoder.map(FFmpegPart.encoder))
    } catch { missing = error }
    let measure = recipe.target.flatMap { measures[$0.measure] }
    let picture = ExchangedPicture(
      exchange: recipe.pictures, alpha: study.alpha, depth: study.depth)
    var open: [EncodingJob] = []
    var small: Set<String> = []
    for task in tasks {
      if min(task.width, task.height) < recipe.smallestSide {
        if small.insert(task.image).inserted { failures.append(Self.tooSmall(task, recipe)) }
        continue
      }
      guard let digest = digests.of(task.original) else {
        let error = EncodingError.unreadable(file: task.original)
        failures.append(FailureRow(task, error))
        continue
      }
      let record = EncodingRecord(
        original: digest, recipe: recipe, programs: programs, picture: picture,
        measure: measure?.definition ?? "")
      if record.isCurrent(for: task) {
        present += 1
      } else {
        let names = zip(recipe.programs, programs ?? [])
        open.append(
          EncodingJob(
            tasks: [task], recipe: recipe, programs: .init(names) { $1 }, record: record,
            picture: picture, measure: measure, folder: study.folder))
      }
    }
    // Where everything has been made, nothing is needed to make it.
    if let missing, !open.isEmpty {
      failures.append(Self.failure(missing, of: entry))
    } else {
      jobs += recipe.target == nil ? open : Self.joined(open)
    }
  }

  /// All targets of one original in one job.
  private static func joined(_ jobs: [EncodingJob]) -> [EncodingJob] {
    let groups = Dictionary(grouping: jobs) { $0.tasks[0].image }
    return jobs.compactMap { job in
      guard let group = groups[job.tasks[0].image], group[0].tasks == job.tasks else { return nil }
      return EncodingJob(
        tasks: group.flatMap(\.tasks), recipe: job.recipe, programs: job.programs,
        record: job.record, picture: job.picture, measure: job.measure, folder: job.folder)
    }
  }

  private static func tooSmall(_ task: EncodingTask, _ recipe: EncoderRecipe) -> FailureRow {
    let error = EncodingError.tooSmall(
      file: task.original, width: task.width, height: task.height, recipe: recipe.name ?? "",
      smallest: recipe.smallestSide)
    return FailureRow(
      task.key, image: task.image,
      file: task.original, message: error.description)
  }

  private static func failure(_ missing: MissingPrograms, of entry: CodecEntry) -> FailureRow {
    let error = EncodingError.missingPrograms(
      codec: entry.key.description, problem: missing.description)
    return FailureRow(
      entry.key,
      file: missing.names.joined(separator: " "), message: error.description)
  }
}

extension FailureRow {
  /// The failure of one encoding, filed under the reconstruction that is now missing.
  init(_ task: EncodingTask, _ error: EncodingError) {
    self.init(
      task.key, point: task.point, image: task.image,
      file: task.reconstruction, message: error.description)
    cause = error.cause
  }
}
