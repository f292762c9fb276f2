/// The tables of a results folder with their columns, as they are declared by their row types.
public enum TableSchemas {
  public struct Table: Sendable {
    public let file: String
    public let columns: [ColumnFacts]

    init<Row: CSVRow>(_ file: String, _ type: Row.Type) {
      self.file = file
      columns = Row.schema.map(\.facts)
    }
  }

  /// Scores, curves and deltas, the further tables of the analysis, then what steps keep for others.
  public static let all: [Table] =
    [
      table(ScoreRow.self), table(CurveRow.self), table(BDRateRow.self), table(BiasRow.self),
    ] + AnalysisTables.types.map { table($0) }
    + [
      table(CropRow.self), table(MetricDefinition.self), table(WeightsRow.self),
      Table(CountedScores.file, CountedRow.self), Table("encodings.csv", EncodingRow.self),
      Table("programs.csv", ProgramRow.self), table(TimesRow.self), table(ExternalRow.self),
      table(InputRow.self), table(FailureRow.self),
    ]

  private static func table<Row: FolderRow>(_ type: Row.Type) -> Table {
    Table(Row.file, type)
  }

  /// A column by its name, which means one thing in all tables; nil for a name of no table.
  public static func column(_ name: String) -> ColumnFacts? { byName[name] }

  private static let byName = Dictionary(
    all.flatMap(\.columns).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

extension ColumnFacts {
  private static let known = [
    "bpp": "Rate (bpp)", "bd_rate_percent": "BD-rate (%)", "bd_quality": "BD-quality",
    "ci_low": "CI low", "ci_high": "CI high", "low": "Range from", "high": "Range to",
    "anchor_points": "Points of anchor", "objective_a": "First objective",
    "objective_b": "Second objective", "p": "p", "p_holm": "p, Holm-adjusted", "family": "Tests",
    "a": "a", "c": "c", "z": "z", "n": "Images assumed", "field_percent": "Other images (%)",
    "mean_of_db": "Mean of dB", "db_of_mean": "dB of mean", "db_of_pixel_mean": "dB of pixel mean",
    "bd_rate_trained_percent": "BD-rate in own metric (%)",
    "bd_rate_referee_percent": "BD-rate in referee (%)", "phase_gap_db": "Phase gap (dB)",
    "other_phase_gap_db": "Phase gap of other (dB)", "sd_log10": "SD of log10 rate ratio",
    "quality_x": "First quality", "quality_y": "Second quality", "x": "x", "y": "y",
  ]

  /// A heading that a reader understands: `overlap_percent` becomes "Overlap (%)".
  public static func heading(_ column: String) -> String {
    if let known = known[column] { return known }
    let unit = column.hasSuffix("_percent") ? " (%)" : ""
    let words = (unit.isEmpty ? column : String(column.dropLast("_percent".count)))
      .replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst() + unit
  }

  public var heading: String { Self.heading(name) }
  public var isNumeric: Bool { kind == .number || kind == .count }
}
