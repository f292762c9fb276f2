import Plots
import Results
import TestSupport
import Testing

@Suite struct SensitivityFigureTests {
  static func row(
    _ metric: String, _ percent: Double, _ aggregate: SensitivityRow.Aggregate = .meanCurve,
    _ marks: [SensitivityRow.Mark] = [], low: Double? = -50, high: Double? = 100
  ) -> SensitivityRow {
    SensitivityRow {
      $0.anchorKey = CodecKey(codec: "ours", objective: "first")
      $0.key = CodecKey(codec: "it's", objective: "second")
      $0.metric = metric
      $0.intervalRule = .overlap
      $0.aggregate = aggregate
      $0.bdRatePercent = percent
      $0.spread = Bounds(low, high)
      $0.marks = marks
    }
  }

  static func script(_ rows: [SensitivityRow]) -> String? {
    var data = SampleData.data()
    data[SensitivityRow.self] = rows
    return SampleData.figure("sensitivity", data)?.script
  }

  @Test func everyCombinationIsADotAndTheStudysOwnIsMarked() throws {
    let script = try #require(
      Self.script([
        Self.row("quality", 100, .meanCurve, [.default, .highest]),
        Self.row("quality", -50, .perImage, [.lowest]),
        Self.row("quality", 300, .meanCurve, [.continued]), Self.row("quality", .nan),
      ]))
    // Natural logarithms of 2, 1/2 and 4; the line is the second below its heading.
    #expect(script.contains("$range << EOD\n1.6 -0.69314718 0.69314718\nEOD"))
    #expect(script.contains("$means << EOD\n1.4 0.69314718\nEOD"))
    #expect(script.contains("$images << EOD\n1.8 -0.69314718\nEOD"))
    #expect(script.contains("$continued << EOD\n1.6 1.3862944\nEOD"))
    #expect(script.contains("$default << EOD\n1.6 0.69314718\nEOD"))
    #expect(script.contains("'+100 % [\u{2212}50, +100]'"))
    #expect(script.contains("'it''s (second) against ours (first)'"))
    #expect(!script.contains(SampleData.weights))
  }

  @Test func untrainedWeightsAreNamed() throws {
    #expect(try #require(Self.script([Self.row("distance", 10)])).contains(SampleData.weights))
  }

  @Test func withoutASpreadThereIsNoFigure() {
    #expect(Self.script([]) == nil)
    #expect(Self.script([Self.row("quality", .nan, low: nil, high: nil)]) == nil)
  }
}
