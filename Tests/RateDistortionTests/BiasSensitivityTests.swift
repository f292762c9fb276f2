import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct BiasSensitivityTests {
  @Test("the averages of NumPy and SciPy; the default is the bias of bias.csv")
  func averages() throws {
    let analysis = try CrossMetricGolden.analysis()
    let rows = try tableRows(BiasSensitivityRow.self, of: analysis).filter { $0.kind == .averaging }
    #expect(rows.count == 3 * 4 * 3)
    let found = rows.filter { $0.setting != "own" && $0.method == .pchip }
    for (row, expected) in zip(found, try CrossMetricGolden.read().biasSensitivity) {
      #expect(isClose(row.differencePercent, expected), "\(row.atEqual) \(row.setting)")
    }
    for bias in analysis.biases {
      let own = rows.filter { $0.atEqual == bias.atEqual }
      let marked = own.filter { $0.marks.contains(.default) }
      #expect(marked.map(\.differencePercent) == [bias.differencePercent])
      #expect(own[0].spread.low == own.map(\.differencePercent).min())
      #expect(own[0].spread.high == own.map(\.differencePercent).max())
      #expect(own.allSatisfy { $0.ci == bias.ci })
    }
  }

  /// Scores of Lee et al. with the layers of trained VGG-16 as parts.
  static func layered() throws -> [ScoreRow] {
    try ScoreRow.rows(ofFile: fixture("rd/lee2019.csv").path).map { row in
      var row = row
      row.key = CodecKey(codec: "made-up", objective: row.objective)
      row.metric = row.metric.replacing("vgg16", with: "distance")
      return row
    }
  }

  static func rows(_ scores: [ScoreRow], others: [OtherDefinition] = []) throws
    -> [BiasSensitivityRow]
  {
    var input = AnalysisInput(scores: scores, codecs: [mse, msSSIM], catalogue: catalogue)
    input.otherDefinitions = others
    return try tableRows(BiasSensitivityRow.self, of: Analysis.run(input)).filter {
      $0.atEqual == "psnr"
    }
  }

  @Test("layers stand alone with their share, and together with equal means")
  func layers() throws {
    let rows = try Self.rows(Self.layered())
    let parts = rows.filter { $0.kind == .part }
    #expect(parts.map(\.setting) == ["relu1_2", "relu2_2", "relu3_3", "relu4_3"])
    // NumPy's, over the 18 points of both curves.
    let shares = [
      (3.20471344, 6.69080807), (24.67514044, 27.91382519), (53.77912632, 57.47845517),
      (11.74683141, 13.87702318),
    ]
    for (part, share) in zip(parts, shares) {
      #expect(isClose(part.share.low, share.0, 1e-8) && isClose(part.share.high, share.1, 1e-8))
    }
    let equal = try #require(rows.first { $0.kind == .parts })
    let numbers = parts.map(\.differencePercent)
    #expect(numbers.min()! < equal.differencePercent && equal.differencePercent < numbers.max()!)
  }

  @Test func anotherDefinitionOfTheSameWeightsIsARow() throws {
    let scores = try Self.layered()
    #expect(try !Self.rows(scores).contains { $0.kind == .definition })
    let other = OtherDefinition(
      definition: MetricDefinition(metric: "distance", fingerprint: "exact", text: "in Double"),
      scores: scores.filter { $0.metric == "distance" }.map { row in
        var row = row
        row.score *= row.objective == "mse" ? 1 : 1.5
        return row
      })
    let rows = try Self.rows(scores, others: [other])
    let own = try #require(rows.first { $0.marks.contains(.default) })
    let row = try #require(rows.first { $0.kind == .definition })
    #expect(row.setting == "exact" && row.note == "in Double")
    #expect(
      isClose(1 + row.differencePercent / 100, 1.5 * (1 + own.differencePercent / 100)))
  }
}
