/// The legend below a figure, in as many columns as its longest entry allows.
struct Legend {
  private static let rowHeight = 17
  private static let margin = 14.0
  private static let sampleWidth = 30.0
  private static let characterWidth = 6.3

  /// Words, and the options of line and mark.
  let entries: [(text: String, line: CurveStyle)]

  private var entryWidth: Double {
    let longest = entries.map(\.text.count).max() ?? 0
    return Self.sampleWidth + 22 + Double(longest) * Self.characterWidth
  }

  private var columns: Int {
    let fitting = Int((Double(Script.width) - Self.margin) / entryWidth)
    return max(1, min(3, fitting, entries.count))
  }

  private var rows: Int { (entries.count + columns - 1) / columns }

  var height: Int { rows * Self.rowHeight + 8 }

  /// Draws the legend with its upper edge at a height; columns are filled from top to bottom.
  func draw(into script: inout Script, top: Int) {
    let width = Double(columns) * entryWidth
    let left = max(Self.margin, (Double(Script.width) - width) / 2)
    for (number, entry) in entries.enumerated() {
      let x = left + Double(number / rows) * entryWidth
      let y = Double(top) + (Double(number % rows) + 0.5) * Double(Self.rowHeight)
      script.add([
        "set arrow from \(script.x(x)), \(script.y(y)) to \(script.x(x + Self.sampleWidth)), "
          + "\(script.y(y)) nohead \(entry.line.stroke)",
        "set label '' at \(script.x(x + Self.sampleWidth / 2)), \(script.y(y)) "
          + "point \(entry.line.mark) \(entry.line.colour)",
      ])
      script.text(
        entry.text, x: x + Self.sampleWidth + 7, y: y, "left font ',\(Script.smallFont)'")
    }
  }
}
