/// Lines of a chart from the top: names to the left of the plot area, numbers to its right,
/// headings above groups of rows.
struct RowChart {
  enum Line {
    case heading(String)
    case row(name: String, value: String, Style.Text)
  }

  /// Heights of a row that is one high, natural and least.
  static let rowHeight = 20.0
  static let leastRowHeight = 14.0
  private static let edge = 10.0
  private static let gap = 9.0

  /// Places count in rows from the upper edge.
  private(set) var lines: [(line: Line, place: Double)] = []
  /// Place of the lower edge.
  private(set) var depth = 0.0
  /// Upper and lower edges of the rows between headings.
  private(set) var groups: [(top: Double, bottom: Double)] = []

  mutating func addHeading(_ text: String) {
    depth += groups.isEmpty ? 0 : 0.4
    lines.append((.heading(text), depth + 0.5))
    depth += 1
    groups.append((depth, depth))
  }

  /// - Returns: place of the row's middle.
  mutating func addRow(
    _ name: String, _ value: String, _ size: Style.Text = .small, height: Double = 1
  ) -> Double {
    if groups.isEmpty { groups = [(0, 0)] }
    let place = depth + height / 2
    lines.append((.row(name: name, value: value, size), place))
    depth += height
    groups[groups.count - 1].bottom = depth
    return place
  }

  /// Room between rows of one group.
  mutating func addRoom(_ height: Double) { depth += height }

  func heights() -> (least: Double, natural: Double) {
    (depth * Self.leastRowHeight, depth * Self.rowHeight)
  }

  private func widest(_ text: (Line) -> (String, Style.Text)?) -> Double {
    lines.compactMap { text($0.line) }.map(TextWidth.of).max() ?? 0
  }

  private var names: Double {
    widest { if case .row(let name, _, let size) = $0 { (name, size) } else { nil } }
  }

  private var values: Double {
    widest { if case .row(_, let value, let size) = $0 { (value, size) } else { nil } }
  }

  /// Numbers stand in full at this width, and longer ones than a screen of notes too; long names lose
  /// their middle.
  var leastWidth: Double {
    min(names, 150) + min(values, 260) + 2 * (Self.edge + Self.gap) + 120
  }

  /// Left and right edges of the plot area on a canvas.
  func edges(_ width: Double) -> (left: Double, right: Double) {
    (
      min(names, 0.36 * width) + Self.edge + Self.gap,
      width - min(values, 0.5 * width) - Self.edge - Self.gap
    )
  }

  /// Sets up the plot area between two heights and writes headings, names and numbers.
  ///
  /// - Parameter edges: of the plot area; nil for those that names and numbers leave.
  func draw(
    into script: inout Script, top: Double, bottom: Double,
    edges: (left: Double, right: Double)? = nil
  ) {
    let (left, right) = edges ?? self.edges(script.width)
    script.area(left: left, right: right, top: top, bottom: bottom)
    script.add(["set border 1", "unset ytics", "set yrange [\(Number.short(depth)):0]"])
    for (line, place) in lines {
      let height = "first \(Number.short(place))"
      switch line {
      case .heading(let text):
        script.label(
          TextWidth.fitting(text, in: script.width - 2 * Self.edge, .normal),
          at: "\(script.x(Self.edge)), \(height)", .left)
      case .row(let name, let value, let size):
        script.label(
          TextWidth.fitting(name, in: left - Self.edge - Self.gap, size),
          at: "\(script.x(left - Self.gap)), \(height)", .right, size)
        script.label(
          TextWidth.fitting(value, in: script.width - right - Self.edge - Self.gap, size),
          at: "\(script.x(right + Self.gap)), \(height)", .left, size)
      }
    }
  }

  /// Lines at ticks within groups, so that none crosses a heading; the line of no difference is dark.
  func grid(into script: inout Script, ticks: [Double], zero: Double?) {
    script.add(["unset grid"])
    for (top, bottom) in groups where bottom > top {
      for tick in ticks + (zero.map { [$0] } ?? []) {
        let x = Number.text(tick)
        let style =
          tick == zero
          ? "lw \(Style.Width.axis) lc rgb \(Palette.literal(Style.Grey.axis)) front"
          : "lw \(Style.Width.grid) lc rgb \(Palette.literal(Style.Grey.grid)) back"
        script.add([
          "set arrow from \(x), first \(Number.short(top)) to \(x), first \(Number.short(bottom)) "
            + "nohead \(style)"
        ])
      }
    }
  }
}
