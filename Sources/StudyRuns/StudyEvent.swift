public import Results

/// Messages of a step of a study while it works. Steps send them from any thread.
public enum StudyEvent: Sendable {
  /// Work of a kind begins; its `progress` follows.
  case began(StudyWork)
  /// So many of all are done; the first event of some work has 0.
  case progress(StudyWork, done: Int, total: Int)
  /// Something is odd, and the step goes on.
  case warning(StudyWarning)
  case remark(StudyRemark)
  /// Failures of making or scoring, and the table that lists them.
  case failures([FailureRow], file: String)
}

/// The kinds of work that may take long.
public enum StudyWork: String, Sendable, Hashable {
  /// Programs of encoders make reconstructions.
  case encoding
  /// Models make reconstructions.
  case coding
  case scoring
  /// Crops in which metrics disagree.
  case inversions
  case heatMaps
  case figures
  /// Images of the report.
  case report
}

/// A fact on the way that changes nothing.
public enum StudyRemark: Sendable, Equatable {
  /// No image of the study falls to the shard.
  case emptyShard(String)
  /// The results folder holds shards whose scores are not used.
  case shardsLie(folder: String)
  case scoresPresent(Int)
  case scoresCached(Int)
  /// Scores that stand in the file and do not count.
  case uncounted(String)
}

/// Something odd that a step went on with.
public enum StudyWarning: Sendable, Equatable, CustomStringConvertible {
  /// A sentence of the analysis, of a reader, or of discovery.
  case sentence(String)
  /// Names in the study without a score.
  case lacking(file: String, what: String, study: String, out: String)
  /// Models are timed on more cores than the machine gives.
  case cores(wanted: Int, given: Int)
  /// Reconstructions that study and files as they are now would make in another way.
  case notAsMade(Int, study: String, out: String)
  /// A results folder that does not say which of its scores count.
  case noRule(folder: String)

  public var description: String {
    switch self {
    case .sentence(let text): text
    case .lacking(let file, let what, _, _):
      "\(file) has no scores of \(what), so curves and tables leave them out; score them first"
    case .cores(let wanted, let given):
      "the study times models on \(wanted) cores, but this machine has \(given); "
        + "the times are not those of \(wanted) cores"
    case .notAsMade(let count, _, _):
      "\(counted(count, "reconstruction")) \(count == 1 ? "differs" : "differ") from what the study would make now, so the scores "
        + "are not all of one model or encoder; make and score them again"
    case .noRule(let folder):
      "\(folder) has no \(CountedScores.file), so all of its scores count, even of images and "
        + "points that were removed from the study; analyze it again"
    }
  }
}

/// A number of things: 1 failure, 2 failures.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
