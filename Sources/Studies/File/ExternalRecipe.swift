public import Results

/// A metric that a program computes: the entry `external` of a study file.
///
/// The program is run once a pair, from an argument list, without a shell. The placeholders
/// `{original}` and `{reconstruction}` stand for the two files; other braces are as in
/// `EncoderRecipe`.
public struct ExternalRecipe: Sendable, Hashable {
  /// Id of the metric.
  public var name: String
  /// The program and its arguments.
  public var command: [String]
  /// Regular expression whose one group is the score; nil: the last number of the output.
  public var pattern: String?
  /// Not `neither`.
  public var orientation: MetricDescriptor.Orientation
  /// How the set's mean enters curves and BD. Default: a distance on the scale of its logarithm,
  /// anything else as it is.
  public var scale: MetricDescriptor.CurveScale
  /// Unit of a score, or empty.
  public var unit: String
  /// Seconds that the program may take for a pair.
  public var timeLimit: Double
  /// The user's text on the program's version; part of the metric's definition.
  public var version: String?
  /// Where the study file names it.
  public var place: StudyPlace

  public init(
    name: String, command: [String], pattern: String? = nil,
    orientation: MetricDescriptor.Orientation, scale: MetricDescriptor.CurveScale? = nil,
    unit: String = "", timeLimit: Double = Self.defaultTimeLimit,
    version: String? = nil, place: StudyPlace = StudyPlace(file: "")
  ) {
    self.name = name
    self.command = command
    self.pattern = pattern
    self.orientation = orientation
    self.scale = scale ?? (orientation == .lowerIsBetter ? .negativeLogarithm : .identity)
    self.unit = unit
    self.timeLimit = timeLimit
    self.version = version
    self.place = place
  }

  public static let defaultTimeLimit = 300.0
  static let placeholders = ["original", "reconstruction"]

  /// The metric's descriptor for the analysis.
  public var descriptor: MetricDescriptor {
    MetricDescriptor(
      id: name, name: name, unit: unit, orientation: orientation, curveScale: scale)
  }
}
