import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

/// Rates of sets of mixed sizes.
@Suite struct RateMeanTests {
  static let other = CodecKey(codec: "other", objective: "mse")
  static let sides = [64, 128, 32, 256, 96, 48]

  /// Scores whose rate falls with an image's size, differently for the two codecs.
  static var rows: [ScoreRow] { rows(mse, slope: 1) + rows(other, slope: 0.3) }

  private static func rows(_ codec: CodecKey, slope: Double) -> [ScoreRow] {
    var rows: [ScoreRow] = []
    for point in 0..<4 {
      for (image, side) in sides.enumerated() {
        let rate: Double = 0.1 * pow(2, Double(point))
        rows.append(
          ScoreRow(
            codec, point: "q\(point)",
            image: "image\(image)", width: side, height: side,
            bpp: rate * (1 + slope * Double(image)), metric: "psnr",
            score: 30 + 2 * Double(point)))
      }
    }
    return rows
  }

  static func analysis(_ mean: RateMean, draws: Int = 0) -> Analysis {
    Analysis.run(
      AnalysisInput(
        scores: rows, codecs: [mse, other], anchor: mse, catalogue: catalogue,
        bootstrap: Bootstrap(draws: draws), rateMean: mean))
  }

  @Test("all bits over all pixels, or the mean of the images", arguments: RateMean.allCases)
  func rates(mean: RateMean) throws {
    let curves = Self.analysis(mean).curves.filter { $0.metric == "psnr" }
    #expect(curves.count == 8 && curves.allSatisfy { $0.rateMean == mean })
    for row in curves {
      let own = Self.rows.filter { $0.key == row.key && $0.point == row.point }
      let bits = own.reduce(0) { $0 + $1.bpp * Double($1.width * $1.height) }
      let pixels = own.reduce(0) { $0 + $1.width * $1.height }
      let expected =
        mean == .total
        ? bits / Double(pixels) : own.reduce(0) { $0 + $1.bpp } / Double(own.count)
      #expect(isClose(row.bpp, expected))
    }
  }

  @Test func theBDRateFollowsAndSaysSo() throws {
    func ratio(_ mean: RateMean) throws -> Double {
      let curves = Self.analysis(mean).curves.filter { $0.metric == "psnr" && $0.point == "q0" }
      return 100 * (curves[1].bpp / curves[0].bpp - 1)
    }
    for mean in RateMean.allCases {
      let row = try #require(Self.analysis(mean, draws: 500).bdRates.first)
      // Both curves are one shape, so BD-rate is the ratio of the rates.
      #expect(abs(row.bdRatePercent - (try ratio(mean))) < 1e-9)
      #expect(
        row.note.description.contains("rates are all bits over all pixels") == (mean == .total))
      let low = try #require(row.ci.low)
      let high = try #require(row.ci.high)
      #expect(low < row.bdRatePercent && row.bdRatePercent < high)
    }
    #expect(try abs(ratio(.mean) - ratio(.total)) > 0.9)
  }

  @Test("the fast draws agree with the plain ones", arguments: RateMean.allCases)
  func draws(mean: RateMean) throws {
    // Akima of curves of one shape is drawn image by image, PCHIP by columns.
    let rows = try [InterpolationMethod.pchip, .akima].map { method in
      try #require(
        Analysis.run(
          AnalysisInput(
            scores: Self.rows, codecs: [mse, Self.other], anchor: mse, catalogue: catalogue,
            methods: [method], bootstrap: Bootstrap(draws: 300), rateMean: mean)
        ).bdRates.first)
    }
    let (a, b) = (try #require(rows[0].ci.low), try #require(rows[1].ci.low))
    #expect(abs(a - b) < 1e-6)
  }
}
