import Results

/// A figure of curves: axes above, legend below, clear of the curves.
struct CurveFigure {
  /// Heights of the plot area's edges and of the legend, from the top.
  private static let top = 52
  private static let bottom = 320
  private static let legendTop = 384
  private static let lineHeight = 15

  let name: String
  let title: String
  let x: Axis
  let y: Axis
  let curves: [PlotCurve]
  /// Drawn faintly below the curves, as far as they lie in the curves' range.
  var controls: [PlotCurve] = []
  let data: FigureData
  /// Thin lines below the curves, and what they are.
  var isolines: [PlotIsoline] = []
  var isolineName = ""
  /// What a bar spans.
  var bars = " ± standard error"

  /// The figure, or nil where no curve has a point.
  func figure() -> Figure? {
    let styles = CurveStyles(data)
    let shown = curves.filter { !$0.points.isEmpty }
      .sorted {
        (isBackground($0) ? 1 : 0, styles.rank($0.key)) < (
          isBackground($1) ? 1 : 0, styles.rank($1.key)
        )
      }
    let points = shown.flatMap(\.points)
    guard let xRange = x.range(of: points.map(\.x)),
      let yRange = y.range(
        of: points.flatMap { [$0.y] + ($0.bar.map { [$0.lowerBound, $0.upperBound] } ?? []) })
    else { return nil }
    let scales = controls.filter { control in
      control.points.contains { xRange.contains($0.x) && yRange.contains($0.y) }
    }
    let legend = Legend(
      entries: shown.map { (label($0), styles.curve($0.key, background: isBackground($0))) }
        + scales.enumerated().map { ($1.key.codec, CurveStyles.control($0)) }
        + (isolines.isEmpty ? [] : [(isolineName, PlotIsoline.style)]))
    var script = Script(name: name, height: legendTop + legend.height)
    script.heading(title, origin(shown))
    script.area(
      left: left, right: Script.width - 16, top: Self.top,
      bottom: Self.bottom)
    legend.draw(into: &script, top: legendTop)
    script.add(x.commands("x", xRange) + y.commands("y", yRange))
    nameAxes(&script)
    for (number, curve) in shown.enumerated() { script.add(block("$curve\(number)", curve)) }
    for (number, curve) in scales.enumerated() { script.add(block("$control\(number)", curve)) }
    if !scales.isEmpty { script.add(["set clip two"]) }
    // Background first, so that the study's own curves lie on top; bars below all lines.
    let order = Array(shown.enumerated().reversed())
    let bars = order.filter { !isBackground($1) && $1.points.contains { $0.bar != nil } }
      .map {
        "$curve\($0) using 1:3:(0):($4-$3) with vectors nohead \(styles.bars($1.key)) notitle"
      }
    let lines = order.map { number, curve in
      let style = styles.curve(curve.key, background: isBackground(curve))
      return "$curve\(number) using 1:2 with \(style.linesAndMarks) notitle"
    }
    let thin = PlotIsoline.drawn(isolines, into: &script)
    let faint = scales.indices.map {
      "$control\($0) using 1:2 with \(CurveStyles.control($0).linesAndMarks) notitle"
    }
    script.plot(thin + faint + bars + lines)
    return Figure(name: name, title: title, script: script.text)
  }

  private func isBackground(_ curve: PlotCurve) -> Bool { curve.images != data.images }

  /// Room for the title's lines and for a number such as 0.0005.
  private var left: Int { y.title.count > 1 ? 102 : 68 }

  private var legendTop: Int { Self.legendTop + (x.title.count - 1) * Self.lineHeight }

  private func nameAxes(_ script: inout Script) {
    let middle = left + Script.width - 16
    for (number, line) in x.title.enumerated() {
      script.text(
        line, x: Double(middle) / 2, y: Double(Self.bottom + 45 + number * Self.lineHeight),
        "center" + Self.lineFont(number))
    }
    for (number, line) in y.title.enumerated() {
      script.text(
        line, x: Double(14 + number * 17), y: Double(Self.top + Self.bottom) / 2,
        "center rotate by 90" + Self.lineFont(number))
    }
  }

  /// The axis itself in full size, what is to be said of it smaller.
  private static func lineFont(_ number: Int) -> String {
    number == 0 ? "" : " font ',\(Script.smallFont)'"
  }

  private func label(_ curve: PlotCurve) -> String {
    let codec = GnuplotText.elided(curve.key.codec, to: 36)
    let objective = GnuplotText.elided(curve.key.objective, to: 16)
    guard isBackground(curve) else { return "\(codec) (\(objective))" }
    let images = curve.images.map { "\($0) \($0 == 1 ? "image" : "images")" } ?? "images unknown"
    return "\(codec) (\(objective), \(images))"
  }

  private func origin(_ shown: [PlotCurve]) -> String {
    let count = data.images == 1 ? "1 image" : "mean of \(data.images) images"
    let hasBars = shown.contains { !isBackground($0) && $0.points.contains { $0.bar != nil } }
    return GnuplotText.elided(data.study, to: 40) + ", " + count
      + (hasBars ? bars : "")
  }

  private func block(_ name: String, _ curve: PlotCurve) -> [String] {
    ["\(name) << EOD"]
      + curve.points.map { point in
        [point.x, point.y, point.bar?.lowerBound, point.bar?.upperBound]
          .map { $0.map(Number.text) ?? "?" }.joined(separator: " ")
      } + ["EOD"]
  }
}
