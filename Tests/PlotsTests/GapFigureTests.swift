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
    data[PhasesRow.self] = ["first", "second"].flatMap { objective in
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
      $0.gap = gap
      $0.unit = "dB"
      $0.ci = Bounds(gap / 2, gap * 2)
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
    data[PhasesRow.self] = []
    #expect(Figures.all(data).isEmpty)
    data[PhasesRow.self] = [Self.row("first", "1", 0.5, .nan)]
    #expect(Figures.all(data).isEmpty)
  }
}

struct FrameGapFigureTests {
  static func rows(_ codec: String = "ours") -> [FrameRow] {
    ["first", "second"].flatMap { objective in
      (1...4).map { step in
        row(codec, objective, "\(step)", 0.25 * Double(step), objective == "first" ? -0.0625 : 2.5)
      } + [row(codec, objective, "", nil, 1.25)]
    }
  }

  static func row(
    _ codec: String, _ objective: String, _ point: String, _ bpp: Double?, _ gap: Double,
    frame: Int = 16
  ) -> FrameRow {
    FrameRow {
      $0.key = CodecKey(codec: codec, objective: objective)
      $0.point = point
      $0.images = 6
      $0.bpp = bpp
      $0.metric = "quality"
      $0.frame = frame
      $0.gap = gap
      $0.unit = "dB"
      $0.ci = Bounds(gap - 0.5, gap + 0.5)
    }
  }

  @Test func onePointForEachOperatingPointWithItsInterval() throws {
    var data = SampleData.data()
    data[FrameRow.self] = Self.rows()
    let script = try #require(SampleData.figure("frame-gap-quality-frame16", data)).script
    #expect(script.contains("$curve1 << EOD\n0.25 2.5 2 3\n"))
    #expect(script.contains("1 -0.0625 -0.5625 0.4375\nEOD"))
    #expect(script.contains("'Quality frame gap (dB)'"))
    #expect(script.contains("95 % intervals"))
    #expect(script.contains("'ours (first)'") && script.contains("'ours (second)'"))
  }

  @Test func aFigureForEachFrame() {
    var data = SampleData.data()
    data[FrameRow.self] = Self.rows() + [Self.row("ours", "first", "1", 0.5, 1, frame: 8)]
    let names = Figures.all(data).map(\.name).filter { $0.hasPrefix("frame-gap") }
    #expect(names == ["frame-gap-quality-frame16", "frame-gap-quality-frame8"])
  }

  @Test func noGapNoFigure() {
    var data = SampleData.data()
    let plain = Figures.all(data).map(\.name)
    data[FrameRow.self] = [Self.row("ours", "first", "1", 0.5, .nan)]
    #expect(Figures.all(data).map(\.name) == plain)
  }
}
