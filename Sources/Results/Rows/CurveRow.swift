/// One point of a mean curve: a row of `curves.csv`.
public struct CurveRow: CSVRow, Hashable {
  public static let schema: Columns<CurveRow> = [
    .key(\.key),
    .point(\.point, "The operating point; for an imported curve its 1-based place in the file."),
    .optionalCount(
      "images", \.images,
      "Number of images in the mean; empty if an imported curve does not say it."),
    .bpp(\.bpp, "Rate of the set in bits per pixel, averaged as rate_mean says."),
    .metric(\.metric),
    .number("mean", \.mean, "Mean raw score of the set."),
    .optionalNumber(
      "standard_error", \.standardError,
      "Standard deviation (n - 1) over sqrt n; empty for imported points and single images."),
    .optionalWord(
      "rate_mean", \.rateMean,
      "mean (of the images' bits per pixel) or total (all bits over all pixels); empty for imported points.",
      isLater: true),
  ]

  public var key = CodecKey.none
  public var point = ""
  public var images: Int?
  public var bpp = Double.nan
  public var metric = ""
  public var mean = Double.nan
  public var standardError: Double?
  /// Nil of an imported point.
  public var rateMean: RateMean?

  public init() {}

  public init(
    codec: String, objective: String, point: String, images: Int?, bpp: Double, metric: String,
    mean: Double, standardError: Double?, rateMean: RateMean? = nil
  ) {
    key = CodecKey(codec: codec, objective: objective)
    self.point = point
    self.images = images
    self.bpp = bpp
    self.metric = metric
    self.mean = mean
    self.standardError = standardError
    self.rateMean = rateMean
  }
}
