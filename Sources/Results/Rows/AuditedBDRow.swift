/// One BD-rate under three ways to average over images: a row of `audit-bd.csv`.
public struct AuditedBDRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "audit-bd", title: "BD-rate under each aggregation",
    explanation: """
      BD-rate (PCHIP, shared qualities, dB) computed from curves averaged by each rule of \
      audit.csv; the pixel-weighted one also weights the rates (all bits over all pixels). flips \
      says what depends on the rule: the sign of this BD-rate, or the codec's rank among those \
      compared with the same anchor.
      """)
  public static let schema: Columns<AuditedBDRow> = [
    .compared,
    .value("mean_of_db", \.meanOfDB, "BD-rate from curves of the mean of the images' dB."),
    .value("db_of_mean", \.dbOfMean, "BD-rate from curves of the dB of the mean error."),
    .value(
      "db_of_pixel_mean", \.dbOfPixelMean,
      "BD-rate from curves of the dB of the mean error weighted by pixels."),
    .value("spread", \.spread, "Largest minus smallest of the three, in percentage points."),
    .value(
      "flips", \.flips,
      "What depends on the average: sign, ranking, sign and ranking, or nothing; empty where one of the three has no number."
    ),
    .note(\.note),
  ]

  /// What depends on the rule.
  public enum Flips: String, ColumnWord, Sendable, Hashable, CaseIterable {
    case nothing, sign, ranking
    case both = "sign and ranking"
  }

  public var compared = ComparisonKey()
  public var meanOfDB = Double.nan
  public var dbOfMean = Double.nan
  public var dbOfPixelMean = Double.nan
  public var spread = Double.nan
  public var flips: Flips?
  public var note = Notes()

  public init() {}
}
