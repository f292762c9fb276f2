/// How long a learned codec took for one picture: a row of `times.csv`.
///
/// Encoding is from the picture in memory to the bytes of the file, decoding back to the picture;
/// neither reading and writing files nor loading the model is counted.
public struct TimesRow: FolderRow, Hashable {
  public static let columns = [
    "codec", "objective", "point", "image", "width", "height", "cores", "encode_seconds",
    "decode_seconds", "bytes", "bpp", "estimated_bpp",
  ]
  public static let file = "times.csv"

  public var codec: String
  public var objective: String
  public var point: String
  public var image: String
  public var width: Int
  public var height: Int
  public var cores: Int
  public var encodeSeconds: Double
  public var decodeSeconds: Double
  /// Size of the file of streams, and its rate.
  public var bytes: Int
  public var bpp: Double
  /// Information content of the symbols under the model's integer tables: what an ideal coder would
  /// have needed.
  public var estimatedBPP: Double

  public init(
    codec: String, objective: String, point: String, image: String, width: Int, height: Int,
    cores: Int, encodeSeconds: Double, decodeSeconds: Double, bytes: Int, bpp: Double,
    estimatedBPP: Double
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.image = image
    self.width = width
    self.height = height
    self.cores = cores
    self.encodeSeconds = encodeSeconds
    self.decodeSeconds = decodeSeconds
    self.bytes = bytes
    self.bpp = bpp
    self.estimatedBPP = estimatedBPP
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"), image: record.text("image"),
      width: try record.integer("width"), height: try record.integer("height"),
      cores: try record.integer("cores"), encodeSeconds: try record.number("encode_seconds"),
      decodeSeconds: try record.number("decode_seconds"), bytes: try record.integer("bytes"),
      bpp: try record.number("bpp"), estimatedBPP: try record.number("estimated_bpp"))
  }

  public var fields: [String] {
    [
      codec, objective, point, image, "\(width)", "\(height)", "\(cores)", "\(encodeSeconds)",
      "\(decodeSeconds)", "\(bytes)", "\(bpp)", "\(estimatedBPP)",
    ]
  }
}
