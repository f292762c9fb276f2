import Foundation
import RateDistortion
import Results
import Testing

/// Numbers where a curve has no points: they stay, but decide nothing.
@Suite struct PointsInsideTests {
  static let a = (rates: [0.13, 0.26, 0.52, 1.04, 2.08], values: [26.8, 30.3, 34.4, 38.7, 42.2])
  /// No point between 15.1 and 48 dB.
  static let b = (rates: [0.013, 0.0143, 0.0156, 10.4], values: [13.8, 14.4, 15.1, 48])

  static func analysis() -> Analysis {
    BDComparisonTests.compare(
      a.values, b.values, methods: InterpolationMethod.allCases, aRates: a.rates, bRates: b.rates)
  }

  @Test func aNumberWithoutPointsStaysWithItsReason() throws {
    let rows = Self.analysis().bdRates
    #expect(rows.map(\.method) == [.cubic, .pchip, .akima])
    for (row, expected) in zip(rows, [-98.5, -14.3, 1.2]) {
      #expect(abs(row.bdRatePercent - expected) < 0.05)
      #expect(row.evidence == Evidence(5, 0) && !row.hasEvidence)
      #expect(
        row.note.description.contains(
          "too few points inside the range 26.8 dB to 42.2 dB: other (mse) has 0, with none "
            + "from 15.1 dB to 48 dB"))
      #expect(
        row.note.description.contains(
          "the interpolations disagree: cubic -98.5 %, pchip -14.3 %, akima +1.2 %"))
    }
  }

  @Test func nothingIsToldFromIt() throws {
    let matrix = try tableRows(MatrixRow.self, of: Self.analysis())
    #expect(matrix.allSatisfy { $0.agreement == "cannot be told" })
    let lint = try tableRows(LintRow.self, of: Self.analysis())
    let gap = try #require(lint.first { $0.finding.rawValue == "gap-between-points" })
    #expect(gap.message.contains("with none from 15.1 dB to 48 dB"))
    #expect(Self.analysis().warnings.contains { $0.contains("too few points inside") })
  }

  @Test func scoredCurvesWithoutPointsHaveNoInterval() throws {
    let rows =
      scores(mse, "psnr", rates: Self.a.rates) { Self.a.values[$0] + Double($1) / 10 }
      + scores(msSSIM, "psnr", rates: Self.b.rates) { Self.b.values[$0] + Double($1) / 10 }
    let analysis = Analysis.run(
      AnalysisInput(scores: rows, codecs: [mse, msSSIM], catalogue: catalogue))
    let row = try #require(analysis.bdRates.first)
    #expect(row.bdRatePercent < 0 && row.ci.low == nil && row.evidence.points == 0)
  }

  @Test func filesAloneAreLintedForGaps() throws {
    let files = try [("a", Self.a), ("b", Self.b)].map { name, curve in
      let path = NSTemporaryDirectory() + "points-inside-\(name)-\(UUID()).json"
      try """
      {"name": "\(name)", "results": {"bpp": \(curve.rates), "psnr": \(curve.values)}}
      """.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    let read = try files.map {
      try ImportedCurves.read($0, codec: CodecKey(codec: "c", objective: ""), images: nil)
    }
    let rows = Lint.findings(read, catalogue: catalogue)
    #expect(rows.contains { $0.finding.rawValue == "gap-between-points" && $0.file == files[1] })
    #expect(
      !Lint.findings([read[0], read[0]], catalogue: catalogue).contains {
        $0.finding.rawValue == "gap-between-points"
      })
  }

  @Test("two points of nearly equal quality: what the number hangs on is said")
  func nearlyMonotone() throws {
    let row = try #require(
      BDComparisonTests.compare([28, 31, 34, 37], [28, 31, 31.01, 37]).bdRates.first)
    #expect(row.hasEvidence && abs(row.bdRatePercent - 33.4) < 0.05)
    #expect(
      row.note.description.contains(
        "the interpolations disagree: cubic +5e+35 %, pchip +33.4 %, akima +3.9e+09 %"))
  }

  @Test func aBiasNeedsPointsInside() throws {
    // Objective b's qualities leave out the middle, where a's all lie.
    func quality(_ codec: CodecKey, _ point: Int) -> Double {
      codec == mse ? 30 + Double(point) : [10, 11, 12, 50][point]
    }
    let rows = [mse, msSSIM].flatMap { codec in
      CrossMetricBiasTests.side(
        codec, quality: { point, image in quality(codec, point) + Double(image) / 9 })
    }
    let row = try #require(CrossMetricBiasTests.biases(rows).first)
    #expect(row.differencePercent.isFinite && row.evidence == Evidence(4, 0))
    #expect(
      row.ci.low == nil
        && row.note.description.hasPrefix("too few points inside the range 30.28 dB"))
    let analysis = Analysis.run(
      AnalysisInput(scores: rows, codecs: [mse, msSSIM], catalogue: catalogue))
    let verdict = try #require(try tableRows(VerdictRow.self, of: analysis).first)
    #expect(verdict.verdict == .cannotBeTold && verdict.sentence.contains("too few points"))
  }
}
