/// Names that users gave, as gnuplot literals.
///
/// Single quotes are the one place where gnuplot expands nothing: no backslash, no backquote, no
/// macro. Only the quote itself is doubled. Line breaks and control characters, which would end
/// the command or break the SVG, become blanks.
package enum GnuplotText {
  package static func quoted(_ text: String) -> String {
    "'" + oneLine(text).replacing("'", with: "''") + "'"
  }

  /// A tick label: gnuplot takes it for a number format, so percent signs are doubled as well.
  package static func tick(_ text: String) -> String {
    quoted(text.replacing("%", with: "%%"))
  }

  /// The text with its middle left out where it is longer than `limit` characters.
  package static func elided(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    let head = (limit - 1) * 2 / 3
    return text.prefix(head) + "…" + text.suffix(limit - 1 - head)
  }

  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: " "
          default: scalar.value & 0xFFFE == 0xFFFE ? " " : scalar
          }
        }))
  }
}
