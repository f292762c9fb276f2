/// One cross-metric bias under one setting: a row of `bias-sensitivity.csv`.
public struct BiasSensitivityRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "bias-sensitivity", title: "Sensitivity of the biases to their settings",
    explanation: """
      The same bias (%) under other settings. averaging: how images become one value on both axes \
      (own: as in bias.csv; mean-of-logs; log-of-means; pooled: means weighted by pixels), by each \
      interpolation; spread_low and spread_high are over these rows, to be held against the interval \
      over images of bias.csv. part: each layer or part alone, with its share of the parts' sum over \
      the points of both curves. parts: all parts scaled to equal means. definition: the distance by \
      another definition of the same weights, where scores.csv holds it too.
      """)
  public static let columns = [
    "codec", "at_equal", "distance", "objective_a", "objective_b", "kind", "setting", "method",
    "difference_percent", "share_low_percent", "share_high_percent", "spread_low", "spread_high",
    "ci_low", "ci_high", "mark", "note",
  ]

  /// What is changed.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case averaging, part, parts, definition
  }

  public var codec: String
  public var atEqual: String
  public var distance: String
  public var objectiveA: String
  public var objectiveB: String
  public var kind: Kind
  /// A way to average, a part, `equal`, or the fingerprint of a definition.
  public var setting: String
  public var method: String
  /// NaN with a note where it cannot be told.
  public var differencePercent: Double
  /// Least and largest share of a part in the parts' sum.
  public var shareLow: Double?
  public var shareHigh: Double?
  /// Least and largest number over the rows of averaging.
  public var spreadLow: Double?
  public var spreadHigh: Double?
  /// Of `bias.csv`.
  public var ciLow: Double?
  public var ciHigh: Double?
  /// `default`, `lowest`, `highest`, separated by blanks.
  public var mark = ""
  public var note: String

  public init(
    of bias: BiasRow, kind: Kind, setting: String, method: String, differencePercent: Double,
    note: String = ""
  ) {
    codec = bias.codec
    atEqual = bias.atEqual
    distance = bias.distance
    objectiveA = bias.objectiveA
    objectiveB = bias.objectiveB
    ciLow = bias.ciLow
    ciHigh = bias.ciHigh
    self.kind = kind
    self.setting = setting
    self.method = method
    self.differencePercent = differencePercent
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    codec = record.text("codec")
    atEqual = record.text("at_equal")
    distance = record.text("distance")
    objectiveA = record.objective("objective_a")
    objectiveB = record.objective("objective_b")
    kind = try record.choice("kind")
    setting = record.text("setting")
    method = record.text("method")
    differencePercent = try record.number("difference_percent")
    shareLow = try record.optionalNumber("share_low_percent")
    shareHigh = try record.optionalNumber("share_high_percent")
    spreadLow = try record.optionalNumber("spread_low")
    spreadHigh = try record.optionalNumber("spread_high")
    ciLow = try record.optionalNumber("ci_low")
    ciHigh = try record.optionalNumber("ci_high")
    mark = record.text("mark")
    note = record.text("note")
  }

  public var fields: [String] {
    [
      codec, atEqual, distance, objectiveA, objectiveB, kind.rawValue, setting, method,
      "\(differencePercent)",
    ]
      + [shareLow, shareHigh, spreadLow, spreadHigh, ciLow, ciHigh].map { $0.map { "\($0)" } ?? "" }
      + [mark, note]
  }
}
