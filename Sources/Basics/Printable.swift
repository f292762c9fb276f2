/// Text from a file of others, for people: control characters, which end a line or steer a terminal, become
/// U+FFFD, and long text is cut.
package func printable(_ text: String, atMost count: Int = 400) -> String {
  let shown = String(
    String.UnicodeScalarView(
      text.unicodeScalars.prefix(count).map { steers($0) ? "\u{FFFD}" : $0 }))
  return text.unicodeScalars.count > count ? shown + "…" : shown
}

/// Whether a character prints nothing but moves what is printed: also those that turn the writing's direction.
private func steers(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: true
  case .format: scalar.properties.isBidiControl
  default: false
  }
}
