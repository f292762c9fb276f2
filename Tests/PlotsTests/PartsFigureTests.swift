import Plots
import Testing

struct PartsFigureTests {
  @Test func aPanelForTheMetricAndEachPart() throws {
    let script = try #require(SampleData.figure("parts-distance", SampleData.full())).script
    for name in ["'all'", "'early'", "'late'"] { #expect(script.contains(name)) }
    #expect(script.contains("$curve0 << EOD") && script.contains("$panel3_curve1 << EOD"))
    // Panels are drawn anew for each terminal.
    #expect(script.matches(of: /set multiplot/).count == 4)
    #expect(script.contains(SampleData.weights))
  }

  @Test func aMetricWithoutScoredPartsHasNone() {
    #expect(SampleData.figure("parts-distance") == nil)
    #expect(SampleData.figure("parts-quality", SampleData.full()) == nil)
  }
}
