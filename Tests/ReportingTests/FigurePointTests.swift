import Reporting
import Results
import TestSupport
import Testing

@Suite struct FigurePointTests {
  private func row(_ metric: String, _ mean: Double, bpp: Double = 1) -> CurveRow {
    CurveRow(
      CodecKey(codec: "ours", objective: "mse"), point: "0.10", images: 6, bpp: bpp, metric: metric,
      mean: mean)
  }

  private func text(_ row: CurveRow, _ base: CurveRow? = nil) -> String {
    FigurePoint(
      FigureMark(x: 1.2345, y: 2, row: row, base: base), SampleReport.catalogue
    ).text
  }

  @Test func aMarkTellsItsPointAndValues() {
    #expect(text(row("quality", 30)) == "ours (mse), point 0.10: 1 bpp, Quality 30 dB")
    #expect(
      text(row("distance", 0.1), row("quality", 30))
        == "ours (mse), point 0.10: 1 bpp, Quality 30 dB, Distance 0.1")
  }

  @Test func whatHasNoRateTellsNone() {
    #expect(!text(row("quality", 30, bpp: .nan)).contains("bpp"))
  }
}
