import RateDistortion
import Results
import Testing

@Suite struct PhaseGapTests {
  private static let phases = MetricCatalogue(
    catalogue.descriptors + [
      MetricDescriptor(
        id: "psnr-phases", name: "PSNR at phases", unit: "dB", orientation: .higherIsBetter,
        curveScale: .identity, parts: ["00", "01", "10", "11"])
    ])

  private static func signs(_ phases: [String]) throws -> [SignRow] {
    let rates = [0.1, 0.2, 0.4, 0.8]
    var rows: [ScoreRow] = []
    for codec in [mse, msSSIM] {
      rows += CrossMetricBiasTests.side(codec)
      for (number, phase) in phases.enumerated() {
        rows += scores(codec, "psnr-phases/\(phase)", rates: rates) { point, image in
          // Points have gaps of 0, 1, 2 and 3 dB; what single images do cancels.
          let gain = number == 2 && codec == mse ? Double(point) : 0
          let own = image % 2 == 0 ? Double(number) : -Double(number)
          return 30 + 3 * Double(point) + gain + own
        }
      }
    }
    return try tableRows(
      SignRow.self,
      of: Analysis.run(
        AnalysisInput(
          scores: rows, codecs: [mse, msSSIM], catalogue: Self.phases,
          bootstrap: Bootstrap(draws: 0))))
  }

  @Test func meanAlongTheCurveOfTheSetsGap() throws {
    let row = try #require(try Self.signs(["00", "01", "10", "11"]).first)
    #expect(isClose(row.phaseGap, 1.5) && isClose(row.otherPhaseGap, 0))
  }

  @Test func nothingWithoutPhases() throws {
    #expect(try Self.signs([]).first?.phaseGap == nil)
    #expect(try Self.signs(["00"]).first?.phaseGap == nil)
  }
}
