import Plots
import Results
import Testing

struct PhaseGapFigureTests {
  static func data() -> FigureData {
    var data = SampleData.data()
    data.catalogue = MetricCatalogue([
      MetricDescriptor(
        id: "similarity-phases", name: "Phase mean", orientation: .higherIsBetter,
        curveScale: .decibelsBelowOne, phases: PhaseParts(of: "Similarity"))
    ])
    data.curves = []
    data.phases = ["first", "second"].flatMap { objective in
      (1...4).map { step in
        row(objective, "\(step)", 0.25 * Double(step), objective == "first" ? 0.0625 : 2.5)
      } + [row(objective, "", nil, 1.25)]
    }
    return data
  }

  static func row(_ objective: String, _ point: String, _ bpp: Double?, _ gap: Double) -> PhasesRow
  {
    PhasesRow {
      $0.key = CodecKey(codec: "ours", objective: objective)
      $0.point = point
      $0.images = 6
      $0.bpp = bpp
      $0.metric = "similarity-phases"
      $0.means = [:]
      $0.gap = gap
      $0.unit = "dB"
      $0.ciLow = gap / 2
      $0.ciHigh = gap * 2
    }
  }

  @Test func onePointForEachOperatingPointWithItsInterval() throws {
    let script = try #require(SampleData.figure("phase-gap-similarity-phases", Self.data())).script
    #expect(script.contains("$curve1 << EOD\n0.25 2.5 1.25 5\n"))
    #expect(script.contains("1 0.0625 0.03125 0.125\nEOD"))
    #expect(script.contains("'Similarity phase gap (dB)'"))
    #expect(script.contains("95 % intervals") && !script.contains("standard error"))
    #expect(script.contains("set yrange [0:5.25]"))
    #expect(script.contains("'ours (first)'") && script.contains("'ours (second)'"))
  }

  @Test func noPhasesNoFigure() {
    var data = Self.data()
    data.phases = []
    #expect(Figures.all(data).isEmpty)
    data.phases = [Self.row("first", "1", 0.5, .nan)]
    #expect(Figures.all(data).isEmpty)
  }
}
