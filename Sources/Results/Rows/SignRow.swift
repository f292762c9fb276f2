/// Signs that a model was optimised for its metric rather than for quality: a row of `signs.csv`.
public struct SignRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "signs", title: "Signs of over-optimisation",
    explanation: """
      A model trained for one metric against another objective of the same codec: BD-rate in the \
      metric it was trained for, BD-rate in a referee metric, and the gap between them, 100 ((1 + \
      referee / 100) / (1 + trained / 100) - 1): by how many percent the referee's answer asks for \
      more rate than the trained metric's. A gap above zero says that the model looks better in \
      its own metric than the referee finds it. Where the referee is the metric that the other model was \
      trained for, the gap of both is one number and stands here once. phase_gap_db is the phase gap of the model in its \
      metric (largest minus smallest of the set's means at the phases of the pooling grid, in dB, \
      mean along the curve), other_phase_gap_db that of the other objective. flips counts the \
      images whose BD-rates in the two metrics differ in sign.
      """)
  public static let columns = [
    "codec", "objective", "against", "trained_metric", "referee", "bd_rate_trained_percent",
    "bd_rate_referee_percent", "gap_percent", "ci_low", "ci_high", "phase_gap_db",
    "other_phase_gap_db", "images", "flips", "flip_percent", "note",
  ]

  public var codec: String
  /// The model in question.
  public var objective: String
  /// The objective that it is compared with (the anchor of the BD-rates).
  public var against: String
  /// The metric that the objective stands for.
  public var trainedMetric: String
  public var referee: String
  public var bdRateTrained: Double
  public var bdRateReferee: Double
  /// 100 ((1 + referee / 100) / (1 + trained / 100) - 1).
  public var gapPercent: Double
  /// 95 % interval over images, or nil.
  public var ciLow: Double?
  public var ciHigh: Double?
  /// Nil where the metric was not scored at the phases.
  public var phaseGap: Double?
  public var otherPhaseGap: Double?
  /// Images that have both BD-rates on their own.
  public var images: Int
  /// Of these, images whose two BD-rates differ in sign.
  public var flips: Int
  public var flipPercent: Double
  public var note: String

  public init(
    codec: String, objective: String, against: String, trainedMetric: String, referee: String,
    bdRateTrained: Double, bdRateReferee: Double, gapPercent: Double, ciLow: Double?,
    ciHigh: Double?, phaseGap: Double?, otherPhaseGap: Double?, images: Int, flips: Int,
    flipPercent: Double, note: String
  ) {
    self.codec = codec
    self.objective = objective
    self.against = against
    self.trainedMetric = trainedMetric
    self.referee = referee
    self.bdRateTrained = bdRateTrained
    self.bdRateReferee = bdRateReferee
    self.gapPercent = gapPercent
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.phaseGap = phaseGap
    self.otherPhaseGap = otherPhaseGap
    self.images = images
    self.flips = flips
    self.flipPercent = flipPercent
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      against: record.text("against"), trainedMetric: record.text("trained_metric"),
      referee: record.text("referee"), bdRateTrained: try record.number("bd_rate_trained_percent"),
      bdRateReferee: try record.number("bd_rate_referee_percent"),
      gapPercent: try record.number("gap_percent"), ciLow: try record.optionalNumber("ci_low"),
      ciHigh: try record.optionalNumber("ci_high"),
      phaseGap: try record.optionalNumber("phase_gap_db"),
      otherPhaseGap: try record.optionalNumber("other_phase_gap_db"),
      images: try record.integer("images"), flips: try record.integer("flips"),
      flipPercent: try record.number("flip_percent"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      codec, objective, against, trainedMetric, referee, "\(bdRateTrained)", "\(bdRateReferee)",
      "\(gapPercent)", ciLow.map { "\($0)" } ?? "", ciHigh.map { "\($0)" } ?? "",
      phaseGap.map { "\($0)" } ?? "", otherPhaseGap.map { "\($0)" } ?? "", "\(images)", "\(flips)",
      "\(flipPercent)", note,
    ]
  }
}
