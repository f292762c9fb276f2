import Reporting

/// The answers of a study on the terminal: as many as fit into `lines`, then where the others are.
enum AnswerText {
  private static let width = 100
  private static let lines = 14

  static func text(_ answers: Answers, rest: String) -> String {
    let rankings = answers.rankings.map(\.sentence)
    let items =
      rankings.prefix(1) + answers.protocols.map(\.sentence) + answers.biases.map(\.sentence)
      + rankings.dropFirst()
      + answers.missing.map { "Missing: " + $0 }
    let head =
      answers.rankings.contains { $0.cells.contains { $0.low != nil } }
      ? ["In brackets: 95 % intervals over \(answers.images) images."] : []
    let wrapped = items.map(wrap)
    let room = lines - head.count
    if wrapped.joined().count <= room { return (head + wrapped.joined()).joined(separator: "\n") }
    // The last line mentions those that do not fit.
    var text: [String] = []
    var shown = 0
    for item in wrapped {
      if text.count + item.count > room - 1 { break }
      text += item
      shown += 1
    }
    text.append("- \(items.count - shown) more: \(rest)")
    return (head + text).joined(separator: "\n")
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
