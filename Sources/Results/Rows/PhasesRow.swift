/// The grid-phase test at one operating point, or along a whole curve: a row of `phases.csv`.
public struct PhasesRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "phases", title: "Grid-phase test",
    explanation: """
      Set means of a metric on windows that begin at row and column 0 or 1 (phase 01: one column \
      to the right), and the phase gap between the largest and the smallest: in dB, for a \
      distance in percent. A codec that was trained on the grid of a metric scores best on it and \
      has a large gap; a gap is never negative, so compare it with that of other codecs. Rows \
      without a point hold the mean gap of all points of the curve.
      """)
  public static let columns =
    ["codec", "objective", "point", "images", "bpp", "metric"]
    + GridPhase.allCases.map(column) + ["gap", "unit", "ci_low", "ci_high", "note"]

  private static func column(_ phase: GridPhase) -> String { "phase_" + phase.rawValue }

  public var codec: String
  public var objective: String
  /// The operating point; empty for the mean of all of them.
  public var point: String
  public var images: Int
  /// Mean rate of the set in bits per pixel; nil for the mean of all points.
  public var bpp: Double?
  public var metric: String
  /// Set means as a reader sees them: in dB, a distance as it is. None for the mean of all points.
  public var means: [GridPhase: Double]
  /// Largest minus smallest of the means; NaN with a note where it cannot be told.
  public var gap: Double
  /// Of the gap: `dB`, or `%` for a distance.
  public var unit: String
  /// 95 % interval of `gap` over images, or nil.
  public var ciLow: Double?
  public var ciHigh: Double?
  public var note: String

  public init(
    codec: String, objective: String, point: String, images: Int, bpp: Double?, metric: String,
    means: [GridPhase: Double], gap: Double, unit: String, ciLow: Double?, ciHigh: Double?,
    note: String
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.images = images
    self.bpp = bpp
    self.metric = metric
    self.means = means
    self.gap = gap
    self.unit = unit
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    var means: [GridPhase: Double] = [:]
    for phase in GridPhase.allCases {
      means[phase] = try record.optionalNumber(Self.column(phase))
    }
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"), images: try record.integer("images"),
      bpp: try record.optionalNumber("bpp"), metric: record.text("metric"), means: means,
      gap: try record.number("gap"), unit: record.text("unit"),
      ciLow: try record.optionalNumber("ci_low"), ciHigh: try record.optionalNumber("ci_high"),
      note: record.text("note"))
  }

  public var fields: [String] {
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
    return [codec, objective, point, "\(images)", text(bpp), metric]
      + GridPhase.allCases.map { text(means[$0]) }
      + [text(gap), unit, text(ciLow), text(ciHigh), note]
  }
}
