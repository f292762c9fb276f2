import Foundation

/// Why a run of encoders cannot go on or one of its encodings failed.
public enum EncodingError: Error, Equatable, CustomStringConvertible {
  /// `problem` ends the sentence "the codec needs ...".
  case missingPrograms(codec: String, problem: String)
  /// A program failed; `step` is "encode" or "decode", `output` its last lines.
  case failed(program: String, step: String, how: String, output: String)
  case madeNothing(program: String, step: String, placeholder: String)
  case unreadable(file: String)
  case write(path: String, reason: String)
  /// An error of `Imaging` about an image.
  case imaging(String)
  /// A decoder's output is not as it should be.
  case picture(path: String, problem: String)
  case sixteenBits(file: String)
  case tooSmall(file: String, width: Int, height: Int, recipe: String, smallest: Int)
  /// No quality reaches the target; the values at the two ends of the scale.
  case unreachable(
    target: String, coarsest: String, atCoarsest: Double, finest: String, atFinest: Double)
  case noValue(target: String, quality: String)
  /// The run was interrupted; what was made whole is kept.
  case interrupted

  public var description: String {
    switch self {
    case .missingPrograms(let codec, let problem): "\(codec) needs \(problem)"
    case .failed(let program, let step, let how, let output):
      "\(step): \(program) \(how)"
        + (output.isEmpty
          ? " without a message; check the arguments in the study file" : ": \(output)")
    case .madeNothing(let program, let step, let placeholder):
      "\(step): \(program) ended with exit code 0, but {\(placeholder)} is missing or empty; "
        + "check its place among the arguments in the study file"
    case .unreadable(let file): "\(file) cannot be read; check that it exists and its permissions"
    case .write(let path, let reason):
      "cannot write \(path): \(reason); free some space or check its permissions, then run again"
    case .imaging(let message): message
    case .picture(let path, let problem):
      "decode: \((path.split(separator: "/").last ?? "")) \(problem); check the decoder's arguments"
    case .sixteenBits(let file):
      "\(file) has 16 bits per sample, and the recipe codes 8; set \"depth: match\" in the study file "
        + "to encode it rounded to 8 bits, or convert the original"
    case .tooSmall(let file, let width, let height, let recipe, let smallest):
      "\(file) has \(width) x \(height) pixels, and the recipe \(recipe) needs sides of at least "
        + "\(smallest); leave it out with \"images\""
    case .unreachable(let target, let coarsest, let atCoarsest, let finest, let atFinest):
      "no quality reaches \(target): it is \(Self.short(atCoarsest)) at the coarsest "
        + "(\(coarsest)) and \(Self.short(atFinest)) at the finest (\(finest)); choose a target "
        + "between them"
    case .noValue(let target, let quality):
      "the search for \(target) found no value at the quality \(quality); choose another measure"
    case .interrupted:
      "interrupted while encoding; the files that were made are kept; run again to continue"
    }
  }

  /// The same without what differs from image to image.
  var cause: String {
    switch self {
    case .failed(let program, let step, let how, _): "\(step): \(program) \(how)"
    default: description
    }
  }

  /// A number as sentences print it.
  private static func short(_ value: Double) -> String { String(format: "%.5g", value) }
}
