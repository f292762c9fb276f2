/// The cross-metric bias at one place: a row of `local-bias.csv`.
public struct LocalBiasRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "local-bias", title: "Cross-metric bias along its range",
    explanation: """
      The bias of bias.csv at 21 places of its range, both ends included: 100 (d_b / d_a - 1) of \
      the two interpolated curves, in percent; mean_percent is the number of bias.csv, the mean of \
      the logarithms along the range. Each 95 % interval holds for its own place (pointwise), \
      not for the whole curve. If the curve of a draw of images ends before a place, its outer \
      polynomial is extrapolated to that place.
      """)
  public static let schema: Columns<LocalBiasRow> = [
    .bias,
    .value("place", \.place, "Quality on its curve scale (dB), or rate in bpp."),
    .percent("difference_percent", \.differencePercent, "Bias at that place."),
    .interval(\.ci, unit: "%", "Pointwise 95 % interval over images, or empty."),
    .percent("mean_percent", \.meanPercent, "Mean over the whole range, as in bias.csv."),
    .images(\.images),
    .note(\.note),
  ]

  public var bias = BiasKey()
  public var place = Double.nan
  public var differencePercent = Double.nan
  public var ci = Bounds()
  public var meanPercent = Double.nan
  public var images = 0
  public var note = Notes()

  public init() {}
}
