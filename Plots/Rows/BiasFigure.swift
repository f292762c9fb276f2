import Results

/// Cross-metric bias as bars on a logarithmic axis of ratios, so that halving and doubling are
/// equally long; the parts of the distance stand below it, lighter, or are left out.
struct BiasFigure: FigureLayout {
  private static let footHeight = 66.0

  /// A bar: a bias and where it stands.
  private struct Bar {
    let bias: BiasRow
    let isPart: Bool
    let place: Double
    let span: RatioSpan
  }

  let distance: MetricDescriptor
  let data: FigureData
  private let isSummary: Bool
  private var chart = RowChart()
  private var bars: [Bar] = []

  /// - Parameter isSummary: without the parts.
  /// - Returns: nil without a bias of the distance; no summary where there are no parts.
  init?(distance: MetricDescriptor, data: FigureData, isSummary: Bool = false) {
    self.distance = distance
    self.data = data
    self.isSummary = isSummary
    let all = data.biases.filter { $0.distance.prefix { $0 != "/" } == distance.id }
    let biases = isSummary ? all.filter { $0.distance == distance.id } : all
    if isSummary && biases.count == all.count { return nil }
    guard biases.contains(where: { RatioSpan($0) != nil }) else { return nil }
    fill(biases)
  }

  var name: String { (isSummary ? "bias-summary-" : "bias-") + Figures.stem(distance.id) }
  var title: String {
    "Cross-metric bias in \(distance.name)" + (hasParts ? ", part by part" : "")
  }
  private var hasParts: Bool { bars.contains(where: \.isPart) }
  var summary: String {
    "Mean difference of the \(distance.name) between two objectives of a codec at equal quality "
      + "and at equal rate" + (hasIntervals ? ", with 95 % intervals." : ".")
  }
  private var hasIntervals: Bool { bars.contains { $0.span.interval != nil } }
  var leastWidth: Double { max(400, chart.leastWidth) }

  func body(width: Double) -> (least: Double, natural: Double) {
    let (least, natural) = chart.heights()
    return (least + foot, natural + foot)
  }

  /// Groups by codec and objectives, then by the quality held equal; main score first, then parts.
  private mutating func fill(_ biases: [BiasRow]) {
    func group(_ bias: BiasRow) -> [String] { [bias.codec, bias.objectiveA, bias.objectiveB] }
    let onePair = Set(biases.map { [$0.objectiveA, $0.objectiveB] }).count == 1
    for wanted in biases.map(group).uniqued() {
      let own = biases.filter { group($0) == wanted }
      let pair = [wanted[2], wanted[1]].map(data.style.name(ofObjective:))
      chart.addHeading(
        data.style.name(ofCodec: wanted[0])
          + (onePair ? "" : ": " + pair.joined(separator: " against ")))
      for (number, quality) in own.map(\.atEqual).uniqued().enumerated() {
        if number > 0 { chart.addRoom(0.3) }
        for isPart in [false, true] {
          for bias in own
          where bias.atEqual == quality && (bias.distance != distance.id) == isPart {
            let place = chart.addRow(
              words(bias, isPart), value(bias), isPart ? .tiny : .small, height: isPart ? 0.78 : 1)
            guard let span = RatioSpan(bias) else { continue }
            bars.append(Bar(bias: bias, isPart: isPart, place: place, span: span))
          }
        }
      }
    }
  }

  func draw(into script: inout Script) {
    script.heading(title, study: data.study, facts)
    let bottom = script.height - foot
    chart.draw(into: &script, top: script.head, bottom: bottom)
    let edges = chart.edges(script.width)
    let axis = RatioAxis(ratios: bars.flatMap(\.span.ends), width: edges.right - edges.left)
    script.add(axis.commands(script))
    chart.grid(into: &script, ticks: axis.ticks, zero: 0)
    for (number, line) in notes.enumerated() {
      script.text(
        TextWidth.fitting(line, in: script.width - 12, number == 0 ? .normal : .small),
        x: script.width / 2, y: bottom + 44 + Double(number) * 18, .center,
        number == 0 ? .normal : .small)
    }
    script.plot(elements(&script))
  }

  private var foot: Double { Self.footHeight + Double(notes.count - 1) * 18 }

  /// Title of the axis, and what is to be said of the numbers.
  private var notes: [String] {
    let pairs = bars.map { [$0.bias.objectiveB, $0.bias.objectiveA] }.uniqued()
    let comparison =
      pairs.count == 1
      ? pairs[0].map { GnuplotText.elided(data.style.name(ofObjective: $0), to: 20) }
        .joined(separator: " relative to ")
      : "the second objective relative to the first"
    return ["\(distance.name) of \(comparison)"]
      + (data.warning(on: distance.id).map { [$0] } ?? [])
  }

  private var facts: String {
    let images = bars.map(\.bias.images).max() ?? data.images
    return ", \(FigureData.count(images))" + (hasIntervals ? ", 95 % intervals" : "")
  }

  private func words(_ bias: BiasRow, _ isPart: Bool) -> String {
    isPart
      ? String(bias.distance.dropFirst(distance.id.count + 1))
      : "equal " + data.catalogue.heldName(bias.atEqual)
  }

  private func value(_ bias: BiasRow) -> String {
    guard RatioSpan(bias) != nil else {
      return bias.note.isEmpty ? "not known" : bias.note.description
    }
    return Number.percent(bias.differencePercent, low: bias.ci.low, high: bias.ci.high)
  }

  /// One data block for each codec's main scores and one for its parts; intervals over the bars.
  private func elements(_ script: inout Script) -> [String] {
    let styles = CurveStyles(data)
    var drawn: [String] = []
    var intervals: [String] = []
    for (number, codec) in bars.map(\.bias.codec).uniqued().enumerated() {
      for isPart in [false, true] {
        let own = bars.filter { $0.bias.codec == codec && $0.isPart == isPart }
        if own.isEmpty { continue }
        let block = "$bars\(number)" + (isPart ? "parts" : "")
        script.data(
          block,
          own.map { bar in
            [
              bar.place, bar.span.value, bar.span.interval?.lowerBound,
              bar.span.interval?.upperBound,
            ]
            .map { $0.map(Number.text) ?? "?" }
          })
        let half = isPart ? 0.24 : 0.36
        let colour = Palette.pale(styles.colour(of: codec), by: isPart ? 0.6 : 0.15)
        drawn.append(
          "\(block) using 2:1:(0):2:($1-\(half)):($1+\(half)) with boxxyerror fs solid 1 noborder "
            + "lc rgb \(Palette.literal(colour)) notitle")
        if own.contains(where: { $0.span.interval != nil }) {
          intervals.append(
            "\(block) using 3:1:($4-$3):(0) with vectors nohead "
              + "lw \(isPart ? Style.Width.bar : Style.Width.interval) "
              + "lc rgb \(Palette.literal(Style.Grey.interval)) notitle")
        }
      }
    }
    return drawn + intervals
  }
}

extension RatioSpan {
  fileprivate init?(_ bias: BiasRow) {
    self.init(percent: bias.differencePercent, low: bias.ci.low, high: bias.ci.high)
  }
}
