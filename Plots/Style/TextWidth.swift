/// How wide words are, from the published widths of Helvetica (Adobe Font Metrics), so that names,
/// legends and labels get the room they need.
package enum TextWidth {
  /// Thousandths of the type's size, from the blank to the tilde.
  private static let widths: [Double] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// Width of a line of text in units. Letters beyond ASCII count as wide as the widest of their
  /// kind: Latin, Greek and Cyrillic as 0.667, others as a full square.
  package static func of(_ text: String, _ size: Style.Text) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let index = Int(scalar.value) - 32
      if widths.indices.contains(index) { return sum + widths[index] }
      if scalar == "…" { return sum + 1000 }
      return sum + (scalar.value < 0x2100 ? 667 : scalar == "\u{2212}" ? 584 : 1000)
    } * size.size / 1000
  }

  /// The text with its middle left out where it is wider than `limit` units.
  package static func fitting(_ text: String, in limit: Double, _ size: Style.Text) -> String {
    // No letter is under 0.19 of its size, so longer texts need not be measured.
    var count = min(text.count, max(3, Int(limit / size.size / 0.19)))
    // Half a unit, so that a text fits into its own width after rounding.
    while count > 3, of(GnuplotText.elided(text, to: count), size) > limit + 0.5 { count -= 1 }
    return GnuplotText.elided(text, to: count)
  }
}
