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
  var mark: String { Script.mark(point, size) }
  var linesAndMarks: String { "linespoints \(stroke) \(mark)" }
}

/// How curves look: the codec is told by colour and, for print in grey, by the shape of its mark,
/// the objective by dashes; marks are filled for the first objective and open for the others.
struct CurveStyles {
  private static let dashes = [
    "solid", "(9,4)", "(3,3)", "(12,3,3,3)", "(12,6)", "(6,3,2,3,2,3)",
  ]
  /// gnuplot's circle, square, triangles, diamond and pentagon, filled; one less is open.
  private static let shapes = [7, 5, 9, 13, 11, 15]

  private let codecs: [String]
  private let objectives: [String]

  init(_ data: FigureData) {
    let keys =
      data.codecs + data.curves.map { CodecKey(codec: $0.codec, objective: $0.objective) }
      + data.biases.map { CodecKey(codec: $0.codec, objective: $0.objectiveA) }
    let users = keys.filter { !$0.isControl }
    codecs = users.map(\.codec).uniqued()
    objectives = users.map(\.objective).uniqued()
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
    let full = colour(of: key.codec)
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

  /// A control at a place among them: a thin grey line, told from the others by its open mark.
  static func control(_ place: Int) -> CurveStyle {
    let points = [10, 2, 4, 1, 8, 12]
    return CurveStyle(
      width: Style.Width.control, dashes: "solid", rgb: Style.Grey.control,
      point: points[place % points.count], size: 0.4)
  }

  /// The band of a curve's intervals: its colour, so light that lines and type on it stay clear.
  func band(_ key: CodecKey) -> String {
    "lc rgb \(Palette.literal(colour(of: key.codec))) fs transparent solid 0.12 noborder"
  }

  /// The bars of a curve's intervals: paler than the curve and without marks.
  func bars(_ key: CodecKey) -> String {
    "lw \(Style.Width.bar) lc rgb "
      + Palette.literal(Palette.pale(colour(of: key.codec), by: 0.4))
  }

  private func shape(_ key: CodecKey) -> Int {
    let shape = Self.shapes[(codecs.firstIndex(of: key.codec) ?? 0) % Self.shapes.count]
    return objectives.firstIndex(of: key.objective) ?? 0 == 0 ? shape : shape - 1
  }
}
