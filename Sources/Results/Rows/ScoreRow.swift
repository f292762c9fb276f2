/// One score of one reconstruction: a row of `scores.csv`.
public struct ScoreRow: CSVRow, Hashable {
  public static let schema: Columns<ScoreRow> = [
    .key(\.key),
    .point(\.point),
    .image(\.image),
    .size(\.width, \.height),
    .value(
      "bytes", \.bytes, unit: "bytes",
      "Size of the bit stream, or empty where only the rate is known."),
    .bpp(\.bpp, "Rate in bits per pixel of the original."),
    .metric(\.metric),
    .value("score", \.score, "Raw score."),
    .name("definition", \.definition, "Fingerprint of the definition."),
  ]

  public var key = CodecKey.none
  public var point = ""
  public var image = ""
  public var width = 0
  public var height = 0
  public var bytes: Int?
  public var bpp = Double.nan
  public var metric = ""
  public var score = Double.nan
  public var definition = ""

  public init() {}
}
