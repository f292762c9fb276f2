/// Why a run of encoders cannot go on or one of its encodings failed.
public enum EncodingError: Error, Equatable, CustomStringConvertible {
  case missingProgram(name: String, package: String?, codec: String)
  /// A program failed; `step` is "encode" or "decode", `output` its last lines.
  case failed(program: String, step: String, how: String, output: String)
  case madeNothing(program: String, step: String, placeholder: String)
  case unreadable(file: String)
  case write(path: String, reason: String)
  /// The run was interrupted; what was made whole is kept.
  case interrupted

  public var description: String {
    switch self {
    case .missingProgram(let name, let package, let codec):
      "\(codec) needs the program \(name), which is not on this machine; "
        + (package.map { "install it with: apt-get install \($0)" }
          ?? "install it or give its path in the study file")
    case .failed(let program, let step, let how, let output):
      "\(step): \(program) \(how)"
        + (output.isEmpty
          ? " without a message; check the arguments in the study file" : ": \(output)")
    case .madeNothing(let program, let step, let placeholder):
      "\(step): \(program) ended well but left {\(placeholder)} missing or empty; "
        + "check its place among the arguments in the study file"
    case .unreadable(let file): "\(file) cannot be read; check that it exists and its permissions"
    case .write(let path, let reason):
      "cannot write \(path): \(reason); free some space or check its permissions, then run again"
    case .interrupted: "interrupted while encoding; what was made is kept, run again to go on"
    }
  }
}
