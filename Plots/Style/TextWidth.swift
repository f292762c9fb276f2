/// How wide words may get, so that names, legends and labels have the room they need: the wider of
/// Liberation Sans (which has Helvetica's widths) and DejaVu Sans (about a seventh wider), one of which
/// gnuplot finds for Helvetica on almost every machine.
package enum TextWidth {
  /// Thousandths of the type's size, from the blank to the tilde.
  private static let widths: [Double] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667,
    611, 778, 752, 295, 500, 667, 557, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685,
    667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  /// Width of a line of text in units. Signs of calculation count as 0.838; other letters
  /// beyond ASCII as wide as most of their kind: Latin, Greek and Cyrillic as 0.667, others as a full
  /// square.
  package static func of(_ text: String, _ size: Style.Text) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let index = Int(scalar.value) - 32
      if widths.indices.contains(index) { return sum + widths[index] }
      if scalar == "…" { return sum + 1000 }
      return sum
        + ("\u{2212}±×≈".unicodeScalars.contains(scalar) ? 838 : scalar.value < 0x2100 ? 667 : 1000)
    } * size.size / 1000
  }

  /// The text in lines of at most `limit` units, cut at blanks.
  package static func lines(_ text: String, in limit: Double, _ size: Style.Text) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if let last = lines.last, of(last + " " + word, size) <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
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
