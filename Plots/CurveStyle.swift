import Results

/// Line and mark of one curve, as gnuplot options.
struct CurveStyle {
  let width: Double
  let dashes: String
  let rgb: UInt32
  let point: Int
  let size: Double

  var colour: String { "lc rgb \(Palette.literal(rgb))" }
  var stroke: String { "lt 1 lw \(width) dt \(dashes) \(colour)" }
  var mark: String { "pt \(point) ps \(size)" }
  var linesAndMarks: String { "linespoints \(stroke) \(mark)" }
}

/// How curves look: the codec is told by colour, the objective by dashes and mark.
struct CurveStyles {
  /// Dash pattern, filled and open point type of gnuplot.
  private static let objectiveStyles: [(dashes: String, filled: Int, open: Int)] = [
    ("solid", 7, 6), ("(9,4)", 9, 8), ("(3,3)", 5, 4), ("(12,3,3,3)", 13, 12), ("(12,6)", 15, 14),
    ("(6,3,2,3,2,3)", 11, 10),
  ]

  private let codecs: [String]
  private let objectives: [String]

  init(_ data: FigureData) {
    let keys =
      data.codecs + data.curves.map { CodecKey(codec: $0.codec, objective: $0.objective) }
      + data.biases.map { CodecKey(codec: $0.codec, objective: $0.objectiveA) }
    let users = keys.filter { !$0.isControl }
    codecs = users.map(\.codec).inOrderOfAppearance
    objectives = users.map(\.objective).inOrderOfAppearance
  }

  func colour(of codec: String) -> UInt32 {
    Palette.colour(codecs.firstIndex(of: codec) ?? 0)
  }

  /// Place of a curve in legends: the study's order.
  func rank(_ key: CodecKey) -> Int {
    (codecs.firstIndex(of: key.codec) ?? 0) * objectives.count
      + (objectives.firstIndex(of: key.objective) ?? 0)
  }

  func curve(_ key: CodecKey, background: Bool) -> CurveStyle {
    let place = objectives.firstIndex(of: key.objective) ?? 0
    let style = Self.objectiveStyles[place % Self.objectiveStyles.count]
    let full = colour(of: key.codec)
    return background
      ? CurveStyle(
        width: 0.8, dashes: style.dashes, rgb: Palette.pale(full, by: 0.35), point: style.open,
        size: 0.35)
      : CurveStyle(width: 1.8, dashes: style.dashes, rgb: full, point: style.filled, size: 0.54)
  }

  /// A control at a place among them: a thin grey line, told from the others by its open mark.
  static func control(_ place: Int) -> CurveStyle {
    let points = [10, 2, 4, 1, 8, 12]
    return CurveStyle(
      width: 0.7, dashes: "solid", rgb: 0x9A9A9A, point: points[place % points.count], size: 0.4)
  }

  /// The bars of standard errors: paler than the curve and without marks.
  func bars(_ key: CodecKey) -> String {
    "lw 0.8 lc rgb \(Palette.literal(Palette.pale(colour(of: key.codec), by: 0.4)))"
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, each at the place of its first appearance.
  var inOrderOfAppearance: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
