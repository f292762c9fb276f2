/// How a curve is drawn through its operating points.
public enum InterpolationMethod: String, ColumnWord, Sendable, Hashable, CaseIterable {
  /// One cubic, least squares over all points (Bjontegaard, VCEG-M33, for four points exact).
  case cubic
  /// Piecewise cubic Hermite, monotone where the points are (Fritsch and Butland 1984).
  case pchip
  /// Piecewise cubic by local slopes (Akima 1970).
  case akima

  /// The fewest points that determine the curve.
  public var minimumPoints: Int { self == .cubic ? 4 : 2 }
}

/// How a set's mean score becomes a quality, of which more is better.
public enum QualityScale: String, ColumnWord, Sendable, Hashable, CaseIterable {
  /// The metric's curve scale: MS-SSIM in dB, a distance as -ln d, PSNR as it is.
  case logarithmic = "log"
  /// The mean itself, a distance as -d: the other habit.
  case linear
}

/// By which settings a Bjontegaard delta was computed.
public struct DeltaSettings: Sendable, Hashable {
  public var method = InterpolationMethod.pchip
  public var range = RateRange.overlap

  public init() {}

  public init(method: InterpolationMethod, range: RateRange) {
    self.method = method
    self.range = range
  }
}

/// A row of a Bjontegaard delta, whose settings are read and set as its own.
@dynamicMemberLookup
public protocol DeltaSettingsRow {
  var settings: DeltaSettings { get set }
}

extension DeltaSettingsRow {
  public subscript<Value>(dynamicMember path: WritableKeyPath<DeltaSettings, Value>) -> Value {
    get { settings[keyPath: path] }
    set { settings[keyPath: path] = newValue }
  }
}

extension BDRateRow: DeltaSettingsRow {}
extension InfluenceRow: DeltaSettingsRow {}
extension MatrixRow: DeltaSettingsRow {}
extension ResolutionRow: DeltaSettingsRow {}

extension Columns where Row: DeltaSettingsRow {
  /// By which settings the delta was computed.
  static var settings: Columns {
    [
      .method(\.settings.method),
      .value(
        "range", \.settings.range,
        "Range of the mean: overlap (the shared qualities), LO:HI in bpp, or low, median, high, full."
      ),
    ]
  }
}
