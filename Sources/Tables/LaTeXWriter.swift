/// A table as LaTeX: `tabular` with the rules of booktabs, to stand in a `table` of the paper.
enum LaTeXWriter {
  static func text(_ table: PaperTable) -> String {
    let columns = table.headings.map { $0.isNumeric ? "r" : "l" }.joined()
    var lines = [
      "% needs \\usepackage{booktabs}", "\\begin{tabular}{\(columns)}", "\\toprule",
      line(table.headings.map { escaped($0.text) }), "\\midrule",
    ]
    for (index, row) in table.rows.enumerated() {
      switch row {
      case .cells(let cells): lines.append(line(cells.map(text)))
      case .section(let title):
        if index > 0 { lines.append("\\midrule") }
        lines.append(
          "\\multicolumn{\(table.headings.count)}{l}{\\textit{\(escaped(title))}} \\\\")
      }
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    lines += table.notes.map { "\\par\\smallskip{\\footnotesize \(escaped($0))\\par}" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

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
    case .best: "\\textbf{\(text)}"
    case .second: "\\underline{\(text)}"
    }
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    if value.isNaN { return "--" }
    if value.isInfinite { return value < 0 ? "$-\\infty$" : "$\\infty$" }
    let text = Digits.text(value, decimals: decimals)
    return text.hasPrefix("-") ? "$-$" + text.dropFirst() : text
  }

  /// Text that LaTeX prints as it is. A bracket or star that opens a row would otherwise belong to
  /// the line break before it, and two hyphens would make a dash.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "%", "_": result += "\\\(character)"
      case "^": result += "\\textasciicircum{}"
      case "~": result += "\\textasciitilde{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\u{D7}": result += "\\ensuremath{\\times}"
      case "\u{2248}": result += "\\ensuremath{\\approx}"
      case "\u{2020}": result += "\\dag{}"
      case "\u{2021}": result += "\\ddag{}"
      case "\u{A7}": result += "\\S{}"
      case "\u{B6}": result += "\\P{}"
      case "[", "]", "*": result += "{\(character)}"
      case "-" where result.hasSuffix("-"): result += "{}-"
      case _ where character.isNewline || character.unicodeScalars.allSatisfy { $0.value < 32 }:
        result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
