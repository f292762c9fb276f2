/// How long a learned codec took for one image: a row of `times.csv`.
///
/// Encoding is from the image in memory to the bytes of the file, decoding back to the image;
/// neither reading and writing files nor loading the model is counted.
public struct TimesRow: FolderRow, Hashable {
  public static let schema: Columns<TimesRow> = [
    .key(\.key),
    .point(\.point),
    .image(\.image),
    .size(\.width, \.height),
    .value("cores", \.cores, "Cores that the codec could use."),
    .value(
      "encode_seconds", \.encodeSeconds, unit: "s",
      "From the image in memory to the bytes of the file."),
    .value("decode_seconds", \.decodeSeconds, unit: "s", "From the bytes back to the image."),
    .value("bytes", \.bytes, unit: "bytes", "Size of the file of streams."),
    .bpp(\.bpp),
    .value(
      "estimated_bpp", \.estimatedBPP,
      "Information content of the symbols under the model's integer tables: the rate of an ideal coder."
    ),
  ]
  public static let file = "times.csv"

  public var key = CodecKey.none
  public var point = ""
  public var image = ""
  public var width = 0
  public var height = 0
  public var cores = 0
  public var encodeSeconds = Double.nan
  public var decodeSeconds = Double.nan
  public var bytes = 0
  public var bpp = Double.nan
  public var estimatedBPP = Double.nan

  public init() {}
}
