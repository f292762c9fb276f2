import Foundation
import Reporting

/// The answers of a study on the terminal: as many as fit into `lines`, then where the others are.
enum AnswerText {
  private static let width = 100
  private static let lines = 14

  static func text(_ answers: Answers, rest: String) -> String {
    let items =
      answers.rankings.map(\.sentence) + answers.biases.map(\.sentence)
      + answers.missing.map { "Missing: " + $0 }
    var text: [String] = []
    var left = items.count
    for item in items {
      let wrapped = wrap(item)
      // The last line is kept for those that do not fit.
      if text.count + wrapped.count > lines - 1 { break }
      text += wrapped
      left -= 1
    }
    if left > 0 { text.append("- \(left) more: \(rest)") }
    return text.joined(separator: "\n")
  }

  /// One JSON object; a number that is not known is null.
  static func json(_ answers: Answers) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(answers), as: UTF8.self)
  }

  private static func wrap(_ text: String) -> [String] {
    var lines: [String] = []
    var line = "-"
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > width {
        lines.append(line)
        line = " "
      }
      line += " " + word
    }
    return lines + [line]
  }
}
