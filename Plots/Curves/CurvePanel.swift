import Results

/// Axes with curves: a figure, or one of its panels.
struct CurvePanel {
  let x: Axis
  let y: Axis
  /// In the order of legends; curves over other images than the study's stay in the background.
  let curves: [PlotCurve]
  let xRange: ClosedRange<Double>
  let yRange: ClosedRange<Double>
  /// Reference distortions that have a point in the curves' range.
  let controls: [PlotCurve]
  var isolines: [PlotIsoline] = []
  /// Curves of single images.
  var images: [PlotCurve] = []
  private let styles: CurveStyles
  private let studyImages: Int
  private let style: FigureStyle

  /// - Returns: nil where no curve has a point.
  init?(
    x: Axis, y: Axis, curves: [PlotCurve], controls: [PlotCurve] = [], images: [PlotCurve] = [],
    _ data: FigureData
  ) {
    let styles = CurveStyles(data)
    func rank(_ curve: PlotCurve) -> (Int, Int) {
      (curve.images != data.images ? 1 : 0, styles.rank(curve.key))
    }
    let shown = curves.filter { curve in
      curve.points.contains { x.shows($0.x) && y.shows($0.y) }
    }.sorted { rank($0) < rank($1) }
    let points = (shown + images).flatMap(\.points).filter { x.shows($0.x) && y.shows($0.y) }
    guard !shown.isEmpty, let xRange = x.range(of: points.map(\.x)),
      let yRange = y.range(
        of: points.flatMap { [$0.y] + ($0.bar.map { [$0.lowerBound, $0.upperBound] } ?? []) })
    else { return nil }
    self.x = x
    self.y = y
    self.curves = shown
    self.xRange = xRange
    self.yRange = yRange
    self.styles = styles
    self.images = images
    studyImages = data.images
    style = data.style
    self.controls = controls.filter { control in
      control.points.contains { xRange.contains($0.x) && yRange.contains($0.y) }
    }
  }

  func isBackground(_ curve: PlotCurve) -> Bool { curve.images != studyImages }

  func style(_ curve: PlotCurve) -> CurveStyle {
    styles.curve(curve.key, background: isBackground(curve))
  }

  /// Whether any interval is drawn.
  var hasIntervals: Bool {
    curves.contains { !isBackground($0) && $0.points.contains { $0.bar != nil } }
  }

  /// Lines and marks for a legend.
  var entries: [(text: String, line: CurveStyle)] {
    curves.map { (label($0), style($0)) }
      + controls.enumerated().map { ($1.key.codec, CurveStyles.control($0)) }
  }

  func label(_ curve: PlotCurve) -> String {
    if let name = curve.name { return GnuplotText.elided(name, to: 48) }
    return style.legend(
      curve.key, isBackground(curve) && isMixed ? Self.count(curve.images) : nil)
  }

  /// The place of a curve's name and colour in the script.
  func entry(_ curve: PlotCurve, _ script: inout Script) -> Int {
    script.entry(label(curve), style(curve).rgb)
  }

  /// Remarks on curves in the background; where they differ, legends say how many
  /// images each has.
  var background: String {
    let counts = curves.filter(isBackground).map(\.images).uniqued()
    if counts.isEmpty { return "" }
    return ", thin: " + (isMixed ? "other images" : Self.count(counts[0]))
  }

  private var isMixed: Bool {
    curves.filter(isBackground).map(\.images).uniqued().count > 1
  }

  private static func count(_ images: Int?) -> String {
    images.map(FigureData.count) ?? "images unknown"
  }

  /// Where a point lies on a plot area of a size, from its lower left corner.
  func spot(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Spot {
    Spot(
      x: self.x.place(x, in: xRange) * width, y: self.y.place(y, in: yRange) * height)
  }

  /// Sets up axes and draws on a plot area of a size.
  func draw(into script: inout Script, width: Double, height: Double, ticks: Int = 8) {
    script.add(x.commands("x", xRange, most: ticks) + y.commands("y", yRange, most: ticks))
    if !(controls + images).isEmpty || x.limits != nil || y.limits != nil {
      script.add(["set clip two"])
    }
    let thin = PlotIsoline.drawn(isolines, into: &script) {
      spot($0, $1, width, height)
    }
    // Background first, so that the study's own curves lie on top; intervals below all lines.
    let order = Array(curves.enumerated().reversed())
    let intervals = order.filter { !isBackground($1) && $1.points.contains { $0.bar != nil } }
    func note(_ curve: PlotCurve) {
      for point in curve.points { script.mark(spot(point.x, point.y, width, height), point) }
    }
    let faint = controls.enumerated().map {
      note($1)
      var line = CurveStyles.control($0)
      line.variable = "colour\(script.entry($1.key.codec, line.rgb))"
      return element("control\($0)", $1, line, &script)
    }
    let single = images.enumerated().map {
      element("image\($0)", $1, styles.image($1.key), &script)
    }
    // The order of the names is that of the legend.
    let colours = curves.map { "colour\(entry($0, &script))" }
    let lines = order.map {
      note($1)
      var line = style($1)
      line.variable = colours[$0]
      return element("curve\($0)", $1, line, &script)
    }
    // Over three, bands would cover each other.
    let bars = intervals.map { number, _ in
      "$\(script.panelPrefix)curve\(number) using "
        + (intervals.count <= 3
          ? "1:3:4 with filledcurves \(CurveStyles.band(colours[number])) notitle"
          : "1:3:(0):($4-$3) with vectors nohead \(CurveStyles.bars(colours[number])) notitle")
    }
    script.plot(bars + thin + faint + single + lines)
  }

  private func element(
    _ block: String, _ curve: PlotCurve, _ style: CurveStyle, _ script: inout Script
  ) -> String {
    let name = "$" + script.panelPrefix + block
    script.data(
      name,
      curve.points.map { point in
        [point.x, point.y, point.bar?.lowerBound, point.bar?.upperBound]
          .map { $0.map(Number.text) ?? "?" }
      })
    return "\(name) using 1:2 with \(style.linesAndMarks) notitle"
  }
}
