/// One cross-metric bias: a row of `bias.csv`.
public struct BiasRow: CSVRow, Hashable {
  public static let schema: Columns<BiasRow> = [
    .bias(
      atEqual: "The quality metric that is held equal, or bpp.",
      distance: "The perceptual distance that is compared."),
    .value(
      "low", \.low,
      "Lower end of the shared range: of the quality that is held equal, on its curve scale (dB), or of the rate in bpp."
    ),
    .value("high", \.high, "Upper end of that range."),
    .percent(
      "difference_percent", \.differencePercent,
      "100 (exp(mean of ln d_b - ln d_a) - 1); NaN with a note if it cannot be computed."),
    .interval(\.ci, unit: "%", "Lower end of the 95 % interval over images; empty without one."),
    .images(\.images),
    .note(\.note),
    .points(\.evidence, "Points of objective a's curve inside the shared range, or empty.").later,
  ]

  /// `at_equal` of a comparison at equal rate.
  public static let rate = "bpp"

  public var bias = BiasKey()
  public var low = Double.nan
  public var high = Double.nan
  public var differencePercent = Double.nan
  public var ci = Bounds()
  public var images = 0
  public var note = Notes()
  public var evidence = Evidence()

  public init() {}
}
