import Basics

/// A file that a command writes on request.
enum OutputFile {
  /// - Throws: `OutputError` if it is one of the files that the command reads, by whatever name.
  static func check(_ output: String, isNone inputs: [String]) throws {
    guard let written = FileState(output) else { return }
    for input in inputs where written.isSame(as: input) {
      throw OutputError.isInput(output, input)
    }
  }
}

enum OutputError: Error, Equatable, CustomStringConvertible {
  case isInput(String, String)

  var description: String {
    switch self {
    case .isInput(let output, let input):
      "\(output) is the output file, but also the input \(input); name another file"
    }
  }
}
