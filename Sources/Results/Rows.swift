/// One score of one reconstruction: a row of `scores.csv`.
public struct ScoreRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "objective", "point", "image", "width", "height", "bytes", "bpp", "metric", "score",
    "definition",
  ]

  public var codec: String
  public var objective: String
  public var point: String
  public var image: String
  public var width: Int
  public var height: Int
  /// Size of the bit stream, or nil where only the rate is known.
  public var bytes: Int?
  /// Rate in bits per pixel of the original.
  public var bpp: Double
  public var metric: String
  public var score: Double
  public var definition: String

  public init(
    codec: String, objective: String, point: String, image: String, width: Int, height: Int,
    bytes: Int?, bpp: Double, metric: String, score: Double, definition: String
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.image = image
    self.width = width
    self.height = height
    self.bytes = bytes
    self.bpp = bpp
    self.metric = metric
    self.score = score
    self.definition = definition
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.text("objective"),
      point: record.text("point"), image: record.text("image"),
      width: try record.integer("width"), height: try record.integer("height"),
      bytes: try record.optionalInteger("bytes"), bpp: try record.number("bpp"),
      metric: record.text("metric"), score: try record.number("score"),
      definition: record.text("definition"))
  }

  public var fields: [String] {
    [
      codec, objective, point, image, "\(width)", "\(height)", bytes.map { "\($0)" } ?? "",
      "\(bpp)", metric, "\(score)", definition,
    ]
  }
}

/// What a fingerprint stands for: a row of `definitions.csv`.
extension MetricDefinition: CSVRow {
  public static let columns = ["metric", "definition", "text", "weights"]

  public init(_ record: CSVRecord) throws {
    self.init(
      metric: record.text("metric"), fingerprint: record.text("definition"),
      text: record.text("text"), weights: record.text("weights"))
  }

  public var fields: [String] { [metric, fingerprint, text, weights] }
}

/// One point of a mean curve: a row of `curves.csv`.
public struct CurveRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "objective", "point", "images", "bpp", "metric", "mean", "standard_error",
  ]

  public var codec: String
  public var objective: String
  /// The operating point; for an imported curve its 1-based place in the file.
  public var point: String
  /// Number of images in the mean, or nil where an imported curve does not tell.
  public var images: Int?
  /// Mean rate of the set in bits per pixel.
  public var bpp: Double
  public var metric: String
  /// Mean raw score of the set.
  public var mean: Double
  /// Standard deviation (n - 1) over sqrt n; nil for imported points and single images.
  public var standardError: Double?

  public init(
    codec: String, objective: String, point: String, images: Int?, bpp: Double, metric: String,
    mean: Double, standardError: Double?
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.images = images
    self.bpp = bpp
    self.metric = metric
    self.mean = mean
    self.standardError = standardError
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.text("objective"),
      point: record.text("point"), images: try record.optionalInteger("images"),
      bpp: try record.number("bpp"), metric: record.text("metric"),
      mean: try record.number("mean"), standardError: try record.optionalNumber("standard_error"))
  }

  public var fields: [String] {
    [
      codec, objective, point, images.map { "\($0)" } ?? "", "\(bpp)", metric, "\(mean)",
      standardError.map { "\($0)" } ?? "",
    ]
  }
}

/// One Bjontegaard delta: a row of `bdrate.csv`.
public struct BDRateRow: CSVRow, Hashable {
  public static let columns = [
    "anchor", "anchor_objective", "codec", "objective", "metric", "method", "range",
    "bd_rate_percent", "bd_quality", "ci_low", "ci_high", "overlap_percent", "note",
  ]

  public var anchor: String
  public var anchorObjective: String
  public var codec: String
  public var objective: String
  public var metric: String
  /// `cubic`, `pchip` or `akima`.
  public var method: String
  /// `overlap` or `LO:HI` in bpp.
  public var range: String
  /// Mean rate difference at equal quality, percent; NaN with a note where it cannot be told.
  public var bdRatePercent: Double
  /// Mean quality difference at equal rate: dB, or percent for a distance.
  public var bdQuality: Double
  /// 95 % bootstrap interval of `bdRatePercent` over images, or nil.
  public var ciLow: Double?
  public var ciHigh: Double?
  /// Shared over union of the two quality intervals, percent.
  public var overlapPercent: Double
  public var note: String

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    method: String, range: String, bdRatePercent: Double, bdQuality: Double, ciLow: Double?,
    ciHigh: Double?, overlapPercent: Double, note: String
  ) {
    self.anchor = anchor
    self.anchorObjective = anchorObjective
    self.codec = codec
    self.objective = objective
    self.metric = metric
    self.method = method
    self.range = range
    self.bdRatePercent = bdRatePercent
    self.bdQuality = bdQuality
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.overlapPercent = overlapPercent
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      anchor: record.text("anchor"), anchorObjective: record.text("anchor_objective"),
      codec: record.text("codec"), objective: record.text("objective"),
      metric: record.text("metric"), method: record.text("method"), range: record.text("range"),
      bdRatePercent: try record.number("bd_rate_percent"),
      bdQuality: try record.number("bd_quality"), ciLow: try record.optionalNumber("ci_low"),
      ciHigh: try record.optionalNumber("ci_high"),
      overlapPercent: try record.number("overlap_percent"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      anchor, anchorObjective, codec, objective, metric, method, range, "\(bdRatePercent)",
      "\(bdQuality)", ciLow.map { "\($0)" } ?? "", ciHigh.map { "\($0)" } ?? "",
      "\(overlapPercent)", note,
    ]
  }
}

/// One cross-metric bias: a row of `bias.csv`.
public struct BiasRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "at_equal", "distance", "objective_a", "objective_b", "low", "high",
    "difference_percent", "ci_low", "ci_high", "images", "note",
  ]

  public var codec: String
  /// The quality metric that is held equal.
  public var atEqual: String
  /// The perceptual distance that is compared.
  public var distance: String
  public var objectiveA: String
  public var objectiveB: String
  /// Shared interval of the held quality, on its curve scale (dB).
  public var low: Double
  public var high: Double
  /// 100 (exp(mean of ln d_b - ln d_a) - 1); NaN with a note where it cannot be told.
  public var differencePercent: Double
  public var ciLow: Double?
  public var ciHigh: Double?
  public var images: Int
  public var note: String

  public init(
    codec: String, atEqual: String, distance: String, objectiveA: String, objectiveB: String,
    low: Double, high: Double, differencePercent: Double, ciLow: Double?, ciHigh: Double?,
    images: Int, note: String
  ) {
    self.codec = codec
    self.atEqual = atEqual
    self.distance = distance
    self.objectiveA = objectiveA
    self.objectiveB = objectiveB
    self.low = low
    self.high = high
    self.differencePercent = differencePercent
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.images = images
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), atEqual: record.text("at_equal"),
      distance: record.text("distance"), objectiveA: record.text("objective_a"),
      objectiveB: record.text("objective_b"), low: try record.number("low"),
      high: try record.number("high"), differencePercent: try record.number("difference_percent"),
      ciLow: try record.optionalNumber("ci_low"), ciHigh: try record.optionalNumber("ci_high"),
      images: try record.integer("images"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      codec, atEqual, distance, objectiveA, objectiveB, "\(low)", "\(high)",
      "\(differencePercent)", ciLow.map { "\($0)" } ?? "", ciHigh.map { "\($0)" } ?? "",
      "\(images)", note,
    ]
  }
}
