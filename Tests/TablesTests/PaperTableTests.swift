import Results
import Tables
import Testing

@Suite struct PaperTableTests {
  @Test("whole tables", arguments: TableFormat.allCases)
  func table(format: TableFormat) throws {
    let table = try sample("bdrate.csv")
    let text = format.text(try table.paper(catalogue: catalogue, notes: ["seeded_VGG"]))
    #expect(text == (try golden("bdrate-table.\(format.fileExtension)", text)))
  }

  @Test("BD-rates turned", arguments: TableFormat.allCases)
  func pivot(format: TableFormat) throws {
    let text = format.text(try sample("bdrate.csv").pivot(catalogue: catalogue))
    #expect(text == (try golden("bdrate-pivot.\(format.fileExtension)", text)))
  }

  /// The marks of all cells, row by row.
  private func marks(_ table: PaperTable) -> [PaperTable.Mark] {
    table.rows.flatMap { row -> [PaperTable.Mark] in
      if case .cells(let cells) = row { cells.map(\.mark) } else { [] }
    }
  }

  private func marks(_ column: String) throws -> [PaperTable.Mark] {
    marks(try sample("bdrate.csv").paper(columns: [column], catalogue: catalogue))
  }

  @Test func lessRateIsBetterWithinAMetric() throws {
    #expect(
      try marks("bd_rate_percent")
        == [.second, .none, .best, .second, .none, .best, .none, .none, .none])
  }

  @Test func moreQualityIsBetterAndLessDistance() throws {
    #expect(
      try marks("bd_quality")
        == [.second, .none, .best, .second, .none, .best, .none, .none, .none])
  }

  @Test func columnsAndMetricsAreChosen() throws {
    let table = try sample("bdrate.csv").keeping(metrics: ["vgg16"])
    let text = TableFormat.csv.text(
      try table.paper(columns: ["objective", "codec", "bd_rate_percent"], catalogue: catalogue))
    #expect(text == "Objective,Codec,BD-rate (%)\nmse,a_b,3.25\nmse,50%,-8.0\nms-ssim,<c>,-45.1\n")
  }

  @Test func namesThatLookLikeNumbersStay() throws {
    let table = RecordTable(
      columns: ["point", "bpp", "images", "metric", "mean"],
      records: [
        ["0.10", "0.0533", "6", "psnr", "30.1234"], ["0.2", "2.5", "6", "ms-ssim", "0.98765"],
      ])
    let text = TableFormat.markdown.text(try table.paper(catalogue: catalogue))
    #expect(
      text == """
        | Point | Rate (bpp) | Images | Metric | Mean |
        | --- | ---: | ---: | --- | ---: |
        | 0.10 | 0.05330 | 6 | PSNR | 30.12 |
        | 0.2 | 2.500 | 6 | MS-SSIM | 0.9877 |

        """)
  }

  @Test func anEmptyTableIsItsHeader() throws {
    let table = RecordTable(columns: ["a_b", "d"], records: [])
    #expect(
      TableFormat.markdown.text(try table.paper(catalogue: catalogue))
        == "| A b | D |\n| --- | --- |\n")
    #expect(TableFormat.latex.text(try table.paper(catalogue: catalogue)).contains("\\bottomrule"))
  }

  @Test func whatIsNotThereIsTold() throws {
    let table = try sample("bdrate.csv")
    #expect(throws: TableError.self) { _ = try table.paper(columns: ["x"], catalogue: catalogue) }
    #expect(throws: TableError.self) { _ = try table.keeping(metrics: ["lpips"]) }
    #expect(throws: TableError.noPivot("")) {
      _ = try RecordTable(columns: ["a"], records: []).pivot(catalogue: catalogue)
    }
  }

  @Test func aMatrixOfBothDirectionsIsTurnedByItsRates() throws {
    let columns = ["codec", "objective", "metric", "direction", "value"]
    let table = RecordTable(
      columns: columns,
      records: [
        ["a", "mse", "psnr", "rate", "-5"], ["a", "mse", "psnr", "quality", "0.25"],
        ["b", "mse", "psnr", "rate", "7"], ["b", "mse", "psnr", "quality", "-0.5"],
      ])
    let text = TableFormat.csv.text(try table.pivot(catalogue: catalogue))
    #expect(text == "Codec,PSNR\na (mse),-5.0\nb (mse),7.0\n")
    let long = try table.paper(columns: ["value"], catalogue: catalogue)
    #expect(marks(long) == [.best, .best, .none, .none])
  }

  @Test(
    "a pivot keeps what its numbers must not be read without",
    arguments: [
      ("the curves overlap by only 53 %", "The curves overlap by less than 75 %: a (mse) in PSNR."),
      (
        "x; the curves cross: +1.0 %, -2.0 %; y",
        "The curves cross, so the sign depends on the range: a (mse) in PSNR."
      ),
      ("the interpolation overshoots: cubic", "The interpolation overshoots between the points: a"),
    ])
  func caveats(note: String, sentence: String) throws {
    let table = RecordTable(
      columns: ["codec", "objective", "metric", "bd_rate_percent", "note"],
      records: [
        ["a", "mse", "psnr", "-5", note], ["a", "mse", "vgg16", "-5", ""],
        ["b", "mse", "psnr", "nan", note],
        ["b", "mse", "vgg16", "1", "interval holds the imported"],
      ])
    for format in [TableFormat.markdown, .latex] {
      let text = format.text(try table.pivot(catalogue: catalogue))
      let plain = text.replacing("\\%", with: "%").replacing("\\_", with: "_")
      #expect(plain.contains(sentence), "\(text)")
      #expect(!plain.contains("not paired"))
    }
  }

  @Test func severalRatesOfACodecAreNeitherTurnedNorRanked() throws {
    let table = RecordTable(
      columns: ["codec", "objective", "metric", "bd_rate_percent"],
      records: [["a", "mse", "psnr", "-5"], ["a", "mse", "psnr", "-6"]])
    #expect(!table.canPivot)
    #expect(throws: TableError.self) { _ = try table.pivot(catalogue: catalogue) }
    #expect(marks(try table.paper(catalogue: catalogue)).allSatisfy { $0 == .none })
  }
}
