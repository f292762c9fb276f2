import Plots
import Results
import Testing

struct MatrixFigureTests {
  @Test func everyKnownNumberStandsInItsCell() throws {
    let script = try #require(SampleData.figure("bd-matrix", SampleData.full())).script
    #expect(script.contains("'+154 %' at first 0.5") && script.contains("'[+144, +164]'"))
    #expect(script.contains("'\u{2212}45 %' at first 1.5"))
    // Column, row, colour: orange for more bits, the other way less of blue.
    #expect(script.contains("$cells << EOD\n0 0 15901786\n1 0 "))
    #expect(script.contains("without a BD-rate: 1 comparisons (image sets differ)"))
    #expect(!script.contains("'VTM"))
  }

  @Test(
    "what a number must not be read without stands with it",
    arguments: [
      ("the curves overlap by only 53 %", "'+154 %*' at", "* the curves overlap by less than 75 %"),
      ("the curves cross: +1 %, 0 %, -1 %", "'+154 %\u{D7}' at", "\u{D7} the curves cross"),
      ("x; the interpolation overshoots: cubic", "'+154 %!' at", "! the interpolation overshoots"),
      (
        "too few points inside the range", "'+154 %\u{2021}' at",
        "\u{2021} a curve has fewer than two"
      ),
      ("the interpolations disagree: 1", "'+154 %\u{2248}' at", "\u{2248} the number depends on"),
      ("fewer than four points: 3", "'+154 %\u{A7}' at", "\u{A7} a curve has fewer than four"),
      (
        "interval holds the imported anchor fixed", "'[+144, +164]\u{2020}'",
        "\u{2020} the interval treats an imported curve as fixed; it is not paired"
      ),
    ])
  func caveats(note: String, cell: String, line: String) throws {
    var data = SampleData.full()
    #expect(SampleData.figure("bd-matrix", data)?.script.contains(line) == false)
    data[MatrixRow.self][0].note = Notes(note)
    let script = try #require(SampleData.figure("bd-matrix", data)).script
    #expect(script.contains(cell) && script.contains(line), "\(script)")
  }

  @Test func whatIsUndecidedHasNoColour() throws {
    var data = SampleData.full()
    #expect(SampleData.figure("bd-matrix", data)?.script.contains("undecided") == false)
    data[MatrixRow.self][0].ci = Bounds(-3, 310)
    let script = try #require(SampleData.figure("bd-matrix", data)).script
    #expect(script.contains("$cells << EOD\n0 0 16777215\n1 0 "))
    #expect(script.contains("dashed, without a colour: undecided"))
  }

  @Test func eachRangeHasAFigure() {
    var data = SampleData.full()
    data[MatrixRow.self] += data[MatrixRow.self].map { row in
      var row = row
      row.range = .bpp(low: 0.1, high: 1)
      return row
    }
    #expect(
      Figures.all(data).map(\.name).filter { $0.hasPrefix("bd-") }
        == [
          "bd-matrix", "bd-matrix-0.1-1.0", "bd-ranges-quality", "bd-ranges-similarity",
          "bd-ranges-distance",
        ])
    let script = SampleData.figure("bd-ranges-quality", data)?.script ?? ""
    #expect(script.contains("'overlap'") && script.contains("'0.1 to 1.0'"))
    #expect(script.contains("'+154 %' at first 0.5") && script.contains("'+154 %' at first 1.5"))
  }

  /// Twelve metrics do not fit into a column of a journal in type of full size.
  @Test func numbersStandInFullInsideTheirCells() throws {
    let crowded = try #require(
      Figures.all(SampleData.crowded(), FigureFormat(terminals: [.svg]))
        .first { $0.name == "bd-matrix" }
    ).script
    #expect(crowded.contains("'+1234 %*\u{D7}'") && crowded.contains("'[+1034, +1789]'"))
  }

  @Test func withoutANumberThereIsNoFigure() {
    var data = SampleData.full()
    for index in data[MatrixRow.self].indices { data[MatrixRow.self][index].value = .nan }
    #expect(SampleData.figure("bd-matrix", data) == nil)
  }
}
