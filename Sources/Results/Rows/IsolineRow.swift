/// Where a curve reaches a level of a distance: a row of `isolines.csv`.
public struct IsolineRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "isolines", title: "Lines of equal distance",
    explanation: """
      Where each codec's mean curve reaches a level of a distance, as a place in the plane of two \
      qualities (MS-SSIM in dB). Both qualities are interpolated over ln distance by PCHIP. Rows of \
      one level make a line of equal distance. Levels are round values inside the range that the \
      curves over the same images share.
      """)
  public static let schema: Columns<IsolineRow> = [
    .metric("distance", \.distance, "Id of the distance."),
    .value("level", \.level, "Level of the distance."),
    .key(\.key),
    .images(\.images),
    .metric("quality_x", \.qualityX, "Metric of x, such as psnr."),
    .value(
      "x", \.x, "Value of quality_x where the curve reaches the level, on its curve scale (dB)."),
    .metric("quality_y", \.qualityY, "Metric of y."),
    .value("y", \.y, "The same for quality_y."),
  ]

  public var distance = ""
  public var level = Double.nan
  public var key = CodecKey.none
  public var images = 0
  public var qualityX = ""
  public var x = Double.nan
  public var qualityY = ""
  public var y = Double.nan

  public init() {}
}
