import Results

/// A figure of curves: names beside the curves where they fit, else a legend below, clear of them.
struct CurveFigure: FigureLayout {
  private static let lineHeight = 15.0
  private static let footHeight = 60.0
  private static let leastArea = 110.0

  let name: String
  let title: String
  let summary: String
  let panel: CurvePanel
  let data: FigureData
  /// The meaning of thin lines, for the legend.
  let isolineName: String?
  /// The legend's name for the curves of single images.
  var imageNote = ""

  /// - Parameters:
  ///   - summary: a sentence; without its full stop where `intervals` goes on.
  ///   - intervals: how the sentence ends where any interval is drawn.
  /// - Returns: nil where no curve has a point.
  init?(
    name: String, title: String, summary: String, intervals: String? = nil, x: Axis, y: Axis,
    curves: [PlotCurve],
    controls: [PlotCurve] = [], images: [PlotCurve] = [], isolines: [PlotIsoline] = [],
    isolineName: String? = nil, data: FigureData
  ) {
    guard
      var panel = CurvePanel(
        x: x, y: y, curves: curves, controls: controls, images: images, data)
    else { return nil }
    panel.isolines = isolines
    self.name = name
    self.title = title
    self.summary =
      intervals.map { summary + (panel.hasIntervals ? ", \($0)." : ".") } ?? summary
    self.panel = panel
    self.data = data
    self.isolineName = isolineName
  }

  let leastWidth = 330.0

  func body(width: Double) -> (least: Double, natural: Double) {
    let legend = legend(width)
    // Whether names fit beside the curves depends on the height; the legend always does.
    let below = hasLegend ? legend.height : 0
    let least = Self.leastArea + foot + below
    let area = naturalArea(width)
    return (least, area + foot + (labels(width, area) == nil ? below : 0))
  }

  func draw(into script: inout Script) {
    script.heading(title, study: data.study, facts)
    let free = script.height - script.head - foot
    let labels = labels(script.width, free)
    let legend = legend(script.width)
    let bottom = script.height - foot - (labels == nil && hasLegend ? legend.height : 0)
    script.area(
      left: left, right: script.width - Style.rightEdge, top: script.head, bottom: bottom)
    if let labels {
      for (label, entry) in zip(labels, panel.entries) {
        let number = script.entry(entry.text, entry.line.rgb)
        let place = "\(script.x(left + label.spot.x)), \(script.y(bottom - label.spot.y))"
        script.name(number, at: place, label.side, coloured: true)
      }
    } else if hasLegend {
      legend.draw(into: &script, top: bottom + foot - 4)
    }
    nameAxes(&script, bottom)
    panel.draw(
      into: &script, width: script.width - left - Style.rightEdge, height: bottom - script.head)
  }

  /// Room for the title's lines and for a number such as 0.0005.
  private var left: Double { panel.y.title.count > 1 ? 102 : 68 }

  /// Numbers and title of the lower axis.
  private var foot: Double {
    Self.footHeight + Double(panel.x.title.count - 1) * Self.lineHeight
  }

  private var hasLegend: Bool { data.style.legend != .none }

  private func naturalArea(_ width: Double) -> Double {
    min((width - left - Style.rightEdge) * 0.64, 420)
  }

  private func legend(_ width: Double) -> Legend {
    Legend(
      entries: panel.entries + (isolineName.map { [($0, PlotIsoline.style)] } ?? []), width: width)
  }

  /// Names beside the curves of an area of a height, or nil where they do not fit.
  private func labels(_ width: Double, _ height: Double) -> [CurveLabels.Label]? {
    guard panel.images.isEmpty, data.style.legend == .auto else { return nil }
    let width = width - left - Style.rightEdge
    func spots(_ points: [(x: Double, y: Double)]) -> [Spot] {
      points.map { panel.spot($0.x, $0.y, width, height) }
    }
    let curves = (panel.curves + panel.controls).map { curve in
      spots(curve.points.map { ($0.x, $0.y) })
    }
    return CurveLabels(
      width: width, height: height, curves: curves,
      others: panel.isolines.map { spots($0.points) }
    ).placed(panel.entries.map(\.text))
  }

  private func nameAxes(_ script: inout Script, _ bottom: Double) {
    let middle = (left + script.width - Style.rightEdge) / 2
    for (number, line) in panel.x.title.enumerated() {
      let size = number == 0 ? Style.Text.normal : .small
      let words = TextWidth.fitting(line, in: script.width - 12, size)
      let half = TextWidth.of(words, size) / 2 + 6
      script.text(
        words, x: min(max(middle, half), script.width - half),
        y: bottom + 43 + Double(number) * Self.lineHeight, .center, size)
    }
    for (number, line) in panel.y.title.enumerated() {
      let size = number == 0 ? Style.Text.normal : .small
      let words = TextWidth.fitting(line, in: script.height - 12, size)
      let half = TextWidth.of(words, size) / 2 + 6
      script.text(
        words, x: 14 + Double(number) * 17,
        y: min(max((script.head + bottom) / 2, half), script.height - half), .center, size,
        upright: true)
    }
  }

  /// The subtitle after the study's name.
  private var facts: String {
    ", " + (data.images == 1 ? "1 image" : "mean of \(data.images) images")
      + (panel.hasIntervals ? ", 95 % intervals" : "") + panel.background + imageNote
  }
}
