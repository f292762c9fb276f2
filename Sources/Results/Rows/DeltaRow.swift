/// The difference of a codec to its anchor at one rate: a row of `delta.csv`.
public struct DeltaRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "delta", title: "Difference to the anchor along the rate",
    explanation: """
      Each main metric of a codec minus that of its anchor at 21 equal steps of the log rates that both reach: \
      in dB, for a distance 100 (d / d_anchor - 1) percent. The 95 % intervals are over images and paired, because \
      both codecs were scored on the same ones; each holds for its own rate (pointwise), not for the whole curve.
      """)

  public static let schema: Columns<DeltaRow> = [
    .keys(anchor: \.anchorKey, \.key),
    .metric(\.metric, "Id of the metric."),
    .bpp(\.bpp, "Rate of both."),
    .number("difference", \.difference, "Codec minus anchor: in dB, or in percent for a distance."),
    .name("unit", \.unit, "dB, %, or empty for a difference of raw scores."),
    .interval(\.ciLow, \.ciHigh, "Pointwise 95 % interval over images, or empty."),
    .images(\.images),
    .note(\.note),
  ]

  public var anchorKey = CodecKey.none
  public var key = CodecKey.none
  public var metric = ""
  public var bpp = Double.nan
  public var difference = Double.nan
  public var unit = ""
  public var ciLow: Double?
  public var ciHigh: Double?
  public var images = 0
  public var note = ""

  public init() {}

  public init(anchor: CodecKey, key: CodecKey, metric: String, unit: String, images: Int) {
    anchorKey = anchor
    self.key = key
    self.metric = metric
    self.unit = unit
    self.images = images
  }
}
