import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct LintTests {
  static func findings(_ file: String) throws -> [LintRow] {
    let curves = try ImportedCurves.read(
      fixture(file).path, codec: CodecKey(codec: "c", objective: ""), images: nil)
    return Lint.findings([curves], catalogue: catalogue)
  }

  static func lint(
    _ curves: [CurveRow], anchor: CodecKey? = nil, scores: [ScoreRow] = []
  ) throws -> [LintRow] {
    let tables = Analysis.run(
      AnalysisInput(
        scores: scores, imported: curves, codecs: [], anchor: anchor, catalogue: catalogue)
    ).tables
    let table = try #require(tables.first { $0.descriptor.name == "lint" })
    let text = CSV.line(table.columns) + table.records.map { CSV.line($0) }.joined()
    return try LintRow.rows(of: text, file: "lint.csv")
  }

  @Test func theFileOfFaultsIsSeenThrough() throws {
    let rows = try Self.findings("curves/faults.json")
    #expect(
      rows.map { [$0.metric, $0.point, $0.finding.rawValue] } == [
        ["", "", "descending-rate"], ["ms-ssim", "", "db-labelled-linear"],
        ["ms-ssim", "", "metric-twice"], ["psnr", "1", "out-of-range"],
        ["", "4", "duplicate-rate"], ["psnr", "2", "not-monotone"],
      ])
    #expect(rows.allSatisfy { $0.file.hasSuffix("faults.json") && $0.codec == "c" })
  }

  @Test func aPhaseGapNeitherImprovesNorHasARange() throws {
    let rows = PhaseGapsTests.scored(PhaseGapsTests.similarity) { phase, point, _ in
      0.9 + 0.01 * Double(point) - (point == 1 ? 0.001 : 0.0001) * Double(phase)
    }
    let tables = PhaseGapsTests.run(rows).tables
    let lint = try #require(tables.first { $0.descriptor.name == "lint" })
    #expect(lint.records.allSatisfy { !$0.joined().contains("gap") }, "\(lint.records)")
  }

  @Test func rawValuesThatClaimToBeDecibelsStaySo() throws {
    let curves = try ImportedCurves.read(
      fixture("curves/labelled.json").path, codec: CodecKey(codec: "c", objective: ""), images: nil)
    #expect(abs((curves.rows.first?.mean ?? 0) - (1 - pow(10, -0.092))) < 1e-15)
    #expect(curves.warnings.count == 1)
    #expect(
      Set(try Self.findings("curves/labelled.json").map(\.finding.rawValue))
        == ["linear-labelled-db", "out-of-range", "few-points"])
  }

  @Test(
    "CompressAI's published faults are recognised by their numbers, whatever the file is called",
    arguments: ["vtm", "hm"])
  func knownFiles(name: String) throws {
    try withTemporaryFolder { folder in
      let copy = folder.appendingPathComponent("copy.txt")
      try FileManager.default.copyItem(at: fixture("rd/\(name).json"), to: copy)
      let curves = try ImportedCurves.read(
        copy.path, codec: CodecKey(codec: "c", objective: ""), images: 24)
      #expect(curves.findings.map(\.finding.rawValue) == ["known-not-reproducible"])
      #expect(curves.warnings.first?.hasPrefix(copy.path) == true)
    }
  }

  @Test func aSoundCurveHasNoFinding() throws {
    #expect(
      try Self.lint(imported(mse, images: 24, rates: [1, 2, 3, 4], values: [30, 32, 34, 35]))
        .isEmpty)
  }

  @Test(
    "one fault, one finding",
    arguments: [
      ([1, 2, 3, 4], [30, 32, 31, 35], "3 not-monotone"),
      ([1, 2, 3, 4], [30, 32, 32, 35], "3 not-monotone"),
      ([1, 2, 2, 4], [30, 32, 33, 35], "3 duplicate-rate"),
      ([1, 2, 3, 40], [30, 32, 33, 35], "4 rate-out-of-range"),
      ([1, 2, 3, 4], [9, 32, 33, 35], "1 out-of-range"),
      ([1, 2, 3, 4], [30, 32, 33, 61], "4 out-of-range"),
      ([1, 2, 3, 4], [30, 32, 33, Double.infinity], "4 not-finite"),
      ([1, 2, 3], [30, 32, 33], " few-points"),
    ])
  func single(rates: [Double], values: [Double], expected: String) throws {
    let rows = try Self.lint(imported(mse, images: 24, rates: rates, values: values))
    #expect(rows.map { "\($0.point) \($0.finding.rawValue)" } == [expected])
  }

  @Test func distancesFallAndHaveNoRange() throws {
    func rows(_ values: [Double]) throws -> [String] {
      try Self.lint(
        imported(mse, images: 24, rates: [1, 2, 3, 4], values: values).map {
          var row = $0
          row.metric = "distance"
          return row
        }
      ).map(\.finding.rawValue)
    }
    #expect(try rows([900, 80, 7, 0.001]).isEmpty)
    #expect(try rows([4, 3, 2, 2.5]) == ["not-monotone"])
    #expect(try rows([4, 3, 2, 0]) == ["not-finite"])
  }

  @Test func setsOfImagesThatDifferAreTold() throws {
    let four = [1.0, 2, 3, 4]
    let other = CodecKey(codec: "other", objective: "x")
    let anchor = imported(mse, images: 24, rates: four, values: [30, 31, 32, 33])
    func test(_ images: Int?) throws -> [String] {
      try Self.lint(
        anchor + imported(other, images: images, rates: four, values: [30, 31, 32, 33]),
        anchor: mse
      ).map { "\($0.codec) \($0.finding.rawValue)" }
    }
    #expect(try test(24).isEmpty)
    #expect(try test(6) == ["other image-sets-differ"])
    #expect(try test(nil) == ["other unknown-image-count"])
  }

  @Test func pointsOfObjectivesAreCompared() throws {
    let rows = try Self.lint(
      imported(mse, images: 24, rates: [1, 2, 3, 4], values: [30, 31, 32, 33])
        + imported(msSSIM, images: 24, rates: [1, 2, 3, 4, 5], values: [30, 31, 32, 33, 34]))
    #expect(rows.map(\.finding.rawValue) == ["points-differ"])
    #expect(rows.first?.message == "made-up (mse) has 4 points and made-up (ms-ssim) has 5")
  }

  @Test(
    "rates along the numbers of the points",
    arguments: [
      (["1", "2", "3", "4"], [0.1, 0.2, 0.4, 0.8], nil),
      (["22", "27", "32", "37"], [0.8, 0.4, 0.2, 0.1], nil),
      (["q10", "q20", "q30", "q100"], [0.1, 0.2, 0.4, 0.8], nil),
      (["low", "mid", "high", "best"], [0.2, 0.1, 0.4, 0.8], nil),
      (["1", "2", "x", "4"], [0.2, 0.1, 0.4, 0.8], nil),
      (["1", "2", "3", "4"], [0.2, 0.1, 0.4, 0.8], "1 has 0.2 bpp and the next, 2, 0.1"),
      (
        ["qp22", "qp27", "qp32", "qp37"], [0.8, 0.2, 0.4, 0.1],
        "qp27 has 0.2 bpp and the next, qp32, 0.4"
      ),
      (["0.0018", "0.0035", "0.0067", "0.013"], [0.1, 0.2, 0.8, 0.4], "0.0067 has 0.8 bpp"),
    ] as [([String], [Double], String?)])
  func ladders(points: [String], rates: [Double], words: String?) throws {
    let order = rates.indices.sorted { rates[$0] < rates[$1] }
    let rows = points.indices.map { index in
      ScoreRow(
        CodecKey(codec: "made-up", objective: "mse"), point: points[index], image: "a", width: 8,
        height: 8,
        bpp: rates[index], metric: "psnr",
        score: 30 + Double(order.firstIndex(of: index) ?? 0))
    }
    let analysis = Analysis.run(
      AnalysisInput(scores: rows, codecs: [], catalogue: catalogue))
    let found = try Self.lint([], scores: rows).filter {
      $0.finding.rawValue == "rate-against-ladder"
    }
    #expect(found.count == (words == nil ? 0 : 1))
    if let words {
      #expect(found.first?.message.contains(words) == true, "\(found)")
      #expect(
        analysis.warnings.contains { $0.contains(words) && $0.contains("check its rate source") })
    }
  }

  @Test func scoredCurvesNameThePointsThatDiffer() throws {
    var scores = try madeUpScores()
    let label = try #require(scores.first { $0.objective == "ms-ssim" }?.point)
    for index in scores.indices
    where scores[index].objective == "ms-ssim" && scores[index].point == label {
      scores[index].point = "renamed"
    }
    let all = try Self.lint([], scores: scores)
    let rows = all.filter { $0.finding.rawValue == "points-differ" }
    #expect(rows.count == 1 && rows.first?.file == "scores.csv")
    #expect(rows.first?.message.contains("only made-up (ms-ssim) has renamed") == true)
    // A point that one metric lacks.
    let first = try #require(scores.first)
    let gap = try Self.lint(
      [],
      scores: scores.filter {
        !($0.metric == first.metric && $0.point == first.point && $0.objective == first.objective)
      }
    ).filter { $0.finding.rawValue == "point-missing" }
    #expect(gap.map(\.point) == [first.point] && gap.map(\.metric) == [first.metric])
  }

  @Test(
    "what the published files hold",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"))
  func published() throws {
    let folder = try #require(outsideData).appendingPathComponent("data/compressai-results/kodak")
    func found(_ name: String) throws -> Set<String> {
      let curves = try ImportedCurves.read(
        folder.appendingPathComponent(name).path, codec: mse, images: 24)
      return Set(Lint.findings([curves], catalogue: catalogue).map(\.finding.rawValue))
    }
    #expect(try found("jpeg2000.json") == ["descending-rate"])
    #expect(try found("av1.json") == ["known-not-reproducible"])
    #expect(try found("paper-elic2022_ms-ssim.json") == ["already-db"])
    #expect(try found("compressai-mbt2018_mse_cuda.json").isEmpty)
  }
}
