/// The legend below a figure, in as many columns as its longest entry allows.
struct Legend {
  private static let rowHeight = 17.0
  private static let margin = 14.0
  private static let sampleWidth = 30.0
  private static let gap = 16.0

  /// Words, and the options of line and mark.
  let entries: [(text: String, line: CurveStyle)]
  let width: Double

  private var entryWidth: Double {
    let longest = entries.map { TextWidth.of($0.text, .small) }.max() ?? 0
    return Self.sampleWidth + 7 + longest + Self.gap
  }

  private var columns: Int {
    let fitting = Int((width - 2 * Self.margin + Self.gap) / entryWidth)
    return max(1, min(4, fitting, entries.count))
  }

  private var rows: Int { (entries.count + columns - 1) / columns }

  var height: Double { entries.isEmpty ? 0 : Double(rows) * Self.rowHeight + 8 }

  /// Draws the legend with its upper edge at a height; columns are filled from top to bottom.
  func draw(into script: inout Script, top: Double) {
    let filled = entries.isEmpty ? 0 : (entries.count + rows - 1) / rows
    let left = max(
      Self.margin, (width - Double(filled) * entryWidth + Self.gap) / 2)
    for (number, entry) in entries.enumerated() {
      let x = left + Double(number / rows) * entryWidth
      let y = top + (Double(number % rows) + 0.5) * Self.rowHeight
      script.add([
        "set arrow from \(script.x(x)), \(script.y(y)) to \(script.x(x + Self.sampleWidth)), "
          + "\(script.y(y)) nohead \(entry.line.stroke)",
        "set label '' at \(script.x(x + Self.sampleWidth / 2)), \(script.y(y)) "
          + "point \(entry.line.mark) \(entry.line.colour)",
      ])
      script.text(entry.text, x: x + Self.sampleWidth + 7, y: y, .left, .small)
    }
  }
}
