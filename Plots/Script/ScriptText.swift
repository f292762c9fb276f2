/// Words in scripts, as the script's terminals write them.
extension Script {
  enum Side: String { case left, center, right }

  /// The study's words above the plot area: what is drawn, and of what.
  ///
  /// - Parameter facts: what follows the study's name.
  mutating func heading(_ title: String, study: String, _ facts: String) {
    guard format.showsTitle else { return }
    let room = width - 12
    text(TextWidth.fitting(title, in: room, .normal), x: width / 2, y: 16, .center)
    let facts = TextWidth.fitting(facts, in: room * 0.8, .small)
    let name = TextWidth.fitting(study, in: room - TextWidth.of(facts, .small), .small)
    text(name + facts, x: width / 2, y: 34, .center, .small, colour: Style.Grey.text)
  }

  /// A line of text with its middle at a height.
  mutating func text(
    _ text: String, x: Double, y: Double, _ side: Side, _ size: Style.Text = .normal,
    colour: UInt32? = nil, upright: Bool = false
  ) {
    label(text, at: "\(self.x(x)), \(self.y(y))", side, size, colour: colour, upright: upright)
  }

  /// A line of text at gnuplot coordinates.
  mutating func label(
    _ text: String, at place: String, _ side: Side, _ size: Style.Text = .normal,
    colour: UInt32? = nil, upright: Bool = false, boxed: Bool = false
  ) {
    label(
      quoted: quoted(text, size), at: place, side, size, colour.map(Palette.literal),
      // In LaTeX a box needs a package more.
      (upright ? " rotate by 90" : "") + (boxed && !format.isLaTeX ? " boxed" : ""))
  }

  /// The name of a curve (`entry`) beside its line or in a legend.
  ///
  /// - Parameter coloured: whether it has the curve's colour.
  mutating func name(
    _ entry: Int, at place: String, _ side: Side, coloured: Bool
  ) {
    let size = format.isLaTeX ? GnuplotText.quoted(LaTeXText.sized("", points(.small))) + "." : ""
    label(
      quoted: "\(size)name\(entry)", at: place, side, .small, coloured ? "ink\(entry)" : nil, "")
  }

  private mutating func label(
    quoted: String, at place: String, _ side: Side, _ size: Style.Text, _ colour: String?,
    _ option: String
  ) {
    add([
      "set label \(quoted) at \(place) \(side.rawValue)" + option + font(size)
        + (colour.map { " textcolor rgb \($0)" } ?? "") + " noenhanced front"
    ])
  }

  /// An explicit tick with its words.
  func tick(_ text: String, _ size: Style.Text, at place: Double) -> String {
    // gnuplot takes the words for a number format, so percent signs are doubled.
    "\(quoted(text, size).replacing("%", with: "%%")) \(Number.text(place))"
  }

  /// The option of a size of type; TeX has it in the text.
  func font(_ size: Style.Text) -> String {
    size == .normal || format.isLaTeX ? "" : " font ',\(Number.short(size.size))'"
  }

  /// The command for numbers at ticks.
  func tickFormat(_ size: Style.Text) -> String {
    "set format '\(format.isLaTeX ? LaTeXText.sized("$%h$", points(size)) : "%h")'"
  }

  func quoted(_ text: String, _ size: Style.Text) -> String {
    GnuplotText.quoted(
      format.isLaTeX ? LaTeXText.sized(LaTeXText.escaped(text), points(size)) : text)
  }

  /// Text without a size of its own.
  func plain(_ text: String) -> String {
    GnuplotText.quoted(format.isLaTeX ? LaTeXText.escaped(text) : text)
  }

  /// The length of `plain` text as gnuplot counts it.
  func length(_ text: String) -> Int {
    (format.isLaTeX ? LaTeXText.escaped(text) : text).unicodeScalars.count
  }

  private func points(_ size: Style.Text) -> Double { size.size * canvas.points }
}
