import Results
import Testing

@Suite struct PhasesRowTests {
  @Test func columnsStayAndRowsAreReadBack() throws {
    #expect(
      PhasesRow.columns.joined(separator: ",")
        == "codec,objective,point,images,bpp,metric,phase_00,phase_01,phase_10,phase_11,gap,unit,"
        + "ci_low,ci_high,note")
    let point = PhasesRow(
      codec: "a", objective: "mse", point: "0.10", images: 6, bpp: 0.25, metric: "s",
      means: [.onGrid: 12.5, .oneRowAndColumn: 11], gap: 1.5, unit: "dB", ciLow: 1, ciHigh: 2,
      note: "")
    let mean = PhasesRow(
      codec: "a", objective: "mse", point: "", images: 6, bpp: nil, metric: "s", means: [:],
      gap: 0.5, unit: "dB", ciLow: nil, ciHigh: nil, note: "no interval")
    #expect(point.line == "a,mse,0.10,6,0.25,s,12.5,,,11.0,1.5,dB,1.0,2.0,\n")
    let text = PhasesRow.headerLine + point.line + mean.line
    #expect(try PhasesRow.rows(of: text, file: "phases.csv") == [point, mean])
  }

  @Test func theTableIsAmongThoseOfTheAnalysis() {
    #expect(AnalysisTables.types.contains { $0.table.file == "phases.csv" })
  }
}
