/// Names that users gave, as LaTeX text that sets what they say.
package enum LaTeXText {
  private static let commands: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "'": "\\char39{}",
    "`": "\\textasciigrave{}", "\"": "{\\ttfamily\\char34}",
    // A hyphen before another would make a dash.
    "-": "{-}", "\u{2212}": "\\ensuremath{-}", "±": "\\ensuremath{\\pm}", "…": "\\ldots{}",
    "–": "\\textendash{}", "×": "\\ensuremath{\\times}", "≈": "\\ensuremath{\\approx}",
    "σ": "\\ensuremath{\\sigma}",
  ]

  /// Every sign that means something to TeX as the command that prints it. Letters beyond ASCII
  /// stay: pdfLaTeX knows the Latin ones, LuaLaTeX and XeLaTeX all that their fonts have.
  package static func escaped(_ text: String) -> String {
    text.map { commands[$0] ?? String($0) }.joined()
  }

  /// LaTeX text at a size in points; the `latex` terminal has no sizes of its own.
  static func sized(_ latex: String, _ points: Double) -> String {
    "\\fontsize{\(Number.short(points))}{\(Number.short(points * 1.2))}\\selectfont " + latex
  }
}
