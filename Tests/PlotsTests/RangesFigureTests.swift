import Plots
import Results
import Testing

struct RangesFigureTests {
  @Test func reachesAndSharedIntervalOfEachMetric() throws {
    var data = SampleData.full()
    data[MatrixRow.self] = [
      SampleData.matrix("ours", "quality", 10, low: 28.5, high: 33.5),
      // -ln of the distances 0.25 and 0.5.
      SampleData.matrix(
        "ours", "distance", 10, low: 0.6931471805599453, high: 1.3862943611198906),
    ]
    let script = try #require(SampleData.figure("ranges", data)).script
    // Place, reach of the anchor, reach of the codec, shared interval.
    #expect(script.contains("$ranges0 << EOD\n0.65 28.5 36 26 33.5 28.5 33.5\nEOD"))
    #expect(script.contains("$ranges1 << EOD\n0.65 0.25 1 0.2 0.5 0.25 0.5\nEOD"))
    #expect(script.contains("'28.5–33.5 dB, 51 %'") && script.contains("'0.25–0.5, 51 %'"))
  }

  @Test func withoutAnIntervalThereIsNoFigure() {
    var data = SampleData.full()
    data[MatrixRow.self] = [SampleData.matrix("ours", "quality", 10, low: nil, high: nil)]
    #expect(SampleData.figure("ranges", data) == nil)
  }
}
