import Plots
import Results
import Testing

struct DeltaFigureTests {
  @Test func differencesStandAroundTheLineOfNone() throws {
    let figure = try #require(SampleData.figure("delta-quality", SampleData.full()))
    #expect(figure.title == "Quality difference, second against first")
    // Rate, difference and its interval; zero is on the axis though no difference is near it.
    #expect(figure.script.contains("0.5 -1.5 -1.75 -1.25"))
    #expect(figure.script.contains("$level0 << EOD\n0.25 0\n4 0\nEOD"))
    let range = try #require(figure.script.firstMatch(of: /set yrange \[(-[0-9.]+):([0-9.]+)\]/))
    #expect(try #require(Double(range.2)) > 0)
    #expect(figure.script.contains("name1 = 'ours'"))
  }

  @Test func eachAnchorHasAFigureOfItsOwn() {
    var data = SampleData.full()
    let vtm = CodecKey(codec: "VTM", objective: "first")
    data[DeltaRow.self] += data[DeltaRow.self].map { row in
      var row = row
      row.anchorKey = vtm
      return row
    }
    let figures = Figures.all(data).filter { $0.name.hasPrefix("delta-") }
    #expect(
      figures.map(\.name) == [
        "delta-quality-second-against-first", "delta-quality-against-VTM-first",
      ])
    #expect(figures.map(\.title)[1] == "Quality difference, against VTM (first)")
  }
}
