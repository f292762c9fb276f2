/// The smallest difference that a number of images can resolve: a row of `resolution.csv`.
public struct ResolutionRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "resolution", title: "What n images can resolve",
    explanation: """
      Minimum detectable difference: the BD-rate of the mean curves that a two-sided t-test at 5 % \
      finds with 80 % power from n images that scatter as these do (sd_log10: sqrt n times the \
      jackknife's error of log10 of the rate ratio). resolvable_percent = 100 (10^(e sd) - 1) with e \
      the effect size of n; a smaller BD-rate cannot be told from chance by that many images.
      """)
  public static let columns = [
    "anchor", "anchor_objective", "codec", "objective", "metric", "method", "range", "images",
    "sd_log10", "n",
    "resolvable_percent", "note",
  ]

  public var anchor: String
  public var anchorObjective: String
  public var codec: String
  public var objective: String
  public var metric: String
  public var method: String
  public var range: String
  /// Images of the two curves.
  public var images: Int
  /// One image's scatter in log10 of the rate ratio: sqrt n times the jackknife's error.
  public var sdLog10: Double
  /// Number of images asked about.
  public var n: Int
  public var resolvablePercent: Double
  public var note: String

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    method: String, range: String, images: Int, sdLog10: Double, n: Int, resolvablePercent: Double,
    note: String
  ) {
    self.anchor = anchor
    self.anchorObjective = anchorObjective
    self.codec = codec
    self.objective = objective
    self.metric = metric
    self.method = method
    self.range = range
    self.images = images
    self.sdLog10 = sdLog10
    self.n = n
    self.resolvablePercent = resolvablePercent
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      anchor: record.text("anchor"), anchorObjective: record.objective("anchor_objective"),
      codec: record.text("codec"), objective: record.objective("objective"),
      metric: record.text("metric"), method: record.text("method"), range: record.text("range"),
      images: try record.integer("images"), sdLog10: try record.number("sd_log10"),
      n: try record.integer("n"),
      resolvablePercent: try record.number("resolvable_percent"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      anchor, anchorObjective, codec, objective, metric, method, range, "\(images)", "\(sdLog10)",
      "\(n)", "\(resolvablePercent)", note,
    ]
  }
}
