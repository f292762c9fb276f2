/// The kind of file that a script writes.
public enum Terminal: String, Sendable, CaseIterable {
  case svg, png, pdf
  /// A PDF of the drawing and a TeX file that sets the words over it in the document's fonts.
  case latex

  /// Files that a script writes for this terminal.
  ///
  /// - Parameter stem: name of the script without its ending.
  func pictures(_ stem: String) -> [String] {
    self == .latex ? [stem + ".tex", stem + ".pdf"] : ["\(stem).\(rawValue)"]
  }

  /// Commands that open the terminal and its file.
  ///
  /// The scales make a unit the same in all terminals; they were measured with gnuplot 5.4, whose
  /// cairo terminals draw type 4/3 and marks 3/4 as large as svg, and thinner lines.
  func setUp(_ stem: String, _ canvas: Canvas) -> [String] {
    let font = "font '\(Style.font),\(Number.short(Style.Text.normal.size))'"
    let identifier = String(stem.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    func whole(_ pixels: Double) -> String {
      "\(Int((canvas.width * pixels).rounded())),\(Int((canvas.height * pixels).rounded()))"
    }
    func scales(_ font: Double, _ line: Double, _ point: Double) -> String {
      "fontscale \(Number.short(font)) linewidth \(Number.short(line)) "
        + "pointscale \(Number.short(point))"
    }
    let points = canvas.points
    let inches = [canvas.width, canvas.height].map { Number.text($0 * points / 72) + "in" }
      .joined(separator: ",")
    let terminal =
      switch self {
      case .svg:
        // A pixel a unit at any size: its ticks and marks do not follow its scales.
        "svg size \(whole(1)) \(font) noenhanced name 'figure_\(identifier)' "
          + "dashlength 0.6 background rgb 'white'"
      case .png:
        "pngcairo size \(whole(canvas.pngPixels)) \(font) noenhanced "
          + scales(0.75 * canvas.pngPixels, canvas.pngPixels, 1.7 * canvas.pngPixels)
          + " background rgb 'white'"
      case .pdf:
        "pdfcairo size \(inches) \(font) noenhanced "
          + scales(0.75 * points, 2 * points, 1.72 * points) + " background rgb 'white'"
      case .latex:
        // gnuplot needs the font only for the distance of numbers from their axis.
        "cairolatex pdf input colortext size \(inches) "
          + "font ',\(Number.short(0.75 * Style.Text.normal.size * points))' "
          + "linewidth \(Number.short(4 * points)) pointscale \(Number.short(1.72 * points))"
      }
    return ["set terminal " + terminal, "set output '\(pictures(stem)[0])'"]
  }
}
