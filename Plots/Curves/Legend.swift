/// The legend below a figure, in as many columns as its names allow; each is as wide as its longest name.
struct Legend {
  private static let rowHeight = 17.0
  private static let margin = 14.0
  private static let sampleWidth = 30.0
  private static let gap = 16.0
  /// All of an entry but its words.
  private static let rest = sampleWidth + 7 + gap

  /// Words, and the options of line and mark.
  let entries: [(text: String, line: CurveStyle)]
  let width: Double

  private func rows(_ columns: Int) -> Int { (entries.count + columns - 1) / columns }

  private func longest(_ column: Int, _ rows: Int) -> Double {
    entries.dropFirst(column * rows).prefix(rows).map { TextWidth.of($0.text, .small) }.max() ?? 0
  }

  private var columns: Int {
    let most = min(4, entries.count)
    return (1...max(most, 1)).last { columns in
      let rows = rows(columns)
      let wanted = (0..<columns).map { Self.rest + longest($0, rows) }.reduce(0, +)
      return wanted - Self.gap <= width - 2 * Self.margin
    } ?? 1
  }

  var height: Double {
    entries.isEmpty ? 0 : Double(rows(columns)) * Self.rowHeight + 8
  }

  /// Draws the legend with its upper edge at a height; columns are filled from top to bottom. Their
  /// widths follow from the names in the script, so that a name that is changed there lies over nothing.
  func draw(into script: inout Script, top: Double) {
    guard !entries.isEmpty else { return }
    let rows = rows(columns)
    let filled = (entries.count + rows - 1) / rows
    let numbers = entries.map { script.entry($0.text, $0.line.rgb) }
    script.add(commands(script, numbers, rows, filled))
    for (place, entry) in entries.enumerated() {
      let y = script.y(top + (Double(place % rows) + 0.5) * Self.rowHeight)
      func x(_ units: Double) -> String {
        "screen legend\(place / rows + 1) + \(Number.short(units / width))"
      }
      var line = entry.line
      line.variable = "colour\(numbers[place])"
      script.add([
        "set arrow from \(x(0)), \(y) to \(x(Self.sampleWidth)), \(y) nohead \(line.stroke)",
        "set label '' at \(x(Self.sampleWidth / 2)), \(y) point \(line.mark) \(line.colour)",
      ])
      script.name(
        numbers[place], at: "\(x(Self.sampleWidth + 7)), \(y)", .left, coloured: false)
    }
  }

  /// Left edges of the columns, from the lengths of the names.
  private func commands(
    _ script: Script, _ numbers: [Int], _ rows: Int, _ filled: Int
  ) -> [String] {
    var lines = ["# Columns of the legend, each as wide as its longest name."]
    for column in 0..<filled {
      let own = numbers.dropFirst(column * rows).prefix(rows)
      let letters = entries.dropFirst(column * rows).prefix(rows).map { script.length($0.text) }
      let letter = longest(column, rows) / Double(max(letters.max() ?? 1, 1))
      lines.append("letters = 0")
      lines += own.map { "if (strlen(name\($0)) > letters) { letters = strlen(name\($0)) }" }
      lines.append(
        "column\(column + 1) = (\(Number.short(Self.rest)) + \(Number.text(letter)) * letters) / "
          + Number.short(width))
    }
    let all = (1...filled).map { "column\($0)" }.joined(separator: " + ")
    lines.append("legend1 = (1 + \(Number.short(Self.gap / width)) - (\(all))) / 2")
    let margin = Number.short(Self.margin / width)
    lines.append("if (legend1 < \(margin)) { legend1 = \(margin) }")
    lines += (1..<filled).map { "legend\($0 + 1) = legend\($0) + column\($0)" }
    return lines
  }
}
