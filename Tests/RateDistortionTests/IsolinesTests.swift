import RateDistortion
import Results
import Testing

@Suite struct IsolinesTests {
  @Test("places of SciPy's PCHIP over -ln distance, at round levels")
  func golden() throws {
    let rows = try CrossMetricGolden.rows(IsolineRow.self)
    #expect(rows.map(\.level) == [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap { [$0, $0] })
    let golden = try CrossMetricGolden.read().isolines
    for (index, row) in rows.enumerated() {
      let expected = golden.filter { $0[0] == row.level }[index % 2]
      #expect(isClose(row.x, expected[1]) && isClose(row.y, expected[2]))
      #expect(row.codec == "made-up" && row.objective == ["mse", "ms-ssim"][index % 2])
      #expect(row.qualityX == "psnr" && row.qualityY == "ms-ssim" && row.images == 6)
    }
  }

  @Test func curvesOverOtherImagesHaveLinesOfTheirOwn() throws {
    let rows = try CrossMetricGolden.scores().filter {
      $0.objective == "mse" || $0.image != "image3"
    }
    let found = try tableRows(IsolineRow.self, of: crossMetricAnalysis(rows))
    #expect(Set(found.map { "\($0.objective) \($0.images)" }) == ["mse 6", "ms-ssim 5"])
  }
}
