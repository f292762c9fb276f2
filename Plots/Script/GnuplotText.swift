/// Names that users gave, as gnuplot literals.
///
/// Single quotes are the one place where gnuplot expands nothing: no backslash, no backquote, no
/// macro. A single quote itself is doubled; gnuplot 5.4 misreads this at both ends and for two in a
/// row, so there a space of no width stands beside. (Joining it on in double quotes would make
/// gnuplot see macros in what follows.) Line breaks and control characters, which would end the
/// command or break the SVG, become blanks.
package enum GnuplotText {
  package static func quoted(_ text: String) -> String {
    var text = wellFormed(oneLine(text))
    for _ in 1...2 { text = text.replacing("''", with: "'\u{200B}'") }
    if text.hasPrefix("'") { text = "\u{200B}" + text }
    if text.hasSuffix("'") { text += "\u{200B}" }
    return "'" + text.replacing("'", with: "''") + "'"
  }

  /// The text with its middle left out where it is longer than `limit` characters.
  package static func elided(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    let head = (limit - 1) * 2 / 3
    return text.prefix(head) + "…" + text.suffix(limit - 1 - head)
  }

  /// gnuplot 5.4 leaves two things of XML as they are, which may break the SVG: `]]>` and `&#`. A
  /// space of no width between their characters makes them harmless.
  private static func wellFormed(_ text: String) -> String {
    text.replacing("]]>", with: "]]\u{200B}>").replacing("&#", with: "&\u{200B}#")
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
