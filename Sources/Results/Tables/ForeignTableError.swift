/// Why a table of other people cannot be read.
public struct ForeignTableError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case empty
    /// `cause`: what has split numbers into several cells, where that is why.
    case surplus(line: Int, cells: Int, header: Int, cause: String?)
    case mixed(line: Int, String, other: Int, String)
    case csv(CSVError)
  }

  public let file: String
  public let problem: Problem

  init(_ file: String, _ problem: Problem) {
    self.file = file
    self.problem = problem
  }

  /// The fault and its remedy, without the file.
  public var reason: String {
    switch problem {
    case .empty: "it is empty; a table has a header"
    case .surplus(let line, let cells, let header, let cause):
      "line \(line) has \(cells) cells where the header has \(header); "
        + (cause.map { "\($0), or separate columns with semicolons" }
          ?? "remove the surplus cells, or put texts with commas into quotation marks")
    case .mixed(let line, let text, let other, let otherText):
      "\"\(text)\" in line \(line) has a decimal comma and \"\(otherText)\" in line \(other) a decimal "
        + "point; write decimal points only"
    case .csv(let error): error.description
    }
  }

  public var description: String { "\(file): \(reason)" }
}
