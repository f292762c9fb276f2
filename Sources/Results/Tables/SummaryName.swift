/// Names that rows and columns of tables have which are no images and no points, but sums of the
/// others.
public enum SummaryName {
  private static let names: Set<String> = [
    "average", "avg", "mean", "median", "overall", "total", "sum", "std", "stdev", "stddev", "sd",
    "standarddeviation", "var", "variance", "min", "max", "count",
  ]

  /// Whether a name is one of these, in any case, with blanks, hyphens, underscores, dots or colons
  /// anywhere: `Avg.`, `std dev`.
  public static func isOne(_ name: String) -> Bool {
    names.contains(name.lowercased().filter { !" -_.:".contains($0) })
  }
}
