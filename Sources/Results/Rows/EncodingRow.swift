/// How one reconstruction was made: a row of `encodings.csv`.
public struct EncodingRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "objective", "point", "image", "quality", "target", "reached", "bytes", "encode",
    "decode",
  ]

  public var codec: String
  public var objective: String
  public var point: String
  public var image: String
  /// What the encoder's quality parameter was set to.
  public var quality: String
  /// What the quality was searched for, such as `bpp 0.25`; empty without a search.
  public var target: String
  /// What that came to at this quality.
  public var reached: Double?
  /// Size of the bit stream.
  public var bytes: Int
  /// The command lines, quoted for a shell; files stand as `{original}`, `{bitstream}`,
  /// `{reconstruction}` and `{temporary}`.
  public var encode: String
  public var decode: String

  public init(
    codec: String, objective: String, point: String, image: String, quality: String,
    target: String, reached: Double?, bytes: Int, encode: String, decode: String
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.image = image
    self.quality = quality
    self.target = target
    self.reached = reached
    self.bytes = bytes
    self.encode = encode
    self.decode = decode
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"), image: record.text("image"), quality: record.text("quality"),
      target: record.text("target"), reached: try record.optionalNumber("reached"),
      bytes: try record.integer("bytes"), encode: record.text("encode"),
      decode: record.text("decode"))
  }

  public var fields: [String] {
    [
      codec, objective, point, image, quality, target, reached.map { "\($0)" } ?? "", "\(bytes)",
      encode, decode,
    ]
  }
}
