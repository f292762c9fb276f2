import Results

/// Line and mark of one curve, as gnuplot options.
struct CurveStyle {
  let width: Double
  let dashes: String
  let rgb: UInt32
  let point: Int
  let size: Double
  /// The variable that holds the colour at the top of the script.
  var variable: String?

  var colour: String { "lc rgb \(variable ?? Palette.literal(rgb))" }
  var stroke: String { "lt 1 lw \(width) dt \(dashes) \(colour)" }
  var mark: String { Script.mark(point, size) }
  var linesAndMarks: String { "linespoints \(stroke) \(mark)" }
}

/// How curves look: colour shows the codec, and so does, for print in grey, the shape of its mark; the
/// objective by the shade and by dashes; marks are filled for the first objective and open for others.
struct CurveStyles {
  private static let dashes = [
    "solid", "(9,4)", "(3,3)", "(12,3,3,3)", "(12,6)", "(6,3,2,3,2,3)",
  ]
  /// gnuplot's circle, square, triangles, diamond and pentagon, filled; one less is open.
  private static let shapes = [7, 5, 9, 13, 11, 15]

  private let codecs: [String]
  private let objectives: [String]
  private let users: [CodecKey]
  private let style: FigureStyle

  init(_ data: FigureData) {
    let keys =
      data.codecs + data.curves.map { CodecKey(codec: $0.codec, objective: $0.objective) }
      + data.biases.map { CodecKey(codec: $0.codec, objective: $0.objectiveA) }
    users = keys.filter { !$0.isControl }.uniqued()
    style = data.style
    let style = style
    codecs = users.map(\.codec).uniqued().enumerated()
      .sorted { one, other in
        let ranks = [one, other].map { style.rank(ofCodec: $0.element) }
        return (ranks[0], one.offset) < (ranks[1], other.offset)
      }.map(\.element)
    objectives = users.map(\.objective).uniqued()
  }

  func colour(of codec: String) -> UInt32 {
    style.codecs[codec]?.colour ?? Palette.colour(codecs.firstIndex(of: codec) ?? 0)
  }

  func colour(of key: CodecKey) -> UInt32 {
    if let own = style.codecs[key.description]?.colour { return own }
    let objectives = users.filter { $0.codec == key.codec }.map(\.objective)
    return Palette.shade(colour(of: key.codec), objectives.firstIndex(of: key.objective) ?? 0)
  }

  /// Place of a curve in legends: the study's order.
  func rank(_ key: CodecKey) -> Int {
    (codecs.firstIndex(of: key.codec) ?? 0) * objectives.count
      + (objectives.firstIndex(of: key.objective) ?? 0)
  }

  func curve(_ key: CodecKey, background: Bool) -> CurveStyle {
    let place = objectives.firstIndex(of: key.objective) ?? 0
    let full = colour(of: key)
    return CurveStyle(
      width: background ? Style.Width.background : Style.Width.curve,
      dashes: Self.dashes[place % Self.dashes.count],
      rgb: background ? Palette.pale(full, by: 0.25) : full, point: shape(key),
      size: background ? 0.38 : 0.54)
  }

  /// One image's curve: as thin as can be, with dots.
  func image(_ key: CodecKey) -> CurveStyle {
    let mean = curve(key, background: false)
    return CurveStyle(
      width: Style.Width.image, dashes: mean.dashes, rgb: Palette.pale(mean.rgb, by: 0.3),
      point: mean.point, size: 0.25)
  }

  /// A reference distortion at a place among them: a thin grey line, which its open mark distinguishes from the others.
  static func control(_ place: Int) -> CurveStyle {
    let points = [10, 2, 4, 1, 8, 12]
    return CurveStyle(
      width: Style.Width.control, dashes: "solid", rgb: Style.Grey.control,
      point: points[place % points.count], size: 0.4)
  }

  /// The band of a curve's intervals: its colour, so light that lines and type on it stay clear.
  ///
  /// - Parameter colour: the variable of the script that holds the curve's.
  static func band(_ colour: String) -> String {
    "lc rgb \(colour) fs transparent solid 0.14 noborder"
  }

  /// The bars of a curve's intervals: its colour, paler, and without marks.
  static func bars(_ colour: String) -> String {
    "lw \(Style.Width.bar) lc rgb '#66'.\(colour)[2:7]"
  }

  private func shape(_ key: CodecKey) -> Int {
    let shape = Self.shapes[(codecs.firstIndex(of: key.codec) ?? 0) % Self.shapes.count]
    return objectives.firstIndex(of: key.objective) ?? 0 == 0 ? shape : shape - 1
  }
}
