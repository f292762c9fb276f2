import Foundation

/// JSON to be written: keys keep their order, numbers are the shortest that read back the same.
indirect enum JSONText {
  case number(Double)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// Objects and lists of objects a line an entry, lists of values on one line.
  func written(indent: String = "") -> String {
    switch self {
    case .number(let value):
      return Double(Int64(exactly: value) ?? 0) == value && abs(value) < 1e15
        ? "\(Int64(value))" : "\(value)"
    case .text(let text): return Self.quoted(text)
    case .list(let entries):
      let isNested = entries.contains { $0.isNested }
      return Self.wrapped(
        "[", entries.map { $0.written(indent: indent + "  ") }, "]", isNested, indent)
    case .object(let entries):
      let lines = entries.map { Self.quoted($0) + ": " + $1.written(indent: indent + "  ") }
      return Self.wrapped("{", lines, "}", entries.count > 1, indent)
    }
  }

  private var isNested: Bool {
    switch self {
    case .list, .object: true
    case .number, .text: false
    }
  }

  private static func wrapped(
    _ open: String, _ entries: [String], _ close: String, _ breaks: Bool, _ indent: String
  ) -> String {
    guard breaks && !entries.isEmpty else {
      return open + entries.joined(separator: ", ") + close
    }
    return open + "\n" + entries.map { indent + "  " + $0 }.joined(separator: ",\n") + "\n" + indent
      + close
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 32: result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
