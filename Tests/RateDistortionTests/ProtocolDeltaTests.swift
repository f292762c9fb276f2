import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

/// JPEG AI's protocol on the made-up scores of Tests/References/jpeg_ai_protocol.py.
@Suite struct ProtocolDeltaTests {
  struct Golden: Decodable {
    let images: [String: [Double]]
    let means: [String: Double]
    let average: Double
  }

  static let vvc = CodecKey(codec: "vvc", objective: "mse")
  static let model = CodecKey(codec: "model", objective: "mse")
  static let rule = EvaluationProtocol.jpegAI

  /// The scales that the metrics have everywhere else, which the protocol leaves aside.
  static let catalogue = MetricCatalogue(
    rule.metrics.map { id in
      let isDistance = id.hasPrefix("nlpd")
      return MetricDescriptor(
        id: id, name: id, orientation: isDistance ? .lowerIsBetter : .higherIsBetter,
        curveScale: isDistance
          ? .negativeLogarithm : id.contains("ssim") ? .decibelsBelowOne : .identity)
    })

  static func rows(_ change: (inout ScoreRow) -> Void = { _ in }) throws -> [ProtocolRow] {
    let scores = try ScoreRow.rows(ofFile: fixture("rd/jpeg_ai.csv").path).map { row in
      var row = row
      change(&row)
      return row
    }
    return try tableRows(
      ProtocolRow.self,
      of: Analysis.run(
        AnalysisInput(
          scores: scores.filter { !$0.metric.isEmpty }, codecs: [vvc, model], anchor: vvc,
          catalogue: catalogue, bootstrap: Bootstrap(draws: 10))))
  }

  @Test("BD-rates and means of the package bjontegaard")
  func golden() throws {
    let golden = try JSONDecoder().decode(
      Golden.self, from: Data(contentsOf: fixture("rd/jpeg_ai.json")))
    let rows = try Self.rows()
    #expect(rows.count == 8 * 7)
    for id in Self.rule.metrics {
      let own = rows.filter { $0.metric == id }
      let images = try #require(golden.images[id])
      #expect(own.map(\.image) == images.indices.map { "image\($0)" } + [""])
      for (row, expected) in zip(own, images) {
        #expect(isClose(row.bdRatePercent, expected), "\(row)")
      }
      #expect(isClose(own.last?.bdRatePercent, try #require(golden.means[id])))
    }
    let whole = try #require(rows.last)
    #expect(whole.isWhole && whole.points == 5 && whole.images == 6 && whole.note.isEmpty)
    #expect(isClose(whole.bdRatePercent, golden.average))
    #expect(whole.anchorKey == Self.vvc && whole.key == Self.model && whole.name == "jpeg-ai")
  }

  @Test func meansHaveIntervalsOverTheImages() throws {
    for row in try Self.rows() {
      guard row.image.isEmpty else {
        #expect(row.ci.low == nil && row.ci.high == nil)
        continue
      }
      let (low, high) = (try #require(row.ci.low), try #require(row.ci.high))
      #expect(low < row.bdRatePercent && row.bdRatePercent < high)
    }
  }

  @Test func oneImageWithoutABDRateLeavesNone() throws {
    let rows = try Self.rows { row in
      // A curve that falls.
      if row.metric == "vmaf", row.codec == "model", row.point == "p3", row.image == "image2" {
        row.score = 1
      }
    }
    for row in rows {
      let isHit = ["vmaf", ""].contains(row.metric) && ["image2", ""].contains(row.image)
      #expect(row.bdRatePercent.isNaN == isHit, "\(row)")
      #expect(row.note.isEmpty == !isHit)
    }
    #expect(rows.last?.note.description.hasPrefix("1 of 6 images: no BD-rate") == true)
  }

  @Test func withoutOneOfItsMetricsThereIsNoProtocol() throws {
    #expect(try Self.rows { if $0.metric == "vmaf" { $0.metric = "" } }.isEmpty)
    // A codec without it among others that have it.
    let rows = try Self.rows { if $0.metric == "vmaf" && $0.codec == "model" { $0.metric = "" } }
    #expect(rows.last?.note == "model (mse) has no curve in vmaf")
    #expect(rows.last?.bdRatePercent.isNaN == true)
  }

  @Test func tooFewRatesAreSaid() throws {
    let rows = try Self.rows { row in
      if row.codec == "vvc", ["p0", "p4"].contains(row.point) { row.metric = "" }
    }
    #expect(
      rows.last?.note == "vvc (mse) and model (mse) share 3 of the protocol's rates, 4 are needed")
  }

  @Test func ratesBelongToTheNearestTarget() {
    for (rate, target) in [
      (0.06, 0.06), (0.084, 0.06), (0.086, 0.12), (1.2, 1), (0.0425, 0.06), (0.62, 0.75),
    ] {
      #expect(Self.rule.target(ofRate: rate) == target)
    }
    for rate in [0.03, 0.0424, 1.23, 1.5, 4, 0, -1, .nan, .infinity] {
      #expect(Self.rule.target(ofRate: rate) == nil)
    }
  }
}
