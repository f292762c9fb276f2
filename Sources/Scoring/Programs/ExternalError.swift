public import Studies

/// Why an external metric cannot be made, or cannot score a pair.
public enum ExternalError: Error, Equatable, CustomStringConvertible {
  /// `problem` ends the sentence "the metric needs ...".
  case missingProgram(StudyPlace, metric: String, problem: String)
  case unreadable(StudyPlace, metric: String, file: String)
  case nameTaken(StudyPlace, name: String)
  case program(metric: String, program: String, Reason)

  /// Faults of a program's run.
  public enum Reason: Error, Equatable {
    /// `how` ends a sentence, `output` holds its last lines.
    case failed(how: String, output: String)
    case noNumber(output: String)
    case notANumber(text: String)
    case undefined
    case slowPattern(seconds: Double)
  }

  public var description: String {
    switch self {
    case .missingProgram(let place, let metric, let problem):
      "\(place): the metric \(metric) needs \(problem)"
    case .unreadable(let place, let metric, let file):
      "\(place): the file \(file), which the metric \(metric) runs, cannot be read; "
        + "check its permissions"
    case .nameTaken(let place, let name):
      "\(place): \(name) is a metric of this program; give the external metric another name"
    case .program(let metric, let program, let reason): "\(metric): \(program) \(reason)"
    }
  }
}

extension ExternalError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .failed(let how, let output):
      how
        + (output.isEmpty
          ? " without a message; check its command in the study file" : ": \(output)")
    case .noNumber(let output):
      output.isEmpty
        ? "printed nothing where a number was expected; check its command in the study file"
        : "printed no number that fits; give a \"pattern\" in the study file that does; it printed: \(output)"
    case .notANumber(let text):
      "printed \"\(text)\" instead of its score, which is not a decimal number; "
        + "give a \"pattern\" in the study file"
    case .undefined: "gave nan as the score; this pair has no value in this metric"
    case .slowPattern(let seconds):
      "printed text in which the \"pattern\" of the study file was still being looked for after "
        + "\(seconds) s; make the pattern simpler"
    }
  }
}
