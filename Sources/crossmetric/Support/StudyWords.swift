import Reconstructions
import Results
import Scoring
import Studies
import StudyRuns
import Tables
import TrainedWeights

/// Sentences of the command line about a run: the library's facts, with the commands and options
/// that help.
enum StudyWords {
  @Sendable static func sentence(_ warning: StudyWarning) -> String {
    switch warning {
    case .lacking(let file, let what, let study, let out):
      "\(file) has no scores of \(what), so curves and tables leave them out; run: "
        + "crossmetric score \(study) --out \(out)"
    case .notAsMade(let count, let study, let out):
      "\(counted(count, "reconstruction")) \(count == 1 ? "differs" : "differ") from what the study would make now, so the scores "
        + "are not all of one model or encoder; make and score them again: "
        + "crossmetric score \(study) --out \(out)"
    case .noRule(let folder):
      "\(folder) has no \(CountedScores.file), so all of its scores count, even of images and "
        + "points that were removed from the study; run crossmetric analyze again"
    case .sentence, .cores: warning.description
    }
  }

  /// - Parameter quiet: leaves out what changes nothing for the user.
  static func sentence(_ remark: StudyRemark, quiet: Bool) -> String? {
    switch remark {
    case .shardsLie(let folder):
      "\(folder) contains shards; to use their scores, run: crossmetric merge"
    case .uncounted(let sentence): sentence
    case _ where quiet: nil
    case .emptyShard(let shard): "shard \(shard) has no image: there is nothing to score"
    case .scoresPresent(let count): "\(count) scores are there already"
    case .scoresCached(let count): "\(count) scores are from the cache (crossmetric cache)"
    }
  }

  /// Warns if a folder does not say which of its scores count.
  static func tellIfNoRule(_ results: ResultsFolder) throws {
    guard let scores = try results.scores(), scores.rule == nil, !scores.all.isEmpty else { return }
    tell("warning: " + sentence(.noRule(folder: results.path)))
  }

  /// The sentence of an error, with what the user may type; nil where the error's own is all.
  static func sentence(_ error: any Error) -> String? {
    switch error {
    case let error as StudyRunError: sentence(error)
    case ResultsFolderError.missing(let file, let folder):
      "\(file) is missing; \(folder) must be the results folder of crossmetric analyze"
    case ScoringError.folder(let path, let reason):
      "cannot use \(path) as the results folder: \(reason); choose another with --out"
    case ScoringError.locked(let path):
      "another crossmetric is writing to \(path); wait for it to end or choose another --out"
    case ScoringError.notAShard(let path):
      "\(path) has no scores.csv; give folders that score --shard wrote"
    case ScoringError.failed(let failure) where failure.hasRest:
      "\(error), or use --keep-going to score the rest"
    case WeightsProblem.unknownKept, WeightsProblem.otherThanKept: "\(error): --out"
    case TableError.overwrites: "\(error) with --out"
    default: nil
    }
  }

  /// - Parameter command: what the user typed.
  static func sentence(_ error: StudyPlacementError, command: String) -> String {
    func line(_ out: String) -> String { "crossmetric \(command) STUDY --out \(out)" }
    switch error {
    case .twoFolders(let path, let out):
      return "\(path) is a folder and --out names another; give a study file, or a results folder "
        + "alone: \(line(out))"
    case .noProvenance(_, let out), .noStudy(_, _, let out):
      return "\(error.reason); type: \(line(out))"
    }
  }

  private static func sentence(_ error: StudyRunError) -> String? {
    switch error {
    case .noScores(let file, let study, let out):
      "\(file) has no scores of this study with its current definitions; "
        + "run: crossmetric score \(study) --out \(out)"
    case .missingStep(let file, let step, let study, let out):
      "\(file) is missing; run: crossmetric \(step) \(study) --out \(out)"
    case .faults(let faults, let study, let hasRest):
      ([
        "\(study) has "
          + (faults.count == 1 ? "an error; correct it" : "\(faults.count) errors; correct them")
          + (hasRest ? ", or use --keep-going to continue with the rest:" : ":")
      ] + FaultLines.lines(faults, limit: 40).map { "  " + $0 }).joined(separator: "\n")
    case .memory(let budget, let pair, let bytes):
      "\(pair) alone takes \(size(bytes)) to score, more than --memory \(spelled(budget)); give more, "
        + "or leave the image or a metric out"
    case .noFigure: "\(error) (crossmetric plot --list describes them)"
    case .notInStudy: nil
    }
  }

  /// Bytes as an option takes them.
  private static func spelled(_ bytes: Int) -> String {
    let units = [("G", 30), ("M", 20), ("K", 10)]
    let unit = units.first { bytes % (1 << $0.1) == 0 }
    return unit.map { "\(bytes >> $0.1)\($0.0)" } ?? size(bytes)
  }

  /// The gaps of a merge, and their remedies.
  static func lines(_ gaps: MergeGaps, of run: StudyRun) -> [String] {
    let here = "crossmetric score \(run.study.path) --out \(run.results.path)"
    var lines: [String] = []
    if let first = gaps.lost.first {
      let remedy =
        gaps.lostAreIn.map {
          "copy what the shards made and merge again: cp -r \($0)/reconstructions \(run.results.path)/"
        }
        ?? "copy the folder reconstructions of the machine that made them and merge again, or make "
        + "them here: \(here)"
      lines.append(
        (gaps.lost.count == 1
          ? "1 reconstruction is" : "\(gaps.lost.count) reconstructions are")
          + " not in \(run.results.file("reconstructions")), first \(first.file); \(remedy)")
    }
    let open = gaps.openShards.map {
      "shard \($0.shard) is not " + ($0.isThere ? "finished" : "there")
    }
    if gaps.scores > 0 || !open.isEmpty {
      let what = gaps.scores == 1 ? "1 score is missing" : "\(gaps.scores) scores are missing"
      lines.append(
        ((gaps.scores > 0 ? [what] : []) + open).joined(separator: ", ")
          + "; score the unfinished shards, or the rest here: \(here)")
    }
    return lines
  }

  /// Missing reconstructions, one line for each codec with its points.
  static func lines(_ plan: ReconstructionPlan) -> [String] {
    plan.codecs.map { codec in
      "  \(codec.key): \(codec.count), at point\(codec.points.count == 1 ? "" : "s") "
        + codec.points.joined(separator: ", ")
    }
      + (plan.missing == 0
        ? []
        : [
          "time and memory: no estimate for encoders and models; once the reconstructions exist, "
            + "score --dry-run estimates the scores"
        ])
  }

  static func text(_ estimate: ScoringEstimate) -> String {
    if estimate.scores == 0 {
      return "nothing to score: all \(estimate.present) scores are there already"
    }
    return """
      to score: \(counted(estimate.scores, "score")) of \(counted(estimate.pairs, "pair")) \
      (\(counted(estimate.originals, "original"))); \
      \(estimate.present) scores are there already
      time: about \(duration(estimate.seconds)) with \(counted(estimate.jobs, "pair")) at once, estimated by a trial on \
      this machine
      memory: up to \(size(estimate.memory))
      """
  }
}
