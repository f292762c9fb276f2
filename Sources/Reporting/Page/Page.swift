import Digests
import Foundation

/// Puts the parts of the page together. Each mark of the template is replaced once, so text that
/// looks like a mark is left alone.
enum Page {
  /// - Parameter siblings: images of the folder beside the page are shown.
  static func html(
    title: String, answers: Answers?, figures: [ReportFigure], siblings: Bool, json: String
  ) -> String {
    let lead = leading(figures)
    let others = figures.filter { $0.name != lead?.name }
    let parts = [
      "TITLE": escaped(title),
      "SIBLINGS": siblings ? " 'self' file:" : "",
      "DIGEST": base64(ofHex: SHA256.hex(of: PageParts.script)),
      "STYLE": PageParts.style,
      "ANSWERS": answers.map { AnswerMarkup(answers: $0, figure: lead).html } ?? "",
      "FIGURES": FigureMarkup.sheet(others),
      "DATA": json,
      "SCRIPT": PageParts.script,
    ]
    let pieces = PageParts.template.components(separatedBy: "@@")
    // Template: text, mark, text, mark, ..., text.
    return pieces.enumerated().map { index, piece in
      index % 2 == 0 ? piece : parts[piece] ?? ""
    }.joined()
  }

  /// The figure of the first screen: that of the bias, else the first curves.
  private static func leading(_ figures: [ReportFigure]) -> ReportFigure? {
    ["bias-summary-", "bias-", "rd-"].lazy.compactMap { kind in
      figures.first { $0.name.hasPrefix(kind) }
    }.first
  }

  /// Text for HTML content and for quoted attributes.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  /// The form in which a content security policy names the one script that may run.
  private static func base64(ofHex digest: String) -> String {
    let digits = digest.compactMap(\.hexDigitValue)
    return Data(
      stride(from: 0, to: digits.count, by: 2).map { UInt8(16 * digits[$0] + digits[$0 + 1]) }
    ).base64EncodedString()
  }
}
