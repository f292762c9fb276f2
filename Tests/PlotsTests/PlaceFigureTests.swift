import Plots
import Results
import Testing

struct PlaceFigureTests {
  @Test func refereesStandOnTheLineWithTheirIntervals() throws {
    let script = try #require(SampleData.figure("place", SampleData.full())).script
    #expect(script.contains("$places0 << EOD\n1.5 0.625 0.5 0.75\nEOD"))
    #expect(script.contains("$places0parts << EOD\n2.39 0.875 0.75 1\nEOD"))
    #expect(script.contains("'0.62 [0.50, 0.75]'") && script.contains("'not known'"))
    #expect(script.contains("'Quality'") && script.contains("'Similarity'"))
    #expect(script.contains(SampleData.weights))
  }

  @Test func withoutAPlaceThereIsNoFigure() {
    var data = SampleData.full()
    for index in data[PlaceRow.self].indices { data[PlaceRow.self][index].place.value = .nan }
    #expect(SampleData.figure("place", data) == nil)
  }
}
