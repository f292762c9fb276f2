/// How far one image departs from the others in a cross-metric bias: a row of `disagreement.csv`.
public struct DisagreementRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "disagreement", title: "Images that depart from the mean",
    explanation: """
      Cross-metric bias of each image on its own (objective b against a, at matched quality or \
      matched rate, over the range that the image's two curves share), the mean of all images \
      (the field, a geometric mean) and the image's z-score: its ln ratio minus the images' mean, \
      over their standard deviation (n - 1). Ranked by the size of z; z > 0 says that the distance \
      of objective b is larger on this image than on the others. With n images no z exceeds (n - \
      1) / sqrt n.
      """)
  public static let schema: Columns<DisagreementRow> = [
    .bias,
    .value("rank", \.rank, "1 for the image that differs most from the others; empty without z."),
    .image(\.image),
    .percent("difference_percent", \.differencePercent, "Bias of this image alone."),
    .percent("field_percent", \.fieldPercent, "Geometric mean of the bias over the images."),
    .value("z", \.z, "(ln bias of the image - mean over the images) / standard deviation."),
    .note(\.note),
  ]

  public var bias = BiasKey()
  public var rank: Int?
  public var image = ""
  public var differencePercent = Double.nan
  public var fieldPercent = Double.nan
  public var z = Double.nan
  public var note = Notes()

  public init() {}
}
