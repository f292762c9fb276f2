/// One thing that a reader of curves must know: a row of `lint.csv`.
public struct LintRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "lint", title: "Problems found in the curves",
    explanation:
      "Likely errors and known limits of imported and scored curves, to read before their "
      + "numbers are used. Nothing was repaired; values that were not read as their name says are "
      + "listed here.")
  public static let schema: Columns<LintRow> = [
    .name("file", \.file, "The imported file, or scores.csv."),
    .key(\.key),
    .metric(\.metric, "Id of the metric; empty if the finding concerns every metric."),
    .point(\.point, "Operating point; empty if the finding concerns the whole curve."),
    .value("finding", \.finding, "Stable id of the kind of finding, such as descending-rate."),
    .text("message", \.message, "One sentence."),
  ]

  public var file = ""
  public var key = CodecKey.none
  public var metric = ""
  public var point = ""
  public var finding = LintFinding.descendingRate
  public var message = ""

  public init() {}
}
