import Results

extension Figures {
  /// Cross-metric bias as bars on a logarithmic axis of ratios, so that halving and doubling are
  /// equally long; the parts of the distance stand below it, lighter.
  static func biasFigure(of distance: MetricDescriptor, _ data: FigureData) -> Figure? {
    BiasChart(distance: distance, data: data).figure()
  }
}

/// A bias figure: names to the left, bars, numbers to the right.
struct BiasChart {
  private static let rowHeight = 20
  private static let headHeight = 52
  private static let footHeight = 84
  private static let labelWidth = 142
  private static let valueWidth = 134

  let distance: MetricDescriptor
  let data: FigureData

  private var biases: [BiasRow] {
    data.biases.filter { $0.distance.prefix { $0 != "/" } == distance.id }
  }

  func figure() -> Figure? {
    let biases = biases
    let spans = biases.compactMap(BiasSpan.init)
    guard !spans.isEmpty else { return nil }
    let rows = BiasRows(biases, distance: distance.id)
    let height =
      Self.headHeight + Int(rows.depth * Double(Self.rowHeight)) + Self.footHeight
    let name = "bias-" + Figures.stem(distance.id)
    let title = "Cross-metric bias of the \(distance.name)"
    var script = Script(name: name, height: height)
    frame(&script, height: height, title: title, biases)
    script.add(["set yrange [\(Number.short(rows.depth)):0]"])
    script.add(BiasAxis(ratios: spans.flatMap(\.ends)).commands)
    script.add(rows.lines.flatMap(texts))
    let bars = BiasBars(rows: rows, styles: CurveStyles(data))
    script.add(bars.blocks)
    script.plot(bars.elements)
    return Figure(name: name, title: title, script: script.text)
  }

  private func frame(
    _ script: inout Script, height: Int, title: String, _ biases: [BiasRow]
  ) {
    let hasIntervals = biases.contains { BiasSpan($0)?.interval != nil }
    let images = biases.map(\.images).max() ?? data.images
    let origin =
      GnuplotText.elided(data.study, to: 36) + ", \(images) \(images == 1 ? "image" : "images")"
      + (hasIntervals ? ", 95 % intervals" : "")
    let pairs = biases.map { [$0.objectiveB, $0.objectiveA] }.inOrderOfAppearance
    let comparison =
      pairs.count == 1
      ? pairs[0].map { GnuplotText.elided($0, to: 14) + "-optimised" }.joined(
        separator: " against ")
      : "second objective against first"
    let axis =
      ["\(distance.name): \(comparison) (log ratio)"]
      + (data.warning(on: distance.id).map { [$0] } ?? [])
    script.heading(title, origin)
    script.area(
      left: Self.labelWidth, right: Script.width - Self.valueWidth, top: Self.headHeight,
      bottom: height - Self.footHeight)
    for (number, line) in axis.enumerated() {
      script.text(
        line, x: Double(Script.width) / 2, y: Double(height - Self.footHeight + 44 + number * 18),
        "center" + (number == 0 ? "" : " font ',\(Script.smallFont)'"))
    }
    script.add([
      "set border 1", "unset ytics",
      "set arrow from 0, graph 0 to 0, graph 1 nohead lw 0.8 lc rgb '#333333' front",
    ])
  }

  /// The words of one line: a heading, or name and number of a bar.
  private func texts(_ line: BiasLine, place: Double) -> [String] {
    let height = "first \(Number.short(place))"
    func label(_ text: String, _ x: String, _ options: String) -> String {
      "set label \(GnuplotText.quoted(text)) at \(x), \(height) \(options) noenhanced"
    }
    switch line {
    case .heading(let text): return [label(text, "screen 0.02", "left")]
    case .bar(let bias, let isPart):
      let font = "font ',\(isPart ? Script.smallFont - 1 : Script.smallFont)'"
      let name =
        isPart
        ? String(bias.distance.dropFirst(distance.id.count + 1))
        : "equal " + data.catalogue.heldName(bias.atEqual)
      return [
        label(GnuplotText.elided(name, to: 22), "graph -0.03", "right " + font),
        label(value(bias), "graph 1.03", "left " + font),
      ]
    }
  }

  private func value(_ bias: BiasRow) -> String {
    guard let span = BiasSpan(bias) else {
      return GnuplotText.elided(bias.note.isEmpty ? "not known" : bias.note, to: 24)
    }
    let value = Number.percent(bias.differencePercent)
    guard span.interval != nil, let low = bias.ciLow, let high = bias.ciHigh else { return value }
    let ends = [low, high].map { Number.percent($0).replacing(" %", with: "") }
    return value + " [" + ends.joined(separator: ", ") + "]"
  }
}
