/// The gap between views of a metric at an operating point, or along a whole curve: what the rows of
/// `phases.csv` and `frames.csv` share.
public struct CurveGap: Sendable, Hashable {
  public var key = CodecKey.none
  /// Empty for the whole curve.
  public var point = ""
  public var images = 0
  /// Nil for the whole curve.
  public var bpp: Double?
  /// Id of the metric.
  public var metric = ""
  /// In `unit`; NaN with a note where it cannot be computed.
  public var gap = Double.nan
  public var unit = ""
  public var ci = Bounds()
  public var note = Notes()

  public init() {}
}

/// A row of a gap, whose fields are read and set as its own.
@dynamicMemberLookup
public protocol GapRow: CodecRow {
  var found: CurveGap { get set }
}

extension GapRow {
  public var key: CodecKey {
    get { found.key }
    set { found.key = newValue }
  }

  public subscript<Value>(dynamicMember path: WritableKeyPath<CurveGap, Value>) -> Value {
    get { found[keyPath: path] }
    set { found[keyPath: path] = newValue }
  }
}

extension FrameRow: GapRow {}
extension PhasesRow: GapRow {}

extension Columns where Row: GapRow {
  /// Where the gap was found, and in which metric.
  static var gapKey: Columns {
    [
      .key(\.found.key),
      .point(\.found.point, "Operating point; empty for the mean of all of them."),
      .images(\.found.images),
      .value(
        "bpp", \.found.bpp, unit: "bits/pixel", "Mean rate; empty for the mean of all points."),
      .metric(\.found.metric),
    ]
  }

  /// The gap itself, as the table defines it.
  static func gap(_ meaning: String, unit: String) -> Columns {
    [
      .value("gap", \.found.gap, meaning),
      .name("unit", \.found.unit, unit),
      .interval(\.found.ci, "Lower end of the 95 % interval over images."),
      .note(\.found.note),
    ]
  }
}
