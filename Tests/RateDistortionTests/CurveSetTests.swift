import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct CurveSetTests {
  static let rates = [0.1, 0.2, 0.4, 0.8]

  static func run(
    _ scores: [ScoreRow], imported: [CurveRow] = [], images: [CodecKey: [String]] = [:]
  ) -> Analysis {
    Analysis.run(
      AnalysisInput(
        scores: scores, imported: imported, codecs: [mse, msSSIM], catalogue: catalogue,
        images: images))
  }

  @Test("means and standard errors of NumPy, pooled PSNR beside PSNR")
  func means() throws {
    let golden = try Golden.read().curves
    let curves = Self.run(try madeUpScores()).curves.filter { $0.objective == "mse" }
    let own = curves.filter { $0.metric == "psnr" }
    let pooled = curves.filter { $0.metric == "psnr-pooled" }
    #expect(own.map(\.point) == ["0.5", "0.2", "0.10", "0.05", "0.04"])
    #expect(own.map(\.point) == pooled.map(\.point))
    for (index, expected) in golden.enumerated() {
      #expect(isClose(own[index].bpp, expected.bpp, 1e-14))
      #expect(isClose(own[index].mean, expected.mean, 1e-14))
      #expect(isClose(own[index].standardError, expected.error, 1e-12))
      #expect(own[index].images == 6)
      #expect(isClose(pooled[index].mean, expected.pooled, 1e-13))
      #expect(pooled[index].standardError == nil)
    }
  }

  @Test func metricsFollowTheCatalogueAndPartsTheirMetric() {
    let rows = ["distance/first", "distance", "psnr", "distance/second"].flatMap {
      scores(mse, $0, rates: Self.rates) { point, _ in 1 / Double(point + 1) }
    }
    let analysis = Self.run(rows)
    let ids = analysis.curves.map(\.metric)
    #expect(
      stride(from: 0, to: ids.count, by: 4).map { ids[$0] } == [
        "psnr", "psnr-pooled", "distance", "distance/first", "distance/second",
      ])
    #expect(analysis.warnings.isEmpty)
  }

  @Test("rates that cannot be rates are warned of, once a codec and kind")
  func ratesThatAreNone() {
    func warnings(_ rates: [Double]) -> [String] {
      Self.run(scores(mse, "psnr", rates: rates) { point, _ in 30 + Double(point) }).warnings
    }
    #expect(warnings(Self.rates).isEmpty)
    let swapped = warnings([30.6, 32.7, 35, 38])
    #expect(swapped.count == 1 && swapped[0].contains(": check its rate source: "))
    #expect(swapped.first?.contains("bpp is more than an uncompressed image has") == true)
    #expect(swapped.first?.hasSuffix("(and 3 more of this kind in lint.csv)") == true)
    #expect(warnings([0.2, 0.2, 0.2, 0.2]).contains { $0.contains("same rate") })
  }

  @Test func aPointThatLacksAnImageIsLeftOut() {
    var rows = ["psnr", "ms-ssim"].flatMap {
      scores(mse, $0, rates: Self.rates) { point, _ in 0.5 + 0.1 * Double(point) }
    }
    rows.removeAll { $0.point == "q2" && $0.image == "image4" }
    let analysis = Self.run(rows)
    #expect(
      analysis.curves.filter { $0.metric == "psnr" }.map(\.point) == ["q0", "q1", "q3"])
    #expect(
      analysis.warnings == [
        "point q2 of made-up (mse) is left out of the curves in psnr, ms-ssim: it has no score of "
          + "image4"
      ])
  }

  @Test func theStudysImagesDecide() {
    let rows = scores(mse, "psnr", rates: Self.rates) { point, _ in Double(point) }
    let more = Self.run(rows, images: [mse: (0..<10).map { "image\($0)" }])
    #expect(more.curves.isEmpty)
    #expect(more.warnings.count == 4)
    #expect(more.warnings[0].hasSuffix("no score of image6, image7, image8 and 1 more"))
    let fewer = Self.run(rows, images: [mse: ["image1", "image0", "image1"]])
    #expect(fewer.curves.allSatisfy { $0.images == 2 })
    #expect(fewer.warnings.isEmpty)
    #expect(Self.run(rows, images: [mse: []]).curves.isEmpty)
  }

  @Test func identicalImagesAreToldAndPooled() throws {
    let rows = scores(mse, "psnr", rates: Self.rates) { point, image in
      point == 3 && image < 2 ? .infinity : 30 + Double(point)
    }
    let analysis = Self.run(
      rows + scores(msSSIM, "psnr", rates: Self.rates) { 30 + Double($0 + $1) })
    let own = try #require(analysis.curves.first { $0.metric == "psnr" && $0.point == "q3" })
    #expect(own.mean == .infinity && own.standardError == nil)
    let pooled = try #require(
      analysis.curves.first { $0.metric == "psnr-pooled" && $0.point == "q3" })
    // Two images in six without error.
    #expect(isClose(pooled.mean, 33 + 10 * log10(1.5), 1e-13))
    #expect(
      analysis.warnings == [
        "psnr of made-up (mse) is infinite or not a number for image0 at q3, image1 at q3; "
          + "so is the mean, and no BD is computed from it"
      ])
    #expect(analysis.bdRates.first?.note == "made-up (mse) is not finite at point q3")
  }

  @Test func notANumberIsNoCrash() {
    let rows = scores(mse, "psnr", rates: Self.rates) { point, image in
      point == 1 ? .nan : Double(point + image)
    }
    var strange = rows + scores(msSSIM, "psnr", rates: Self.rates) { Double($0 + $1) }
    strange[0].bpp = .nan
    strange[30].bpp = -.infinity
    let analysis = Self.run(strange)
    #expect(analysis.bdRates.first?.bdRatePercent.isNaN == true)
    #expect(analysis.bdRates.first?.note.isEmpty == false)
  }

  @Test func unknownMetricsAreLeftOut() {
    let analysis = Self.run(scores(mse, "lpips", rates: Self.rates) { _, _ in 1 })
    #expect(analysis.curves.isEmpty)
    #expect(
      analysis.warnings == ["there is no metric lpips in this program; curves leave its scores out"]
    )
  }

  @Test func aSecondCurveOfTheSameNameIsLeftOut() {
    let rows = scores(mse, "psnr", rates: Self.rates) { point, _ in Double(point) }
    let curve = imported(mse, images: 6, rates: Self.rates, values: [1, 2, 3, 4])
    let twice = imported(msSSIM, images: 6, rates: Self.rates, values: [1, 2, 3, 4])
    let analysis = Self.run(rows, imported: curve + twice + twice)
    #expect(analysis.curves.filter { $0.metric == "psnr" }.count == 4)
    #expect(analysis.warnings.count == 2)
    #expect(analysis.warnings[0].contains("scored in psnr and imported as well"))
    #expect(analysis.warnings[1].contains("imported twice in psnr"))
  }

  @Test func importedCurvesStandAmongTheOthersByRisingRate() {
    let rows = scores(msSSIM, "psnr", rates: Self.rates) { point, _ in Double(point) }
    let curve = imported(mse, images: nil, rates: [3, 2, 1], values: [33, 32, 31])
    let curves = Self.run(rows, imported: curve).curves
    #expect(curves.prefix(3).map(\.point) == ["3", "2", "1"])
    #expect(curves.prefix(3).allSatisfy { $0.images == nil && $0.standardError == nil })
    #expect(!curves.prefix(4).contains { $0.metric == "psnr-pooled" && $0.objective == "mse" })
  }

  @Test func aLaterScoreReplacesAnEarlierOne() {
    let rows = scores(mse, "psnr", rates: Self.rates) { point, _ in Double(point) }
    let later = scores(mse, "psnr", rates: Self.rates) { point, _ in 10 + Double(point) }
    #expect(Self.run(rows + later).curves == Self.run(later).curves)
  }
}
