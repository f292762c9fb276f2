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

/// A row about a bias.
public protocol BiasKeyedRow {
  var bias: BiasKey { get set }
}

extension BiasKeyedRow {
  public var codec: String {
    get { bias.codec }
    set { bias.codec = newValue }
  }
  public var atEqual: String {
    get { bias.atEqual }
    set { bias.atEqual = newValue }
  }
  public var distance: String {
    get { bias.distance }
    set { bias.distance = newValue }
  }
  public var objectiveA: String {
    get { bias.objectiveA }
    set { bias.objectiveA = newValue }
  }
  public var objectiveB: String {
    get { bias.objectiveB }
    set { bias.objectiveB = newValue }
  }
}

extension BiasRow: BiasKeyedRow {}
extension BiasSensitivityRow: BiasKeyedRow {}
extension DisagreementRow: BiasKeyedRow {}
extension LocalBiasRow: BiasKeyedRow {}
extension PlaceRow: BiasKeyedRow {}
extension VerdictRow: BiasKeyedRow {}
