/// Headings that a reader understands, from names of columns.
enum Headings {
  private static let known = [
    "bpp": "Rate (bpp)", "bd_rate_percent": "BD-rate (%)", "bd_quality": "BD-quality",
    "ci_low": "CI low", "ci_high": "CI high",
  ]

  /// `overlap_percent` becomes "Overlap (%)".
  static func text(_ column: String) -> String {
    if let known = known[column] { return known }
    let unit = column.hasSuffix("_percent") ? " (%)" : ""
    let words = (unit.isEmpty ? column : String(column.dropLast("_percent".count)))
      .replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst() + unit
  }
}
