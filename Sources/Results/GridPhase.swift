/// Where a window begins on the grid of 2x2 blocks that coarser scales and poolings are made of.
/// The raw value names the offset in pixels, row first: `01` is one column to the right.
public enum GridPhase: String, Sendable, Hashable, CaseIterable {
  case onGrid = "00"
  case oneColumn = "01"
  case oneRow = "10"
  case oneRowAndColumn = "11"

  /// Offset of the window from the top: 0 or 1.
  public var row: Int { self == .oneRow || self == .oneRowAndColumn ? 1 : 0 }
  /// Offset of the window from the left: 0 or 1.
  public var column: Int { self == .oneColumn || self == .oneRowAndColumn ? 1 : 0 }
}
