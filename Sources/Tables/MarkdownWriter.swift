/// A table in GitHub's Markdown.
enum MarkdownWriter {
  static func text(_ table: PaperTable) -> String {
    var lines = [
      line(table.headings.map { escaped($0.text) }),
      line(table.headings.map { $0.isNumeric ? "---:" : "---" }),
    ]
    for row in table.rows {
      switch row {
      case .cells(let cells): lines.append(line(cells.map(text)))
      case .section(let title):
        let rest = Array(repeating: "", count: table.headings.count - 1)
        lines.append(line(["*\(escaped(title))*"] + rest))
      }
    }
    lines += table.notes.flatMap { ["", escaped($0)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func text(_ cell: PaperTable.Cell) -> String {
    let text =
      switch cell.content {
      case .text(let text): escaped(text)
      case .number(let value, let decimals): number(value, decimals)
      case .interval(let value, let within, let decimals, let marks):
        number(value, decimals) + escaped(marks)
          + (within.map {
            escaped(" [") + number($0.lowerBound, decimals) + ", "
              + number($0.upperBound, decimals) + escaped("]")
          } ?? "")
      }
    return switch cell.mark {
    case .none: text
    case .best: "**\(text)**"
    case .second: "<ins>\(text)</ins>"
    }
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    if value.isNaN { return "–" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    return Digits.text(value, decimals: decimals).replacing("-", with: "−")
  }

  /// Text without a meaning in Markdown or HTML.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>|~#&$".contains(character) {
        result += "\\\(character)"
      } else {
        result.append(character.isNewline ? " " : character)
      }
    }
    return result
  }
}
