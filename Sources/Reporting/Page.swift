import Foundation

/// Puts the parts of the page together. Each mark of the template is replaced once, so text that
/// looks like a mark is left alone.
enum Page {
  static func html(title: String, figures: [ReportFigure], inversions: String?, json: String)
    -> String
  {
    let parts = [
      "TITLE": escaped(title),
      "STYLE": text(PackageResources.page_css),
      "FIGURES": figures.map(FigureMarkup.html).joined(separator: "\n"),
      "INVERSIONS": inversions
        ?? "<p>This study has no codec in two objectives at nearly equal rates, or only one metric that can tell where in a picture its error lies.</p>",
      "DATA": json,
      "SCRIPT": text(PackageResources.page_js),
    ]
    let pieces = text(PackageResources.page_html).components(separatedBy: "@@")
    // Template: text, mark, text, mark, ..., text.
    return pieces.enumerated().map { index, piece in
      index % 2 == 0 ? piece : parts[piece] ?? ""
    }.joined()
  }

  /// Text for HTML content and for quoted attributes.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
