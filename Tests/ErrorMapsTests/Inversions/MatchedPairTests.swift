import ErrorMaps
import Foundation
import Results
import TestSupport
import Testing

@Suite struct MatchedPairTests {
  /// Scores of a codec in two objectives; the second's rates are `factor` times the first's.
  static func scores(
    images: Int, side: Int = 200, factor: Double = 1.1, points: Int = 5
  ) -> [ScoreRow] {
    ["mse", "other"].enumerated().flatMap { place, objective in
      (0..<points).flatMap { point in
        (0..<images).flatMap { image in
          ["psnr", "x"].map { metric in
            ScoreRow(
              CodecKey(codec: "c", objective: objective), point: "p\(point)", image: "i\(image)",
              width: side, height: side, bpp: pow(2, Double(point)) * (place == 0 ? 1 : factor),
              metric: metric, score: 1)
          }
        }
      }
    }
  }

  @Test func everyImageHasItsMiddleThenLowAndHighRates() {
    let pairs = MatchedPair.matched(Self.scores(images: 2))
    #expect(pairs.map(\.first.point) == ["p2", "p2", "p1", "p1", "p3", "p3"])
    #expect(pairs.map(\.image) == ["i0", "i1", "i0", "i1", "i0", "i1"])
    #expect(pairs.allSatisfy { $0.first.point == $0.second.point })
    #expect(pairs[0].first.bpp == 4 && pairs[0].second.bpp == 4.4)
    #expect(pairs[0].first.objective == "mse" && pairs[0].second.objective == "other")
  }

  @Test func ratesThatDifferByMoreThanAQuarterAreNotMatched() {
    #expect(MatchedPair.matched(Self.scores(images: 1, factor: 1.24)).count == 3)
    #expect(MatchedPair.matched(Self.scores(images: 1, factor: 1.3)).isEmpty)
  }

  @Test func pairsAndPixelsAreBounded() {
    let many = MatchedPair.matched(Self.scores(images: 100))
    #expect(many.count == MatchedPair.limit)
    #expect(Set(many.map(\.first.point)) == ["p2"])
    #expect(many.first?.image == "i0" && many.last?.image == "i95")
    let large = MatchedPair.matched(Self.scores(images: 10, side: 2000))
    #expect(large.count == 4)
    #expect(MatchedPair.matched(Self.scores(images: 3, side: 9000)).count == 1)
  }

  @Test func controlsAndCodecsOfOneObjectiveMakeNoPairs() {
    let one = Self.scores(images: 1).filter { $0.objective == "mse" }
    var control = one
    for index in control.indices { control[index].key = .control(control[index].codec) }
    #expect(MatchedPair.matched(one + control).isEmpty)
    #expect(MatchedPair.matched([]).isEmpty)
  }
}
