/// A gnuplot script that draws one figure twice, as SVG and as PNG, with the style all figures share.
///
/// The canvas is 500 units wide with type of 14 and 12, so that in one column of print (88 mm) no
/// letter is under 6 points; the PNG has three pixels a unit. Titles, names and legends stand at
/// given places, because gnuplot's own placing differs between the two terminals.
struct Script {
  static let width = 500
  static let smallFont = 12
  private static let font = "Helvetica,14"

  private let name: String
  private let height: Int
  private var lines: [String]

  init(name: String, height: Int) {
    self.name = name
    self.height = height
    let identifier = String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    lines = [
      "# gnuplot \(name).gp writes \(name).svg and \(name).png",
      "set encoding utf8",
      "set terminal svg size \(Self.width),\(height) font '\(Self.font)' noenhanced "
        + "name 'figure_\(identifier)' dashlength 0.6 background rgb 'white'",
      "set output '\(name).svg'",
      "set datafile missing '?'",
      "unset key",
      "set border 3 lw 0.8 lc rgb '#333333'",
      "set tics nomirror out scale 0.6",
      "set grid lt 1 lw 0.5 lc rgb '#DDDDDD'",
    ]
  }

  mutating func add(_ commands: [String]) { lines += commands }

  /// The four sides of the plot area, in units from the left and from the top.
  mutating func area(left: Int, right: Int, top: Int, bottom: Int) {
    lines += [
      "set lmargin at \(x(Double(left)))", "set rmargin at \(x(Double(right)))",
      "set tmargin at \(y(Double(top)))", "set bmargin at \(y(Double(bottom)))",
    ]
  }

  /// The study's words above the plot area: what is drawn, and of what.
  mutating func heading(_ title: String, _ origin: String) {
    text(title, x: Double(Self.width) / 2, y: 16, "center")
    text(
      origin, x: Double(Self.width) / 2, y: 34,
      "center font ',\(Self.smallFont)' textcolor rgb '#444444'")
  }

  /// A line of text with its middle at a height.
  mutating func text(_ text: String, x: Double, y: Double, _ options: String) {
    lines.append(
      "set label \(GnuplotText.quoted(text)) at \(self.x(x)), \(self.y(y)) \(options) noenhanced")
  }

  /// Draws the elements, later ones on top.
  mutating func plot(_ elements: [String]) {
    lines.append("plot \\\n  " + elements.joined(separator: ", \\\n  "))
    // Three pixels a unit; pngcairo's type is 4/3 of svg's and its marks are 3/4, hence the scales.
    lines += [
      "set terminal pngcairo size \(Self.width * 3),\(height * 3) font '\(Self.font)' noenhanced "
        + "fontscale 2.25 linewidth 3 pointscale 4 background rgb 'white'",
      "set output '\(name).png'",
      "replot",
      "unset output",
    ]
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A place from the left, as a gnuplot coordinate.
  func x(_ units: Double) -> String { "screen \(Number.short(units / Double(Self.width)))" }

  /// A place from the top, as a gnuplot coordinate.
  func y(_ units: Double) -> String { "screen \(Number.short(1 - units / Double(height)))" }
}
