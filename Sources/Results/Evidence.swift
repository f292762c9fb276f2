/// When a comparison of two curves rests on what was measured: each curve needs points inside the
/// range that the number is the mean over, else the number comes from the interpolation alone.
public struct Evidence: Sendable, Hashable {
  public static let minimumPoints = 2

  /// Points of the anchor's curve, or that of objective a, in the range; nil where that is not known.
  public var anchorPoints: Int?
  /// The same for the other curve.
  public var points: Int?

  public init(_ anchorPoints: Int? = nil, _ points: Int? = nil) {
    self.anchorPoints = anchorPoints
    self.points = points
  }

  /// Whether both have enough; counts of earlier versions are not known and not doubted.
  public var isEnough: Bool {
    [anchorPoints, points].allSatisfy { $0.map { $0 >= Self.minimumPoints } ?? true }
  }
}

extension BDRateRow {
  public var hasEvidence: Bool {
    evidence.isEnough && !note.caveats.contains(.sparse)
  }
}

extension MatrixRow {
  /// Whether the sign of a BD-rate rests on enough: points inside, and an interval without zero. In a
  /// study without intervals the sign alone decides; one that could not be computed leaves it open.
  public var isDecided: Bool {
    guard value.isFinite, evidence.isEnough else { return false }
    guard let low = ci.low, let high = ci.high else {
      return !PercentWords.isNone(value) && !note.caveats.contains(.noInterval)
    }
    return low > 0 || high < 0
  }
}

extension BiasRow {
  public var hasEvidence: Bool { evidence.isEnough }
}
