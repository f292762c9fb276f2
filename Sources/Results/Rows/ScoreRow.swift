/// One score of one reconstruction: a row of `scores.csv`.
public struct ScoreRow: CSVRow, Hashable {
  public static let schema: Columns<ScoreRow> = [
    .key(\.key),
    .point(\.point),
    .image(\.image),
    .size(\.width, \.height),
    .optionalCount(
      "bytes", \.bytes, unit: "bytes",
      "Size of the bit stream, or empty where only the rate is known."),
    .bpp(\.bpp, "Rate in bits per pixel of the original."),
    .metric(\.metric),
    .number("score", \.score, "Raw score."),
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

  public init(
    codec: String, objective: String, point: String, image: String, width: Int, height: Int,
    bytes: Int?, bpp: Double, metric: String, score: Double, definition: String
  ) {
    key = CodecKey(codec: codec, objective: objective)
    self.point = point
    self.image = image
    self.width = width
    self.height = height
    self.bytes = bytes
    self.bpp = bpp
    self.metric = metric
    self.score = score
    self.definition = definition
  }
}
