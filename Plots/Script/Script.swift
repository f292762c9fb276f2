import Results

/// A gnuplot script that draws one figure in one or more terminals, with the style all figures share.
///
/// Titles, names and legends stand at given places, because gnuplot's own placing differs between
/// the terminals.
struct Script {
  let canvas: Canvas
  let format: FigureFormat
  private let name: String
  private var blocks: [String] = []
  /// Names and colours of the curves, which stand once, at the top.
  private var entries: [(name: String, colour: UInt32)] = []
  /// The sides of the present panel's plot area.
  private var sides = (left: 0.0, right: 0.0, top: 0.0, bottom: 0.0)
  private(set) var marks: [FigureMark] = []
  /// Commands of each panel; the last panel takes what is added.
  private var panels: [[String]] = [Self.style]

  /// The first commands of every panel.
  private static let style = [
    "unset key",
    "set border 3 lw \(Style.Width.axis) lc rgb \(Palette.literal(Style.Grey.axis))",
    "set tics nomirror out scale 0.6",
    "set grid lt 1 lw \(Style.Width.grid) lc rgb \(Palette.literal(Style.Grey.grid))",
    "set style textbox opaque noborder margins 0.3,0.2",
  ]

  init(name: String, canvas: Canvas, format: FigureFormat) {
    self.name = name
    self.canvas = canvas
    self.format = format
    add([tickFormat(.normal)])
  }

  var width: Double { canvas.width }
  var height: Double { canvas.height }
  /// Height of what stands above the plot area.
  var head: Double { Style.head(format.showsTitle) }

  mutating func add(_ commands: [String]) { panels[panels.count - 1] += commands }

  /// Inline data; the names of blocks begin with a dollar sign.
  mutating func data(_ block: String, _ rows: [[String]]) {
    blocks += ["\(block) << EOD"] + rows.map { $0.joined(separator: " ") } + ["EOD"]
  }

  /// Gives the name and the colour of a curve a place at the top of the script, where a reader changes
  /// them.
  ///
  /// - Returns: the number behind `name`, `colour` and, for type, `ink`; the same for the same name.
  mutating func entry(_ name: String, _ colour: UInt32) -> Int {
    if let known = entries.firstIndex(where: { $0.name == name }) { return known + 1 }
    entries.append((name, colour))
    return entries.count
  }

  private var names: [String] {
    if entries.isEmpty { return [] }
    return ["# Names of the curves, their colours, and those of the names."]
      + entries.enumerated().flatMap { number, entry in
        [
          "name\(number + 1) = \(plain(entry.name))",
          "colour\(number + 1) = \(Palette.literal(entry.colour)); "
            + "ink\(number + 1) = \(Palette.literal(Palette.ink(entry.colour)))",
        ]
      }
  }

  /// The four sides of the plot area, in units from the left and from the top.
  mutating func area(left: Double, right: Double, top: Double, bottom: Double) {
    sides = (left, right, top, bottom)
    add([
      "set lmargin at \(x(left))", "set rmargin at \(x(right))",
      "set tmargin at \(y(top))", "set bmargin at \(y(bottom))",
    ])
  }

  /// Notes a point of a curve that is drawn at a spot of the plot area.
  mutating func mark(_ spot: Spot, _ point: PlotPoint) {
    guard let row = point.row else { return }
    let (x, y) = (sides.left + spot.x, sides.bottom - spot.y)
    guard (sides.left...sides.right).contains(x), (sides.top...sides.bottom).contains(y) else {
      return
    }
    marks.append(FigureMark(x: x, y: y, row: row, base: point.base))
  }

  /// Draws the elements, later ones on top; each panel ends with this.
  mutating func plot(_ elements: [String]) {
    add(["plot \\\n  " + elements.joined(separator: ", \\\n  ")])
  }

  /// Begins the names of a further panel's blocks.
  var panelPrefix: String { panels.count == 1 ? "" : "panel\(panels.count)_" }

  /// Draws the commands that follow into an area of their own.
  mutating func nextPanel() {
    panels.append(["reset"] + Self.style + [tickFormat(.normal)])
  }

  /// Name of the script without its ending.
  var stem: String { format.isLaTeX ? name + "-latex" : name }

  var text: String {
    let pictures = format.terminals.flatMap { $0.pictures(stem) }
    var lines = [
      "# gnuplot \(stem).gp writes \(pictures.joined(separator: " and "))",
      "set encoding utf8", "set datafile missing '?'",
    ]
    lines += names + blocks
    // gnuplot repeats one plot by itself, but not several panels.
    if panels.count == 1 { lines += panels[0].dropLast() }
    for (number, terminal) in format.terminals.enumerated() {
      lines += terminal.setUp(stem, canvas)
      if panels.count == 1 {
        lines.append(number == 0 ? panels[0].last ?? "" : "replot")
      } else {
        lines += (number == 0 ? [] : ["reset"]) + ["set multiplot"]
        lines += panels.flatMap { $0 } + ["unset multiplot"]
      }
    }
    return (lines + ["unset output"]).joined(separator: "\n") + "\n"
  }

  /// Options of a mark.
  static func mark(_ type: Int, _ size: Double) -> String {
    "pt \(type) ps \(Number.short(size))"
  }

  /// A place from the left, as a gnuplot coordinate.
  func x(_ units: Double) -> String { "screen \(Number.short(units / width))" }

  /// A place from the top, as a gnuplot coordinate.
  func y(_ units: Double) -> String { "screen \(Number.short(1 - units / height))" }
}
