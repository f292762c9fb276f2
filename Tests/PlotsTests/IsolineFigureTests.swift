import Plots
import Results
import Testing

struct IsolineFigureTests {
  private static let name = "similarity-vs-quality-distance"

  @Test func aLineConnectsTheCurvesAtItsLevelByRisingX() throws {
    let script = try #require(SampleData.figure(Self.name)).script
    #expect(script.contains("$level0 << EOD\n29 13\n30 12\nEOD"))
    #expect(script.contains("$level1 << EOD\n30 14\n31 13\nEOD"))
    // Below the right end, the curves being close.
    #expect(script.contains("set label '0.3' at first 30, first 12 offset 0.4,-0.7 left"))
    #expect(script.contains("lines of equal Distance"))
  }

  @Test func betweenCurvesFarApartTheLabelStandsInTheMiddle() throws {
    var data = SampleData.data()
    for index in data[IsolineRow.self].indices
    where data[IsolineRow.self][index].objective == "second" {
      data[IsolineRow.self][index].x = 26
      data[IsolineRow.self][index].y = 21
    }
    let script = try #require(SampleData.figure(Self.name, data)).script
    #expect(script.contains("set label '0.3' at first 28, first 16.5 offset 0.5,0 left"))
  }

  @Test func onlyCurvesAndLinesOfTheStudysImages() throws {
    var data = SampleData.data()
    for index in data[IsolineRow.self].indices where data[IsolineRow.self][index].level == 0.4 {
      data[IsolineRow.self][index].images = 24
    }
    let script = try #require(SampleData.figure(Self.name, data)).script
    #expect(script.contains("$level0") && !script.contains("$level1"))
    #expect(!script.contains("VTM"))
    data[IsolineRow.self] = []
    #expect(SampleData.figure(Self.name, data) == nil)
    // Without lines the plane still shows.
    #expect(SampleData.figure("similarity-vs-quality", data) != nil)
    #expect(SampleData.figure("similarity-vs-quality") == nil)
  }
}
