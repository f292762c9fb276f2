import Results

/// How far each BD-rate depends on its settings: a range with every combination as a dot, one line
/// a metric under a heading a comparison. The axis is logarithmic in the ratio of rates.
struct SensitivityFigure {
  private static let rowHeight = 24
  private static let headHeight = 52
  private static let footHeight = 132
  private static let legendHeight = 16
  private static let labelWidth = 128
  private static let valueWidth = 150

  /// How the dots of a kind look: mean curves above the line, images below it.
  private struct Dots: Sendable {
    let name: String
    let legend: String
    let colour: UInt32
    let mark: Int
    let shift: Double
    let contains: @Sendable (SensitivityRow) -> Bool
  }

  private static let dots: [Dots] = [
    Dots(
      name: "means", legend: "BD of the mean curves", colour: Palette.colour(0), mark: 7,
      shift: -0.2
    ) { !$0.has(.continued) && $0.aggregate == SensitivityRow.Aggregate.meanCurve.rawValue },
    Dots(
      name: "images", legend: "mean of the images' BD", colour: Palette.colour(1), mark: 9,
      shift: 0.2
    ) { !$0.has(.continued) && $0.aggregate == SensitivityRow.Aggregate.perImage.rawValue },
    Dots(
      name: "continued", legend: "a curve continued (not in the range)", colour: Palette.colour(11),
      mark: 6, shift: 0
    ) { $0.has(.continued) },
    Dots(
      name: "default", legend: "as in bdrate.csv", colour: 0, mark: 13, shift: 0
    ) { $0.has(.default) },
  ]

  let data: FigureData

  private struct Line {
    let rows: [SensitivityRow]
    let low: Double
    let high: Double
    let place: Double
  }

  func figure() -> Figure? {
    var lines: [Line] = []
    var headings: [(String, Double)] = []
    var place = 0.5
    for pair in data.sensitivity.map(Self.pair).inOrderOfAppearance {
      let own = data.sensitivity.filter { Self.pair($0) == pair }
      var found: [Line] = []
      for metric in own.map(\.metric).inOrderOfAppearance {
        let rows = own.filter { $0.metric == metric }
        guard let low = rows[0].spreadLow.flatMap(BiasSpan.ratio),
          let high = rows[0].spreadHigh.flatMap(BiasSpan.ratio)
        else { continue }
        found.append(Line(rows: rows, low: low, high: high, place: place + Double(found.count + 1)))
      }
      if found.isEmpty { continue }
      let keys = (
        CodecKey(codec: pair[2], objective: pair[3]), CodecKey(codec: pair[0], objective: pair[1])
      )
      headings.append((GnuplotText.elided("\(keys.0) against \(keys.1)", to: 64), place))
      lines += found
      place += Double(found.count) + 1.2
    }
    guard !lines.isEmpty else { return nil }
    return draw(lines, headings, depth: place - 0.6)
  }

  private func draw(_ lines: [Line], _ headings: [(String, Double)], depth: Double) -> Figure {
    let warnings = lines.compactMap { data.warning(on: $0.rows[0].metric) }.inOrderOfAppearance
    let bottom = Self.headHeight + Int(depth * Double(Self.rowHeight))
    let title = "Sensitivity of the BD-rates to their settings"
    var script = Script(
      name: "sensitivity", height: bottom + Self.footHeight + warnings.count * Self.legendHeight)
    script.heading(title, GnuplotText.elided(data.study, to: 60))
    script.area(
      left: Self.labelWidth, right: Script.width - Self.valueWidth, top: Self.headHeight,
      bottom: bottom)
    legend(&script, top: bottom + 42, warnings)
    script.add([
      "set border 1", "unset ytics", "set yrange [\(Number.short(depth)):0]",
    ])
    script.add(BiasAxis(ratios: lines.flatMap { [$0.low, $0.high] }).commands)
    for (text, place) in headings {
      script.add([label(text, "screen 0.02", place, "left")])
    }
    for line in lines {
      script.add(words(line))
      // No difference; cut so that it does not cross the headings.
      script.add([
        "set arrow from 0, first \(Number.short(line.place - 0.5)) to 0, "
          + "first \(Number.short(line.place + 0.5)) nohead lw 0.8 lc rgb '#333333' back"
      ])
    }
    script.add(
      block("range", lines.map { [$0.place, $0.low, $0.high].map(Number.text) }))
    var elements = [
      "$range using 2:1:($3-$2):(0) with vectors nohead lw 4 lc rgb '#CCCCCC' notitle"
    ]
    for dots in Self.dots {
      let points = lines.flatMap { line in
        line.rows.filter(dots.contains).compactMap { BiasSpan.ratio($0.bdRatePercent) }
          .map { [line.place + dots.shift, $0].map(Number.text) }
      }
      if points.isEmpty { continue }
      script.add(block(dots.name, points))
      elements.append(
        "$\(dots.name) using 2:1 with points pt \(dots.mark) ps \(dots.name == "default" ? 0.7 : 0.4) "
          + "lc rgb \(Palette.literal(dots.colour)) notitle")
    }
    script.plot(elements)
    return Figure(name: "sensitivity", title: title, script: script.text)
  }

  /// Title of the axis, what the dots are, and what is to be said of untrained metrics.
  private func legend(_ script: inout Script, top: Int, _ warnings: [String]) {
    script.text(
      "BD-rate (log ratio)", x: Double(Self.labelWidth + Script.width - Self.valueWidth) / 2,
      y: Double(top), "center")
    let texts = Self.dots.map(\.legend) + warnings
    for (number, text) in texts.enumerated() {
      let y = Double(top + 26 + number * Self.legendHeight)
      script.text(text, x: Double(Self.labelWidth + 4), y: y, "left font ',\(Script.smallFont)'")
      guard number < Self.dots.count else { continue }
      let dots = Self.dots[number]
      script.add([
        "set label '' at \(script.x(Double(Self.labelWidth - 10))), \(script.y(y)) "
          + "point pt \(dots.mark) ps 0.5 lc rgb \(Palette.literal(dots.colour))"
      ])
    }
  }

  private func block(_ name: String, _ rows: [[String]]) -> [String] {
    ["$\(name) << EOD"] + rows.map { $0.joined(separator: " ") } + ["EOD"]
  }

  /// Name and numbers of a line.
  private func words(_ line: Line) -> [String] {
    let first = line.rows[0]
    let name = data.catalogue.descriptor(of: first.metric)?.name ?? first.metric
    let own = line.rows.first { $0.has(.default) }?.bdRatePercent
    let ends = [first.spreadLow, first.spreadHigh].compactMap { $0 }
      .map { Number.percent($0).replacing(" %", with: "") }
    let value = own.flatMap { $0.isFinite ? Number.percent($0) : nil } ?? "not known"
    let font = "font ',\(Script.smallFont)'"
    return [
      label(GnuplotText.elided(name, to: 18), "graph -0.03", line.place, "right " + font),
      label(
        value + " [" + ends.joined(separator: ", ") + "]", "graph 1.03", line.place, "left " + font),
    ]
  }

  private func label(_ text: String, _ x: String, _ place: Double, _ options: String) -> String {
    "set label \(GnuplotText.quoted(text)) at \(x), first \(Number.short(place)) \(options) noenhanced"
  }

  private static func pair(_ row: SensitivityRow) -> [String] {
    [row.anchor, row.anchorObjective, row.codec, row.objective]
  }
}
