import Results

/// BD-rates as a heat map: a row for each comparison, a column for each metric or each range of rates,
/// the numbers with their intervals in the cells.
struct MatrixFigure: FigureLayout {
  private static let rowHeight = 40.0
  private static let leastRowHeight = 30.0
  private static let scaleHeight = 46.0
  private static let edge = 10.0

  private struct Row {
    let comparison: Comparison
    /// By metric; nil where the BD-rate is not known.
    let cells: [MatrixRow?]
  }

  /// The content of a column.
  private struct Column {
    let name: String
    let holds: (MatrixRow) -> Bool
  }

  let name: String
  let title: String
  let summary: String
  private let data: FigureData
  private let fact: String
  private let columns: [Column]
  private let rows: [Row]
  private let notes: [String]

  /// One for each range and method of the study, and where it has several ranges one for each metric.
  static func figures(_ data: FigureData) -> [MatrixFigure?] {
    let rates = data[MatrixRow.self].filter { $0.direction == .rate }
    let kinds = rates.map(\.settings).uniqued()
    let metrics = data.catalogue.descriptors
    let byMetric = kinds.map { kind in
      let isByMethod = kinds.map(\.method).uniqued().count > 1
      let range = (isByMethod ? kind.method.rawValue + " " : "") + kind.range.description
      return MatrixFigure(
        name: kind == kinds[0] ? "bd-matrix" : "bd-matrix-" + Figures.stem(range),
        title: "BD-rate in every metric",
        summary:
          "BD-rates in every metric as a heat map with the numbers written in, range \(range).",
        rates.filter { $0.settings == kind }, fact: "range: \(range)",
        metrics.map { metric in Column(name: metric.name) { $0.metric == metric.id } },
        warnings: metrics, data)
    }
    guard kinds.map(\.range).uniqued().count > 1 else { return byMetric }
    let byRange = metrics.map { metric in
      MatrixFigure(
        name: "bd-ranges-" + Figures.stem(metric.id),
        title: "BD-rate in \(metric.name) by range of rates",
        summary: "BD-rates in \(metric.name) over each range of rates, the numbers written in.",
        rates.filter { $0.metric == metric.id && $0.method == kinds[0].method }, fact: metric.name,
        kinds.map(\.range).uniqued().map { range in
          Column(name: range.description.replacing(":", with: " to ")) { $0.range == range }
        }, warnings: [metric], data)
    }
    return byMetric + byRange
  }

  private init?(
    name: String, title: String, summary: String, _ matrix: [MatrixRow], fact: String,
    _ columns: [Column], warnings metrics: [MetricDescriptor], _ data: FigureData
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.data = data
    self.fact = fact
    let known = matrix.filter { RatioAxis.ratio($0.value) != nil }
    let columns = columns.filter { known.contains(where: $0.holds) }
    self.columns = columns
    rows = known.filter { row in columns.contains { $0.holds(row) } }
      .map(\.comparison).uniqued().map { comparison in
        Row(
          comparison: comparison,
          cells: columns.map { column in
            known.first { column.holds($0) && $0.comparison == comparison }
          })
      }
    let drawn = Set(rows.map(\.comparison))
    let lost = matrix.filter { !drawn.contains($0.comparison) }
    let count = lost.map(\.comparison).uniqued().count
    let reasons = lost.map(\.note.description).filter { !$0.isEmpty }.uniqued()
    notes =
      (count == 0
        ? [] : ["without a BD-rate: \(count) comparisons (\(reasons.prefix(1).joined()))"])
      + (rows.flatMap(\.cells).contains { $0?.isDecided == false }
        ? ["dashed, without a colour: undecided"] : [])
      + Self.caveats(rows).map { "\($0.mark) \($0.sentence)" }
      + data.warnings(on: metrics.filter { metric in known.contains { $0.metric == metric.id } })
    if rows.isEmpty { return nil }
  }

  /// Remarks that a reader of the cells needs.
  private static func caveats(_ rows: [Row]) -> [BDCaveat] {
    let notes = rows.flatMap(\.cells).compactMap { $0.map(shownCaveats) }
    return BDCaveat.allCases.filter { caveat in notes.contains { $0.contains(caveat) } }
  }

  private static func shownCaveats(_ cell: MatrixRow) -> [BDCaveat] {
    cell.note.caveats.filter { $0 != .unpaired || cell.ci.low != nil }
  }

  /// Numbers stand inside their cells; only long names may lose their middle, in which two may differ.
  var leastWidth: Double {
    let cells = rows.flatMap(\.cells).map { Self.width(of: $0) }.max() ?? 0
    return max(420, nameRoom + 3 * Self.edge + Double(columns.count) * (cells + 10))
  }

  private var nameRoom: Double { min(max(longestName, 110), 260) }
  private var longestName: Double {
    rows.map { TextWidth.of(names.name($0.comparison), .small) }.max() ?? 0
  }

  private static func width(of cell: MatrixRow?) -> Double {
    guard let cell, RatioAxis.ratio(cell.value) != nil else { return TextWidth.of(unknown, .tiny) }
    let words = words(cell)
    return max(TextWidth.of(words.value, .normal), TextWidth.of(words.interval ?? "", .tiny))
  }

  private static let unknown = "not known"

  /// The text of a cell, with the marks of its caveats.
  private static func words(_ cell: MatrixRow) -> (value: String, interval: String?) {
    let words = Number.percent(cell.value, low: cell.ci.low, high: cell.ci.high)
      .split(separator: " [")
    let caveats = shownCaveats(cell)
    let own = caveats.filter { $0 != .unpaired }.map(\.mark).joined()
    let unpaired = caveats.contains(.unpaired) ? BDCaveat.unpaired.mark : ""
    return (words[0] + own, words.count > 1 ? "[" + words[1] + unpaired : nil)
  }

  func body(width: Double) -> (least: Double, natural: Double) {
    let rest = headers(width) + Self.scaleHeight + 6 + Double(noteLines(width).count) * 16
    return (
      rest + Double(rows.count) * Self.leastRowHeight, rest + Double(rows.count) * Self.rowHeight
    )
  }

  private func noteLines(_ width: Double) -> [String] {
    notes.flatMap { TextWidth.lines($0, in: width - 12, .small) }
  }

  private var names: Comparison.Names { Comparison.Names(rows.map(\.comparison), data.style) }

  private func left(_ width: Double) -> Double {
    let cells = rows.flatMap(\.cells).map { Self.width(of: $0) }.max() ?? 0
    let room = width - 3 * Self.edge - Double(columns.count) * (cells + 10)
    return min(longestName, max(room, nameRoom)) + 2 * Self.edge
  }

  private func columnWidth(_ width: Double) -> Double {
    (width - left(width) - Self.edge) / Double(columns.count)
  }

  private func headers(_ width: Double) -> Double {
    let lines = columns.map { Self.lines($0.name, columnWidth(width) - 4).count }.max() ?? 1
    return Double(lines) * 14 + 8
  }

  func draw(into script: inout Script) {
    let hasIntervals = rows.contains { $0.cells.contains { $0?.ci.low != nil } }
    script.heading(
      title, study: data.study,
      (names.common.map { ", " + $0 } ?? "") + ", \(fact)"
        + (hasIntervals ? ", 95 % intervals" : ""))
    let left = left(script.width)
    let top = script.head + headers(script.width)
    let bottom = script.height - Self.scaleHeight - 6 - Double(noteLines(script.width).count) * 16
    script.area(left: left, right: script.width - Self.edge, top: top, bottom: bottom)
    script.add([
      "unset border", "unset tics", "unset grid", "set xrange [0:\(columns.count)]",
      "set yrange [\(rows.count):0]",
    ])
    words(&script, left: left, top: top)
    let limit =
      rows.flatMap(\.cells).compactMap { $0.flatMap { RatioAxis.ratio($0.value) } }
      .map(abs).max() ?? 0
    let cells = cells(&script, limit, height: (bottom - top) / Double(rows.count))
    scale(&script, limit, left: left, top: bottom + 12)
    for (number, note) in noteLines(script.width).enumerated() {
      script.text(
        TextWidth.fitting(note, in: script.width - 12, .small), x: script.width / 2,
        y: bottom + Self.scaleHeight + 4 + Double(number) * 16, .center, .small)
    }
    script.data("$cells", cells)
    script.plot([
      "$cells using ($1+.5):($2+.5):($1+.02):($1+.98):($2+.04):($2+.96):3 "
        + "with boxxyerror fs solid 1 noborder lc rgb variable notitle"
    ])
  }

  /// Names of rows and columns.
  private func words(_ script: inout Script, left: Double, top: Double) {
    for (number, row) in rows.enumerated() {
      script.label(
        TextWidth.fitting(names.name(row.comparison), in: left - 2 * Self.edge, .small),
        at: "\(script.x(left - Self.edge)), first \(Number.short(Double(number) + 0.5))", .right,
        .small)
    }
    let column = columnWidth(script.width)
    for (number, shown) in columns.enumerated() {
      let lines = Self.lines(shown.name, column - 4)
      for (line, text) in lines.enumerated() {
        script.text(
          TextWidth.fitting(text, in: column - 4, .small),
          x: left + (Double(number) + 0.5) * column,
          y: top - 10 - Double(lines.count - 1 - line) * 14, .center, .small)
      }
    }
  }

  /// Writes the numbers and gives the colours of the cells: column, row, colour.
  private func cells(
    _ script: inout Script, _ limit: Double, height: Double
  ) -> [[String]] {
    var cells: [[String]] = []
    for (place, row) in rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        let x = "first \(Number.short(Double(column) + 0.5))"
        guard let cell, let ratio = RatioAxis.ratio(cell.value) else {
          script.label(
            Self.unknown, at: "\(x), \(Number.short(Double(place) + 0.5))", .center, .tiny,
            colour: Style.Grey.text)
          continue
        }
        // What is undecided must not look like a difference.
        let colour = cell.isDecided ? Palette.diverging(ratio, limit: limit) : 0xFFFFFF
        let type = Palette.type(on: colour)
        let words = Self.words(cell)
        let shift = words.interval == nil ? 0 : 8 / height
        script.label(
          words.value, at: "\(x), \(Number.short(Double(place) + 0.5 - shift))", .center,
          colour: type)
        if let interval = words.interval {
          script.label(
            interval, at: "\(x), \(Number.short(Double(place) + 0.5 + shift))", .center, .tiny,
            colour: type)
        }
        cells.append([String(column), String(place), String(colour)])
        if !cell.isDecided {
          script.add([
            "set object rectangle from first \(Double(column) + 0.02), first \(Double(place) + 0.04) to "
              + "first \(Double(column) + 0.98), first \(Double(place) + 0.96) front fs empty "
              + "border rgb \(Palette.literal(Style.Grey.control)) lw 0.7 dt 2"
          ])
        }
      }
    }
    return cells
  }

  /// The colours' scale, from fewer bits to more.
  private func scale(_ script: inout Script, _ limit: Double, left: Double, top: Double) {
    let width = min(200, script.width - left - 40)
    let start = (left + script.width - Self.edge - width) / 2
    let steps = 40
    for step in 0..<steps {
      let ratio = (Double(step) + 0.5) / Double(steps) * 2 - 1
      let from = start + width * Double(step) / Double(steps)
      script.add([
        "set object rectangle from \(script.x(from)), \(script.y(top)) to "
          + "\(script.x(from + width / Double(steps))), \(script.y(top + 8)) fs solid 1 noborder "
          + "fc rgb \(Palette.literal(Palette.diverging(ratio, limit: 1)))"
      ])
    }
    let ends = [-limit, 0, limit].map { RatioAxis.percent($0) }
    for (number, text) in ["\(ends[0]), fewer bits", "0", "\(ends[2]), more bits"].enumerated() {
      script.text(
        text, x: start + width * Double(number) / 2, y: top + 20, .center, .tiny,
        colour: Style.Grey.text)
    }
  }

  /// A name in two lines where it is too wide for one and has a blank near its middle.
  private static func lines(_ name: String, _ width: Double) -> [String] {
    let words = name.split(separator: " ").map(String.init)
    guard TextWidth.of(name, .small) > width, words.count > 1 else { return [name] }
    let cut = (1..<words.count).min { one, other in
      func longest(_ cut: Int) -> Int {
        max(words[..<cut].joined().count, words[cut...].joined().count)
      }
      return longest(one) < longest(other)
    }
    return cut.map {
      [words[..<$0].joined(separator: " "), words[$0...].joined(separator: " ")]
    } ?? [name]
  }
}
