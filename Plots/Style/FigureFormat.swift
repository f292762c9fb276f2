/// In what form figures are made.
public struct FigureFormat: Sendable, Equatable {
  public var terminals: [Terminal]
  public var size: FigureSize
  /// Whether title and origin stand above the drawing; papers say these in the caption.
  public var showsTitle: Bool

  public init(
    terminals: [Terminal] = [.svg, .png], size: FigureSize = .column, showsTitle: Bool = true
  ) {
    self.terminals = terminals
    self.size = size
    self.showsTitle = showsTitle
  }

  var isLaTeX: Bool { terminals.contains(.latex) }

  /// One format a script: TeX writes names otherwise, so it has a script of its own.
  public var scripts: [FigureFormat] {
    [terminals.filter { $0 != .latex }, terminals.filter { $0 == .latex }]
      .filter { !$0.isEmpty }
      .map { FigureFormat(terminals: $0, size: size, showsTitle: showsTitle) }
  }
}

/// The area that a figure is drawn on, in units from its upper left corner.
struct Canvas {
  let width: Double
  let height: Double
  /// Points a unit.
  let points: Double
  /// Pixels a unit in PNG; an SVG has one.
  let pngPixels: Double

  /// The canvas of a figure. Where it is too small for the figure, everything becomes smaller
  /// alike, type too, so that nothing lies over anything else.
  init(_ size: FigureSize, for layout: some FigureLayout, _ format: FigureFormat) {
    let head = Style.head(format.showsTitle)
    func natural(_ width: Double) -> Double { head + layout.body(width: width).natural }
    // A twentieth at a time; at fifty times the size every figure fits.
    var factor = 1.0
    while factor < 50 {
      let width = size.width * factor
      let fits = (size.height ?? .infinity) * factor >= head + layout.body(width: width).least
      if width >= layout.leastWidth && fits { break }
      factor *= 1.05
    }
    width = size.width * factor
    height = size.height.map { $0 * factor } ?? natural(width).rounded()
    points = size.points / factor
    pngPixels = size.pngPixels / factor
  }
}

/// A figure before its size is known.
protocol FigureLayout {
  /// Stem of the files.
  var name: String { get }
  /// One line for a caption.
  var title: String { get }
  /// One sentence for lists.
  var summary: String { get }
  /// Below this width names would lie over each other.
  var leastWidth: Double { get }
  /// Heights at a width of what stands below the title: the least, and the one it likes.
  func body(width: Double) -> (least: Double, natural: Double)
  func draw(into script: inout Script)
}
