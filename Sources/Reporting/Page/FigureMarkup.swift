import Foundation

/// An SVG figure inside the page.
package enum FigureMarkup {
  /// Figures that are in sight; the others are folded.
  private static let shown = 6

  static func sheet(_ figures: [ReportFigure]) -> String {
    func plots(_ figures: ArraySlice<ReportFigure>) -> String {
      "<div class=\"plots\">\n\(figures.map(html).joined(separator: "\n"))\n</div>"
    }
    let rest = figures.dropFirst(shown)
    return plots(figures.prefix(shown))
      + (rest.isEmpty
        ? ""
        : "\n<details><summary>\(rest.count) more figures</summary>\n\(plots(rest))\n</details>")
  }

  package static func html(_ figure: ReportFigure) -> String {
    let title = Page.escaped(figure.title)
    let name = Page.escaped(figure.name)
    return """
      <figure class="plot" id="figure-\(name)">
      \(drawing(figure) ?? "<p>The figure \(name) is not an SVG drawing without scripts; it was left out.</p>")
      <figcaption>\(title) <span class="file">plots/\(name).gp</span></figcaption>
      </figure>
      """
  }

  /// The `svg` element with ids that no other figure has, or nil if it is none or holds a script.
  private static func drawing(_ figure: ReportFigure) -> String? {
    guard let start = figure.svg.range(of: "<svg"),
      let end = figure.svg.range(of: "</svg>", options: .backwards),
      start.lowerBound < end.lowerBound,
      figure.svg.range(of: "<script", options: .caseInsensitive) == nil
    else { return nil }
    let prefix = String(
      figure.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    // gnuplot names the marks it draws alike in every file.
    let marks = /(\bid=|href=)(['"])(#?)(gp[A-Za-z]+\d*|gnuplot_canvas|textbox|greybox)(['"])/
    let drawing = String(figure.svg[start.lowerBound..<end.upperBound])
    return drawing.replacing(marks) { match in
      "\(match.1)\(match.2)\(match.3)\(prefix)-\(match.4)\(match.5)"
    }
    .replacing("url(#textbox)", with: "url(#\(prefix)-textbox)")
    .replacing("url(#greybox)", with: "url(#\(prefix)-greybox)")
    .replacing(
      "<svg",
      with: "<svg role=\"img\" aria-label=\"\(Page.escaped(figure.title))\"", maxReplacements: 1)
  }
}
