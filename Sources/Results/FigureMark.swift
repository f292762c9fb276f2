/// A point of a curve on a drawn figure.
public struct FigureMark: Sendable, Equatable {
  /// From the left and from the top, in the units of the drawing's view box.
  public var x: Double
  public var y: Double
  /// The quantity on the y axis.
  public var row: CurveRow
  /// The quantity on the x axis; nil for the rate.
  public var base: CurveRow?

  public init(x: Double, y: Double, row: CurveRow, base: CurveRow? = nil) {
    self.x = x
    self.y = y
    self.row = row
    self.base = base
  }
}
