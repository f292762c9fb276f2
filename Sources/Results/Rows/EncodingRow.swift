/// How one reconstruction was made: a row of `encodings.csv`.
public struct EncodingRow: SchemaRow, Hashable {
  public static let schema: [Column<EncodingRow>] = [
    .codec(\.key),
    .objective(\.key),
    .name("point", \.point, "Operating point."),
    .name("image", \.image, "Image."),
    .name("quality", \.quality, "Value of the encoder's quality parameter."),
    .name(
      "target", \.target,
      "Target of the search for the quality, such as bpp 0.25; empty without a search."),
    .optionalNumber("reached", \.reached, "Value reached at this quality."),
    .count("bytes", \.bytes, unit: "bytes", "Size of the bit stream."),
    .text(
      "encode", \.encode,
      "The command lines, quoted for a shell; files are written as {original}, {bitstream}, {reconstruction} and {temporary}."
    ),
    .text("decode", \.decode, "Command line of the decoder."),
  ]

  public var key = CodecKey.none
  public var point = ""
  public var image = ""
  public var quality = ""
  public var target = ""
  public var reached: Double?
  public var bytes = 0
  public var encode = ""
  public var decode = ""

  public init() {}

  public init(
    codec: String, objective: String, point: String, image: String, quality: String,
    target: String, reached: Double?, bytes: Int, encode: String, decode: String
  ) {
    key = CodecKey(codec: codec, objective: objective)
    self.point = point
    self.image = image
    self.quality = quality
    self.target = target
    self.reached = reached
    self.bytes = bytes
    self.encode = encode
    self.decode = decode
  }
}
