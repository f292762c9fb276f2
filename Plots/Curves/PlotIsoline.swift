import Foundation

/// A thin labelled line that connects where curves reach one level.
struct PlotIsoline {
  let label: String
  /// By rising x.
  let points: [(x: Double, y: Double)]

  static let style = CurveStyle(
    width: Style.Width.isoline, dashes: "(4,3)", rgb: Style.Grey.isoline, point: 7, size: 0)

  /// Room between two curves that a label fits into, in units.
  private static let room = 60.0

  /// Adds data blocks and labels, and gives the plot elements. A label stands in the middle of its
  /// line, between two curves, or where these are close below its right end.
  ///
  /// - Parameter spot: where a point lies on the canvas, in units.
  static func drawn(
    _ isolines: [PlotIsoline], into script: inout Script, spot: (Double, Double) -> Spot
  ) -> [String] {
    isolines.enumerated().map { number, line in
      let block = "$level\(number)"
      script.data(block, line.points.map { [Number.text($0.x), Number.text($0.y)] })
      if let last = line.points.last, !line.label.isEmpty {
        let middle = max(line.points.count / 2, 1)
        let one = line.points[middle - 1]
        let other = line.points.count > 1 ? line.points[middle] : one
        let (from, to) = (spot(one.x, one.y), spot(other.x, other.y))
        let isWide = hypot(to.x - from.x, to.y - from.y) >= room
        let place =
          isWide
          ? [(one.x + other.x) / 2, (one.y + other.y) / 2] : [last.x, last.y]
        script.label(
          line.label,
          at: place.map { "first " + Number.text($0) }.joined(separator: ", ")
            + " offset \(isWide ? "0.5,0" : "0.4,-0.7")", .left, .small, colour: Style.Grey.text,
          boxed: true)
      }
      return "\(block) using 1:2 with lines \(style.stroke) notitle"
    }
  }
}
