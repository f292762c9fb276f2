public import Results
import Studies

/// Errors that keep a step of a study from starting or from completing.
public enum StudyRunError: Error, Sendable, CustomStringConvertible {
  /// The study has no codec, image or metric of that name.
  case notInStudy(String, String, [String])
  case noScores(file: String, study: String, out: String)
  /// A table or figure that an earlier step makes.
  case missingStep(file: String, step: String, study: String, out: String)
  /// Faults of the study's files; `hasRest` if parts without a fault are left.
  case faults([FailureRow], study: String, hasRest: Bool)
  /// One pair alone takes more memory than is allowed.
  case memory(budget: Int, pair: String, bytes: Int)
  case noFigure(String, known: [String])

  public var description: String {
    switch self {
    case .notInStudy(let what, let name, let known):
      "the study has no \(what) \"\(name)\"; it has \(known.joined(separator: ", "))"
    case .noScores(let file, _, _):
      "\(file) has no scores of this study with its current definitions; score it first"
    case .missingStep(let file, let step, _, _): "\(file) is missing; run the step \(step) first"
    case .faults(let faults, let study, _):
      ([
        "\(study) has "
          + (faults.count == 1 ? "an error; correct it:" : "\(faults.count) errors; correct them:")
      ] + FaultLines.lines(faults, limit: 40).map { "  " + $0 }).joined(separator: "\n")
    case .memory(let budget, let pair, let bytes):
      "\(pair) alone takes \(bytes) bytes to score, more than the \(budget) allowed; give more, or "
        + "leave the image or a metric out"
    case .noFigure(let name, let known):
      "there is no figure \"\(name)\" of these results; \(Spelling.hint(for: name, known: known))"
    }
  }
}
