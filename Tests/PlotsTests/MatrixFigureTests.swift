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

  @Test func eachRangeHasAFigure() {
    var data = SampleData.full()
    data.matrix += data.matrix.map { row in
      var row = row
      row.range = "0.1:1"
      return row
    }
    #expect(
      Figures.all(data).map(\.name).filter { $0.hasPrefix("bd-") }
        == ["bd-matrix", "bd-matrix-0.1-1"])
  }

  @Test func withoutANumberThereIsNoFigure() {
    var data = SampleData.full()
    for index in data.matrix.indices { data.matrix[index].value = .nan }
    #expect(SampleData.figure("bd-matrix", data) == nil)
  }
}
