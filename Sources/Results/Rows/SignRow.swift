/// Signs that a model was optimised for its metric rather than for quality: a row of `signs.csv`.
public struct SignRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "signs", title: "Signs of over-optimisation",
    explanation: """
      A model trained for one metric against another objective of the same codec: BD-rate in the \
      metric it was trained for, BD-rate in a referee metric, and the gap between them, 100 ((1 + \
      referee / 100) / (1 + trained / 100) - 1): by how many percent the codec needs \
      more rate by the referee than by the trained metric. With a gap above zero, the model looks better in \
      its own metric than in the referee. Where the referee is the metric that the other model was \
      trained for, both models have the same gap, and it is listed once. phase_gap_db is the phase gap of the model in its \
      metric (largest minus smallest of the set's means at the phases of the pooling grid, in dB, \
      mean along the curve), other_phase_gap_db that of the other objective; frame_gap and \
      other_frame_gap are the frame gaps of frames.csv in the same metric. flips counts the \
      images whose BD-rates in the two metrics differ in sign.
      """)
  public static let schema: Columns<SignRow> = [
    .key(\.key),
    .name(
      "against", \.against, "The objective that it is compared with (the anchor of the BD-rates)."),
    .metric("trained_metric", \.trainedMetric, "The metric of the objective."),
    .metric("referee", \.referee, "The referee metric."),
    .percent(
      "bd_rate_trained_percent", \.bdRateTrained,
      "BD-rate in the metric that the model was trained for."),
    .percent("bd_rate_referee_percent", \.bdRateReferee, "BD-rate in the referee."),
    .percent("gap_percent", \.gapPercent, "100 ((1 + referee / 100) / (1 + trained / 100) - 1)."),
    .interval(\.ci, unit: "%"),
    .value(
      "phase_gap_db", \.phaseGap,
      "Phase gap of the model in its metric; empty if the metric was not scored at the phases."),
    .value("other_phase_gap_db", \.otherPhaseGap, "The same, for the other objective."),
    .value(
      "images", \.images, "Number of images that have a BD-rate of their own in both metrics."),
    .value("flips", \.flips, "Of these, images whose two BD-rates differ in sign."),
    .percent("flip_percent", \.flipPercent, "Share of the images counted by flips."),
    .note(\.note),
    .value("frame", \.frame, "Pixels left out for the frame gaps; empty for none.").later,
    .value(
      "frame_gap", \.frameGap,
      "Frame gap of the model in its metric, mean along the curve: dB, % for a distance."
    ).later,
    .value("other_frame_gap", \.otherFrameGap, "The same, of the other objective.").later,
  ]

  public var key = CodecKey.none
  public var against = ""
  public var trainedMetric = ""
  public var referee = ""
  public var bdRateTrained = Double.nan
  public var bdRateReferee = Double.nan
  public var gapPercent = Double.nan
  public var ci = Bounds()
  public var phaseGap: Double?
  public var otherPhaseGap: Double?
  public var images = 0
  public var flips = 0
  public var flipPercent = Double.nan
  public var note = Notes()
  public var frame: Int?
  public var frameGap: Double?
  public var otherFrameGap: Double?

  public init() {}
}
