/// When a comparison of two curves rests on what was measured: each curve needs points inside the
/// range that the number is the mean over, else the number comes from the interpolation alone.
public enum Evidence {
  public static let minimumPoints = 2

  /// Whether two curves have points enough; counts of earlier versions are not known and not doubted.
  public static func isEnough(_ anchorPoints: Int?, _ points: Int?) -> Bool {
    [anchorPoints, points].allSatisfy { $0.map { $0 >= minimumPoints } ?? true }
  }
}

extension BDRateRow {
  public var hasEvidence: Bool {
    Evidence.isEnough(anchorPoints, points) && !BDCaveat.found(in: note).contains(.sparse)
  }
}

extension BiasRow {
  public var hasEvidence: Bool { Evidence.isEnough(anchorPoints, points) }
}
