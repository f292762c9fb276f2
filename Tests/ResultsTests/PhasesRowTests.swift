import Results
import Testing

@Suite struct PhasesRowTests {
  @Test func columnsStayAndRowsAreReadBack() throws {
    #expect(
      PhasesRow.columns.joined(separator: ",")
        == "codec,objective,point,images,bpp,metric,phase_00,phase_01,phase_10,phase_11,gap,unit,"
        + "ci_low,ci_high,note")
    let point = PhasesRow {
      $0.key = CodecKey(codec: "a", objective: "mse")
      $0.point = "0.10"
      $0.images = 6
      $0.bpp = 0.25
      $0.metric = "s"
      $0.means = [.onGrid: 12.5, .oneRowAndColumn: 11]
      $0.gap = 1.5
      $0.unit = "dB"
      $0.ci = Bounds(1, 2)
    }
    let mean = PhasesRow {
      $0.key = CodecKey(codec: "a", objective: "mse")
      $0.images = 6
      $0.metric = "s"
      $0.means = [:]
      $0.gap = 0.5
      $0.unit = "dB"
      $0.note = "no interval"
    }
    #expect(point.line == "a,mse,0.10,6,0.25,s,12.5,,,11.0,1.5,dB,1.0,2.0,\n")
    let text = PhasesRow.headerLine + point.line + mean.line
    #expect(try PhasesRow.rows(of: text, file: "phases.csv") == [point, mean])
  }

  @Test func theTableIsAmongThoseOfTheAnalysis() {
    #expect(AnalysisTables.types.contains { $0.table.file == "phases.csv" })
  }
}
