import Results
import Tables
import Testing

struct RangeTableTests {
  private static let catalogue = MetricCatalogue([
    MetricDescriptor(
      id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity)
  ])
  private static let ranges = [RateRange.Part.low, .high].map {
    RangeTable.Range(range: .shared($0), name: $0.rawValue)
  }

  private static func row(
    _ codec: String, _ range: RateRange.Part, _ value: Double, low: Double? = nil,
    high: Double? = nil,
    note: Notes = "", direction: MatrixRow.Direction = .rate, metric: String = "psnr"
  ) -> MatrixRow {
    MatrixRow {
      $0.anchorKey = CodecKey(codec: "bpg", objective: "mse")
      $0.key = CodecKey(codec: codec, objective: "mse")
      $0.metric = metric
      $0.direction = direction
      $0.range = .shared(range)
      $0.value = value
      $0.unit = "%"
      $0.ci = Bounds(low, high)
      $0.overlapPercent = 90
      $0.evidence = Evidence(4, 4)
      $0.note = note
    }
  }

  private static let rows: [MatrixRow] = [
    row("a", .low, -31.25, low: -38.04, high: -22.96),
    row("a", .high, 12.125, note: "the curves overlap by only 53 %; low third"),
    row("a", .low, 3, direction: .quality),
    row("b", .low, .nan, note: "the curves share no quality inside the range; preset x, low"),
    row("b", .high, 7),
    row("c", .low, .nan, note: "image sets differ (6 and 24)"),
    row("c", .high, .nan, note: "image sets differ (6 and 24)"),
  ]

  private static func text(_ format: TableFormat, decimals: Int) -> String {
    format.text(
      RangeTable(rows, ranges: ranges, catalogue: catalogue).paper(decimals: decimals))
  }

  @Test func aRowForEachCodecAndAColumnForEachRange() {
    let text = Self.text(.markdown, decimals: 1)
    let minus = "\u{2212}"
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "| Codec | low | high |")
    #expect(
      lines[2] == "| a (mse) | \(minus)31.2 \\[\(minus)38.0, \(minus)23.0\\] | 12.1\\* |", "\(text)"
    )
    #expect(lines[3] == "| b (mse) | \u{2013} | 7.0 |")
    #expect(
      lines[4...] == [
        "BD-rate in PSNR in % against bpg (mse); negative: fewer bits. In brackets: 95 % intervals over images.",
        "\\* the curves overlap by less than 75 %.",
        "A dash: the curves share no quality inside the range.",
        "Without a number: c (mse) (image sets differ (6 and 24)).",
      ], "\(text)")
  }

  @Test func aNumberOfTheInterpolationAloneIsMarked() {
    let rows = [
      Self.row(
        "a", .low, -31, note: "too few points inside the range 26 dB to 27 dB: a (mse) has 0")
    ]
    let table = RangeTable(rows, ranges: Self.ranges, catalogue: Self.catalogue).paper(decimals: 0)
    let text = TableFormat.markdown.text(table)
    #expect(text.contains("31\u{2021} |"), "\(text)")
    #expect(text.contains("\u{2021} a curve has fewer than two points inside"), "\(text)")
    #expect(TableFormat.latex.text(table).contains("31\\ddag{}"))
  }

  @Test func latexSetsIntervalsAndMarks() {
    let text = Self.text(.latex, decimals: 0)
    #expect(text.contains("a (mse) & $-$31 {[}$-$38, $-$23{]} & 12{*} \\\\"), "\(text)")
  }

  @Test func csvHasAllDigits() {
    let text = Self.text(.csv, decimals: 0)
    #expect(
      text.hasPrefix("Codec,low,high\na (mse),\"-31.25 [-38.04, -22.96]\",12.125*\n"), "\(text)")
  }

  @Test func severalMetricsAreSections() {
    let rows =
      Self.rows
      + Self.rows.map { row in
        var row = row
        row.metric = "vgg16"
        return row
      }
    let text = TableFormat.markdown.text(
      RangeTable(rows, ranges: Self.ranges, catalogue: Self.catalogue).paper(decimals: 1))
    #expect(text.contains("| *PSNR* |") && text.contains("| *vgg16* |"))
    #expect(text.contains("BD-rate in % against bpg (mse)"))
  }
}
