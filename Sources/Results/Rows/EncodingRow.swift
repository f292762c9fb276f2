/// How one reconstruction was made: a row of `encodings.csv`.
public struct EncodingRow: CSVRow, Hashable {
  public static let schema: Columns<EncodingRow> = [
    .key(\.key),
    .point(\.point),
    .image(\.image),
    .name("quality", \.quality, "Value of the encoder's quality parameter."),
    .name(
      "target", \.target,
      "Target of the search for the quality, such as bpp 0.25; empty without a search."),
    .value("reached", \.reached, "Value reached at this quality."),
    .value("bytes", \.bytes, unit: "bytes", "Size of the bit stream."),
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
}
