import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct FrameGapsTests {
  static let rates = [0.1, 0.2, 0.4, 0.8]

  /// PSNR and a distance of two objectives, with and without a frame of 16.
  static func analysis(framed: Bool = true) -> Analysis {
    func rows(_ codec: CodecKey, _ metric: String, _ score: (Int, Int) -> Double) -> [ScoreRow] {
      scores(codec, metric, rates: rates, score: score)
    }
    var all: [ScoreRow] = []
    for (codec, gain) in [(mse, 0.0), (msSSIM, 2.0)] {
      let lower = codec == msSSIM ? 0.8 : 1.0
      all += rows(codec, "psnr") { 28 + 2 * Double($0) + 0.1 * Double($1) - gain }
      all += rows(codec, "distance") { lower * exp(-0.2 * Double($0) - 0.01 * Double($1 * $1)) }
      guard framed else { continue }
      all += rows(codec, "psnr-frame16") { 28 + 2 * Double($0) + 0.1 * Double($1) }
      all += rows(codec, "distance-frame16") {
        lower * exp(-0.2 * Double($0) - 0.01 * Double($1 * $1)) * (codec == msSSIM ? 0.5 : 1)
      }
    }
    return Analysis.run(
      AnalysisInput(
        scores: all, codecs: [mse, msSSIM], anchor: mse,
        catalogue: catalogue.addingFramed(["psnr-frame16", "distance-frame16"])))
  }

  @Test func theGapIsThatOfTheSetMeans() throws {
    let rows = try tableRows(FrameRow.self, of: Self.analysis())
    func gaps(_ codec: CodecKey, _ metric: String) -> [FrameRow] {
      rows.filter { $0.key == codec && $0.metric == metric }
    }
    #expect(rows.count == 20 && rows.allSatisfy { $0.frame == 16 && $0.images == 6 })
    for row in gaps(msSSIM, "psnr") {
      #expect(abs(row.gap - 2) < 1e-12 && row.unit == "dB")
      #expect(abs((row.ci.low ?? .nan) - 2) < 1e-9 && abs((row.ci.high ?? .nan) - 2) < 1e-9)
    }
    #expect(gaps(msSSIM, "psnr").map(\.point) == ["q0", "q1", "q2", "q3", ""])
    #expect(gaps(mse, "psnr").allSatisfy { $0.gap == 0 })
    #expect(gaps(msSSIM, "distance").allSatisfy { abs($0.gap + 50) < 1e-9 && $0.unit == "%" })
    let first = try #require(gaps(msSSIM, "psnr").first)
    #expect(abs((first.framed ?? .nan) - (first.whole ?? .nan) - 2) < 1e-12)
    #expect(try tableRows(FrameRow.self, of: Self.analysis(framed: false)).isEmpty)
  }

  @Test func signsAndSensitivityAndVerdictTellIt() throws {
    let analysis = Self.analysis()
    let sign = try #require(
      try tableRows(SignRow.self, of: analysis).first { $0.trainedMetric == "psnr" })
    #expect(sign.frame == 16 && sign.frameGap == 0)
    #expect(abs((sign.otherFrameGap ?? .nan) - 2) < 1e-12)
    let row = try #require(
      try tableRows(BiasSensitivityRow.self, of: analysis).first {
        $0.kind == .frame && $0.atEqual == "psnr"
      })
    // At equal PSNR inside, half of 0.8 of the distance.
    #expect(row.setting == "16" && abs(row.differencePercent + 60) < 1e-6)
    let verdict = try #require(
      try tableRows(VerdictRow.self, of: analysis).first { $0.atEqual == "psnr" })
    #expect(
      verdict.sentence.contains(
        "Without 16 pixels at each edge the difference is 60 % lower; PSNR then changes by "
          + "+0.00 dB (mse) and +2.00 dB (ms-ssim)."), "\(verdict.sentence)")
  }

  /// A metric without its frame is neither a further distance nor a referee.
  @Test func noVerdictIsAddedForAFrame() throws {
    let (with, without) = (Self.analysis(), Self.analysis(framed: false))
    #expect(with.biases.count == without.biases.count)
    #expect(
      try tableRows(VerdictRow.self, of: with).map(\.family)
        == tableRows(VerdictRow.self, of: without).map(\.family))
    #expect(
      try tableRows(SignRow.self, of: with).map(\.referee)
        == tableRows(SignRow.self, of: without).map(\.referee))
  }
}
