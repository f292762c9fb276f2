import ErrorMaps
import Metrics
import Results
import Testing

@Suite struct CropsObstacleTests {
  @Test(
    "what is missing is said",
    arguments: [
      (["ms-ssim"], 1.1, true, "crops need psnr, which"),
      (["psnr"], 1.1, true, "beside psnr"),
      (["ms-ssim"], 1.1, false, "no codec here has two"),
      (["psnr", "ms-ssim"], 1.3, true, "at most 25 %"),
      (["psnr", "ms-ssim"], 1.1, true, nil),
    ] as [([String], Double, Bool, String?)])
  func obstacles(ids: [String], factor: Double, both: Bool, words: String?) throws {
    let scores = MatchedPairTests.scores(images: 1, factor: factor)
      .filter { both || $0.objective == "mse" }
    let obstacle = CropsObstacle(
      scores, metrics: try ids.map { try MetricRegistry.entry($0).make(MetricOptions()) })
    if let words {
      #expect(try #require(obstacle).description.contains(words))
    } else {
      #expect(obstacle == nil)
    }
  }
}
