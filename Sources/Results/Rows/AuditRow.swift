/// One point of a curve under three ways to average over images: a row of `audit.csv`.
public struct AuditRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "audit", title: "How averaging changes the means",
    explanation: """
      The set's value at one operating point by three rules, all in dB: the mean of the images' \
      dB, the dB of the mean error, and the dB of the mean error weighted by pixels. The error is \
      MSE for PSNR, 1 - score for a similarity, the distance itself (-10 log10 d). rule names the \
      one that curves and BD use; gap = mean_of_db - db_of_mean.
      """)
  public static let schema: Columns<AuditRow> = [
    .key(\.key),
    .point(\.point),
    .images(\.images),
    .bpp(\.bpp),
    .metric(\.metric),
    .value("mean_of_db", \.meanOfDB, "Mean of the images' dB."),
    .value("db_of_mean", \.dbOfMean, "dB of the mean error."),
    .value("db_of_pixel_mean", \.dbOfPixelMean, "dB of the mean error weighted by pixels."),
    .value("gap", \.gap, "mean_of_db - db_of_mean."),
    .value("rule", \.rule, "Which of the three the curves and BD-rates use."),
    .note(\.note),
  ]

  public var key = CodecKey.none
  public var point = ""
  public var images = 0
  public var bpp = Double.nan
  public var metric = ""
  public var meanOfDB = Double.nan
  public var dbOfMean = Double.nan
  public var dbOfPixelMean = Double.nan
  public var gap = Double.nan
  public var rule = Aggregation.meanOfDB
  public var note = Notes()

  public init() {}
}

/// How the errors of the images of a set become one level in dB.
public enum Aggregation: String, ColumnWord, Sendable, Hashable, CaseIterable {
  /// Mean of the images' dB.
  case meanOfDB = "mean_of_db"
  /// dB of the images' mean error.
  case dBOfMean = "db_of_mean"
  /// dB of the mean error weighted by pixels: of all squared errors over all samples.
  case dBOfPixelMean = "db_of_pixel_mean"
}
