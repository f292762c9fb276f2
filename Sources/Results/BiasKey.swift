/// Which bias a row is about: two objectives of a codec, at equal value of one metric, in another.
public struct BiasKey: Sendable, Hashable {
  public var codec = ""
  /// The metric that is held equal, or `BiasRow.rate`.
  public var atEqual = ""
  /// The distance that is compared.
  public var distance = ""
  public var objectiveA = ""
  public var objectiveB = ""

  public init() {}
}

/// A row about a bias, whose fields are read and set as its own.
@dynamicMemberLookup
public protocol BiasKeyedRow {
  var bias: BiasKey { get set }
}

extension BiasKeyedRow {
  public subscript<Value>(dynamicMember path: WritableKeyPath<BiasKey, Value>) -> Value {
    get { bias[keyPath: path] }
    set { bias[keyPath: path] = newValue }
  }
}

extension BiasRow: BiasKeyedRow {}
extension BiasSensitivityRow: BiasKeyedRow {}
extension DisagreementRow: BiasKeyedRow {}
extension LocalBiasRow: BiasKeyedRow {}
extension PlaceRow: BiasKeyedRow {}
extension VerdictRow: BiasKeyedRow {}

extension Columns where Row: BiasKeyedRow {
  static var bias: Columns {
    bias(atEqual: "Id of the metric that is held equal, or bpp.", distance: "Id of the distance.")
  }

  /// Which bias a row is about.
  static func bias(atEqual: String, distance: String) -> Columns {
    [
      .name("codec", \.bias.codec, "Codec."),
      .metric("at_equal", \.bias.atEqual, atEqual),
      .metric("distance", \.bias.distance, distance),
      .objectives,
    ]
  }

  static var objectives: Columns {
    [
      .objective("objective_a", \.bias.objectiveA, "First objective."),
      .objective(
        "objective_b", \.bias.objectiveB, "Second objective, compared with the first."),
    ]
  }
}

extension MetricCatalogue {
  /// Whether Hu et al. (2021, section 7.4) made the comparison: models trained for MSE and MS-SSIM, at
  /// equal value of the metric of one of them, not of a variant or a related metric.
  public func isPublished(_ bias: BiasKey) -> Bool {
    guard Set([bias.objectiveA, bias.objectiveB]) == ["mse", "ms-ssim"],
      let held = descriptor(of: bias.atEqual), held.variantOf == nil, held.frame == nil
    else { return false }
    return held.objective == bias.objectiveA || held.objective == bias.objectiveB
  }
}
