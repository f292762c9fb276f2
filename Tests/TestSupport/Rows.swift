public import Results

extension ScoreRow {
  /// A score; what a test does not say is small or empty.
  public init(
    _ key: CodecKey, point: String, image: String, width: Int = 8, height: Int = 8,
    bytes: Int? = nil, bpp: Double, metric: String, score: Double, definition: String = ""
  ) {
    self.init {
      $0.key = key
      $0.point = point
      $0.image = image
      $0.width = width
      $0.height = height
      $0.bytes = bytes
      $0.bpp = bpp
      $0.metric = metric
      $0.score = score
      $0.definition = definition
    }
  }
}

extension CurveRow {
  public init(
    _ key: CodecKey, point: String, images: Int?, bpp: Double, metric: String, mean: Double,
    standardError: Double? = nil
  ) {
    self.init {
      $0.key = key
      $0.point = point
      $0.images = images
      $0.bpp = bpp
      $0.metric = metric
      $0.mean = mean
      $0.standardError = standardError
    }
  }
}
