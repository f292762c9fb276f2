/// One point of a mean curve: a row of `curves.csv`.
public struct CurveRow: CSVRow, Hashable {
  public static let schema: Columns<CurveRow> = [
    .key(\.key),
    .point(\.point, "The operating point; for an imported curve its 1-based place in the file."),
    .value(
      "images", \.images,
      "Number of images in the mean; empty if an imported curve does not say it."),
    .bpp(\.bpp, "Rate of the set in bits per pixel, averaged as rate_mean says."),
    .metric(\.metric),
    .value("mean", \.mean, "Mean raw score of the set."),
    .value(
      "standard_error", \.standardError,
      "Standard deviation (n - 1) over sqrt n; empty for imported points and single images."),
    .value(
      "rate_mean", \.rateMean,
      "mean (of the images' bits per pixel) or total (all bits over all pixels); empty for imported points."
    ).later,
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
}
