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
    .compared(metric: "Id of the metric."),
    .bpp(\.bpp, "Rate of both."),
    .value("difference", \.difference, "Codec minus anchor: in dB, or in percent for a distance."),
    .name("unit", \.unit, "dB, %, or empty for a difference of raw scores."),
    .interval(\.ci, "Pointwise 95 % interval over images, or empty."),
    .images(\.images),
    .note(\.note),
  ]

  public var compared = ComparisonKey()
  public var bpp = Double.nan
  public var difference = Double.nan
  public var unit = ""
  public var ci = Bounds()
  public var images = 0
  public var note = Notes()

  public init() {}
}
