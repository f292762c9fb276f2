/// A thin labelled line that connects where curves reach one level.
struct PlotIsoline {
  let label: String
  /// By rising x.
  let points: [(x: Double, y: Double)]

  static let style = CurveStyle(width: 0.9, dashes: "(1,3)", rgb: 0x888888, point: 7, size: 0)

  /// Adds data blocks and labels, and gives the plot elements.
  static func drawn(_ isolines: [PlotIsoline], into script: inout Script) -> [String] {
    isolines.enumerated().map { number, line in
      let block = "$level\(number)"
      script.add(
        ["\(block) << EOD"]
          + line.points.map { "\(Number.text($0.x)) \(Number.text($0.y))" } + ["EOD"])
      if let first = line.points.first {
        script.add([
          "set label \(GnuplotText.quoted(line.label)) at first \(Number.text(first.x)), "
            + "\(Number.text(first.y)) right offset -0.7,0.35 noenhanced "
            + "font ',\(Script.smallFont - 2)' textcolor rgb '#444444' front"
        ])
      }
      return "\(block) using 1:2 with lines \(style.stroke) notitle"
    }
  }
}
