/// The value of one unit of a quality at one operating point: a row of `exchange.csv`.
public struct ExchangeRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "exchange", title: "Metric exchange rates",
    explanation: """
      Local slope of one metric over another along a codec's mean curve: how much 1 dB of the held \
      metric changes the other one, in dB, or for a distance in percent (100 (exp(slope of ln \
      d) - 1), negative: the distance falls). Slopes are those of the PCHIP curve through the \
      operating points; at the two ends they are one-sided.
      """)
  public static let schema: Columns<ExchangeRow> = [
    .key(\.key),
    .point(\.point),
    .bpp(\.bpp, "Mean rate of the set."),
    .metric(\.metric, "The metric that changes by 1 dB."),
    .metric("other", \.other, "The metric whose change is given."),
    .value("slope", \.slope, "Change of other along the curve where metric changes by 1 dB."),
    .name("unit", \.unit, "Unit of the slope: dB or %."),
    .note(\.note),
  ]

  public var key = CodecKey.none
  public var point = ""
  public var bpp = Double.nan
  public var metric = ""
  public var other = ""
  public var slope = Double.nan
  public var unit = ""
  public var note = Notes()

  public init() {}
}
