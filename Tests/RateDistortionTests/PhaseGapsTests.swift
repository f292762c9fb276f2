import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct PhaseGapsTests {
  static let similarity = MetricDescriptor(
    id: "s", name: "Phase mean", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
    objective: "ms-ssim", phases: PhaseParts(of: "Similarity"))
  static let distance = MetricDescriptor(
    id: "d", name: "Phase mean", orientation: .lowerIsBetter, curveScale: .negativeLogarithm,
    phases: PhaseParts(of: "Distance", at: [.onGrid, .oneRowAndColumn]))
  static let phaseCatalogue = MetricCatalogue([similarity, distance])

  static func run(_ scores: [ScoreRow], images: [CodecKey: [String]] = [:]) -> Analysis {
    Analysis.run(
      AnalysisInput(
        scores: scores, codecs: [mse, msSSIM], anchor: mse, catalogue: phaseCatalogue,
        images: images))
  }

  static func phases(_ analysis: Analysis) throws -> [PhasesRow] {
    let table = try #require(analysis.tables.first { $0.descriptor == PhasesRow.table })
    let text = ([table.columns] + table.records).map { CSV.line($0) }.joined()
    return try PhasesRow.rows(of: text, file: PhasesRow.table.file)
  }

  /// Scores of a metric with phases: the main score, its parts.
  static func scored(
    _ metric: MetricDescriptor, _ codec: CodecKey = mse, images: Range<Int> = 0..<6,
    score: (_ phase: Int, _ point: Int, _ image: Int) -> Double
  ) -> [ScoreRow] {
    let phases = metric.phases?.phases ?? []
    func rows(_ suffix: String, _ value: (Int, Int) -> Double) -> [ScoreRow] {
      scores(
        codec, metric.id + suffix, rates: [0.1, 0.2, 0.4, 0.8], images: images, score: value)
    }
    func all(_ point: Int, _ image: Int) -> [Double] {
      phases.indices.map { score($0, point, image) }
    }
    return rows("") { all($0, $1).reduce(0, +) / Double(phases.count) }
      + phases.indices.flatMap { phase in
        rows("/" + phases[phase].rawValue) { score(phase, $0, $1) }
      }
      + rows("/" + (metric.parts.last ?? "")) { metric.phaseGap(all($0, $1)) }
  }

  /// dB as a similarity.
  static func similarity(_ decibels: Double) -> Double { 1 - pow(10, -decibels / 10) }

  @Test func theGapIsOfTheSetMeansAndNotTheMeanOfGaps() throws {
    // Two kinds of images whose gaps cancel in the mean.
    let rows = Self.scored(Self.similarity) { phase, point, image in
      phase < 2 ? 0.9 : image % 2 == 0 ? 0.95 : 0.85
    }
    let found = try Self.phases(Self.run(rows))
    #expect(found.count == 5)
    for row in found { #expect(row.gap < 1e-12 && row.unit == "dB" && row.images == 6) }
    #expect(found.map(\.point) == ["q0", "q1", "q2", "q3", ""])
    #expect(isClose(found[0].means[.onGrid], 10) && found[4].means.isEmpty)
    #expect(found[4].bpp == nil && isClose(found[0].bpp, 0.125))
  }

  @Test func theMeanGapIsTheMeanOverThePoints() throws {
    // Every image alike: every draw gives the same.
    let rows = Self.scored(Self.similarity) { phase, point, _ in
      Self.similarity(10 + Double(3 * point) + (phase == 1 ? Double(point) : 0))
    }
    let found = try Self.phases(Self.run(rows))
    for (row, gap) in zip(found, [0, 1, 2, 3, 1.5]) {
      #expect(isClose(row.gap, gap) && isClose(row.ci.low, gap) && isClose(row.ci.high, gap))
      #expect(row.note == "")
    }
  }

  @Test func theIntervalFollowsTheImages() throws {
    let rows = Self.scored(Self.similarity) { phase, _, image in
      Self.similarity(12 + (phase == 0 ? Double(image) / 5 : 0))
    }
    let row = try #require(Self.phases(Self.run(rows)).last)
    let (low, high) = (try #require(row.ci.low), try #require(row.ci.high))
    #expect(0 < low && low < row.gap && row.gap < high && high < 1)
  }

  @Test func aDistancesGapIsInPercent() throws {
    let rows = Self.scored(Self.distance) { phase, point, _ in
      (phase == 1 ? 1.25 : 1) / Double(point + 1)
    }
    let found = try Self.phases(Self.run(rows))
    #expect(found.allSatisfy { isClose($0.gap, 25) && $0.unit == "%" })
    #expect(isClose(found[0].means[.oneRowAndColumn], 1.25) && found[0].means[.oneColumn] == nil)
  }

  @Test func noNumberWithoutAReason() throws {
    let perfect = Self.scored(Self.similarity) { _, point, _ in point == 3 ? 1 : 0.9 }
    let found = try Self.phases(Self.run(perfect))
    #expect(
      found.map(\.note) == ["", "", "", "the means are not finite", "the means are not finite"])
    #expect(found[3].gap.isNaN && found[4].gap.isNaN && found[4].ci.low == nil && found[2].gap == 0)

    let few = Self.scored(Self.similarity, images: 0..<1) { phase, _, _ in
      phase == 0 ? 0.9 : 0.8
    }
    let row = try #require(Self.phases(Self.run(few)).first)
    #expect(row.note == "no interval from 1 image" && row.gap > 1 && row.ci.low == nil)
    #expect(try Self.phases(Self.run([])).isEmpty)
  }

  @Test func gapsAreNoCurvesToCompare() {
    let rows = [mse, msSSIM].flatMap { codec in
      Self.scored(Self.similarity, codec) { phase, point, _ in
        0.8 + 0.05 * Double(point) + 0.01 * Double(phase)
      }
        + Self.scored(Self.distance, codec) { phase, point, _ in
          1 / Double(point + 1) + 0.01 * Double(phase)
        }
    }
    let analysis = Self.run(rows)
    #expect(
      analysis.bdRates.map(\.metric) == [
        "s", "s/00", "s/01", "s/10", "s/11", "d", "d/00", "d/11",
      ])
    #expect(
      analysis.biases.map { "\($0.atEqual) \($0.distance)" } == [
        "s d", "s d/00", "s d/11", "bpp d", "bpp d/00", "bpp d/11",
      ])
    // Its mean stays what it is.
    #expect(analysis.curves.contains { $0.metric == "s/gap-db" })
  }

  struct Published: Decodable {
    struct Numbers: Decodable { let mean_gap, bd_rate: [String: Double] }
    let published: Numbers
  }

  @Test("Lee et al.: crops scored by numpy, curves by SciPy")
  func published() throws {
    let golden = try JSONDecoder().decode(
      Published.self, from: Data(contentsOf: fixture("phases/golden.json"))
    ).published
    let records = try CSV.records(
      of: String(contentsOf: fixture("phases/scores.csv"), encoding: .utf8))
    let rows = records.dropFirst().flatMap { record in
      let numbers = record.dropFirst(3).compactMap(Double.init)
      let similarities = Array(numbers.dropFirst())
      let main = [("", similarities.reduce(0, +) / 4)]
      return (main + zip(GridPhase.allCases.map { "/" + $0.rawValue }, similarities)).map {
        ScoreRow(
          CodecKey(codec: "made-up", objective: record[0].lowercased()), point: record[1],
          image: record[2],
          width: 768, height: 512, bpp: numbers[0], metric: "s" + $0, score: $1)
      }
    }
    let analysis = Self.run(rows)
    let rates = Dictionary(
      uniqueKeysWithValues: analysis.bdRates.map { ($0.metric, $0.bdRatePercent) })
    #expect(isClose(rates["s"], golden.bd_rate["mean"] ?? .nan))
    for phase in GridPhase.allCases {
      #expect(isClose(rates["s/" + phase.rawValue], golden.bd_rate[phase.rawValue] ?? .nan))
    }
    // As measured before this project (peers' section on the grid-phase test).
    let expected = ["s/00": -45.1, "s/01": -24.1, "s/10": -21.0, "s/11": -7.3, "s": -24.3]
    #expect(rates.mapValues { ($0 * 10).rounded() / 10 } == expected)
    let gaps = try Self.phases(analysis).filter { $0.point.isEmpty }
    #expect(isClose(gaps[0].gap, golden.mean_gap["MSE"] ?? .nan))
    #expect(isClose(gaps[1].gap, golden.mean_gap["MS-SSIM"] ?? .nan))
    #expect((gaps[0].ci.high ?? .nan) < (gaps[1].ci.low ?? .nan))
  }
}
