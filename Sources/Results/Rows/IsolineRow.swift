/// Where a curve reaches a level of a distance: a row of `isolines.csv`.
public struct IsolineRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "isolines", title: "Lines of equal distance",
    explanation: """
      Where each codec's mean curve reaches a level of a distance, as a place in the plane of two \
      qualities (MS-SSIM in dB): both qualities interpolated over ln distance by PCHIP. Rows of \
      one level make a line of equal distance. Levels are round values inside the range that the \
      curves over the same images share.
      """)
  public static let columns = [
    "distance", "level", "codec", "objective", "images", "quality_x", "x", "quality_y", "y",
  ]

  public var distance: String
  public var level: Double
  public var codec: String
  public var objective: String
  public var images: Int
  /// Metric of x, such as `psnr`.
  public var qualityX: String
  /// On the curve scale of its metric (dB).
  public var x: Double
  public var qualityY: String
  public var y: Double

  public init(
    distance: String, level: Double, codec: String, objective: String, images: Int,
    qualityX: String, x: Double, qualityY: String, y: Double
  ) {
    self.distance = distance
    self.level = level
    self.codec = codec
    self.objective = objective
    self.images = images
    self.qualityX = qualityX
    self.x = x
    self.qualityY = qualityY
    self.y = y
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      distance: record.text("distance"), level: try record.number("level"),
      codec: record.text("codec"), objective: record.objective("objective"),
      images: try record.integer("images"), qualityX: record.text("quality_x"),
      x: try record.number("x"), qualityY: record.text("quality_y"), y: try record.number("y"))
  }

  public var fields: [String] {
    [
      distance, "\(level)", codec, objective, "\(images)", qualityX, "\(x)", qualityY, "\(y)",
    ]
  }
}
