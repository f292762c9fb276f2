import Plots
import Results
import Testing

struct LocalBiasFigureTests {
  static let name = "local-bias-distance-at-equal-quality"

  @Test func theBiasAlongTheQualityWithItsBandAndMean() throws {
    let script = try #require(SampleData.figure(Self.name, SampleData.full())).script
    #expect(script.contains("$curve0 << EOD\n26 0 -5 5\n28 -10 -15 -5\n"))
    #expect(script.contains("1:3:4 with filledcurves"))
    #expect(script.contains("$level0 << EOD\n26 -21\n34 -21\nEOD"))
    #expect(script.contains("thin: mean along the range, \u{2212}21 %"))
    #expect(script.contains("'ours (second/first)'"))
  }

  @Test func withoutAValueThereIsNoFigure() {
    var data = SampleData.full()
    for index in data[LocalBiasRow.self].indices {
      data[LocalBiasRow.self][index].differencePercent = .nan
    }
    #expect(SampleData.figure(Self.name, data) == nil)
  }
}
