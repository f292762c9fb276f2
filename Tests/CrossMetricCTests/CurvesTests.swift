import CCrossMetric
import CrossMetricC
import Foundation
import Metrics
import RateDistortion
import Results
import TestSupport
import Testing

/// Arrays against the tables that a study of the same numbers gets.
@Suite struct CurvesTests {
  private static let images = 7
  private static let points = 5

  /// Rates, PSNR and a distance of two objectives, by point and image.
  private static func values(_ objective: Double) -> (
    rates: [Double], psnr: [Double], vgg: [Double]
  ) {
    var rates: [Double] = []
    var psnr: [Double] = []
    var vgg: [Double] = []
    for point in 0..<points {
      for image in 0..<images {
        let rate = 0.1 * pow(1.8, Double(point)) * (1 + 0.07 * Double(image))
        rates.append(rate)
        psnr.append(32 + 6 * log10(rate) - objective + 0.3 * sin(Double(3 * image)))
        vgg.append(exp(-1 - log(rate) - 0.3 * objective + 0.05 * cos(Double(5 * image + point))))
      }
    }
    return (rates, psnr, vgg)
  }

  private static func analysis() -> Analysis {
    let rows = [("mse", 0.0), ("ms-ssim", 1.0)].flatMap { name, objective in
      let values = values(objective)
      return (0..<points * images).flatMap { index in
        [("psnr", values.psnr[index]), ("vgg16", values.vgg[index])].map { metric, score in
          ScoreRow(
            CodecKey(codec: "c", objective: name), point: "\(index / images)",
            image: "\(index % images)",
            width: 8, height: 8, bpp: values.rates[index], metric: metric,
            score: score)
        }
      }
    }
    return Analysis.run(
      AnalysisInput(
        scores: rows,
        codecs: [.init(codec: "c", objective: "mse"), .init(codec: "c", objective: "ms-ssim")],
        catalogue: MetricRegistry.catalogue))
  }

  private func withCurve<R>(
    _ places: [Double], _ scores: [Double], images: Int = images, _ body: (cm_curve) throws -> R
  ) rethrows -> R {
    try places.withUnsafeBufferPointer { places in
      try scores.withUnsafeBufferPointer { scores in
        try body(
          cm_curve(
            rates: places.baseAddress, scores: scores.baseAddress,
            points: Int64(places.count / images), images: Int64(images)))
      }
    }
  }

  @Test func aBDRateIsThatOfTheTable() throws {
    let row = try #require(Self.analysis().bdRates.first { $0.metric == "psnr" })
    let (a, b) = (Self.values(0), Self.values(1))
    var delta = cm_delta()
    try withCurve(a.rates, a.psnr) { anchor in
      try withCurve(b.rates, b.psnr) { test in
        var (anchor, test) = (anchor, test)
        try CFault.check { cm_bd_rate(&anchor, &test, "psnr", nil, &delta, $0) }
      }
    }
    defer { cm_free(delta.note) }
    #expect(delta.rate_percent == row.bdRatePercent && delta.quality == row.bdQuality)
    #expect(delta.rate_low == row.ci.low && delta.rate_high == row.ci.high)
    #expect(delta.overlap_percent == row.overlapPercent)
    #expect(delta.anchor_points == Int64(row.evidence.anchorPoints ?? -1))
    #expect(String(cString: delta.note) == row.note.description)
  }

  @Test(arguments: ["psnr", "bpp"])
  func aBiasIsThatOfTheTable(atEqual: String) throws {
    let row = try #require(
      Self.analysis().biases.first { $0.atEqual == atEqual && $0.distance == "vgg16" })
    let (a, b) = (Self.values(0), Self.values(1))
    var bias = cm_bias()
    try withCurve(atEqual == "psnr" ? a.psnr : a.rates, a.vgg) { first in
      try withCurve(atEqual == "psnr" ? b.psnr : b.rates, b.vgg) { second in
        var (first, second) = (first, second)
        try CFault.check {
          cm_cross_metric_bias(&first, &second, atEqual, "vgg16", nil, &bias, $0)
        }
      }
    }
    defer { cm_free(bias.note) }
    #expect(bias.percent == row.differencePercent)
    #expect(bias.low == row.ci.low && bias.high == row.ci.high)
    #expect(bias.from == row.low && bias.to == row.high && bias.p < 0.05)
  }

  @Test func meansHaveNoIntervalAndOtherImagesAreRefused() throws {
    let a = Self.values(0)
    var delta = cm_delta()
    defer { cm_free(delta.note) }
    let (rates, psnr) = ([0.1, 0.2, 0.4, 0.8], [28.0, 31, 34, 37])
    try withCurve(rates, psnr, images: 1) { anchor in
      try withCurve(rates.map { 0.9 * $0 }, psnr, images: 1) { test in
        var (anchor, test) = (anchor, test)
        try CFault.check { cm_bd_rate(&anchor, &test, nil, nil, &delta, $0) }
        #expect(abs(delta.rate_percent + 10) < 1e-9 && delta.rate_low.isNaN)
        var rules = cm_curve_rules()
        try "0.1:zebra".withCString { range in
          rules.range = range
          let fault = try #require(
            #expect(throws: CFault.self) {
              try CFault.check { cm_bd_rate(&anchor, &test, nil, &rules, &delta, $0) }
            })
          #expect(fault.status == CM_CURVES && fault.sentence.contains("zebra"))
        }
      }
      try withCurve(a.rates, a.psnr) { test in
        var (anchor, test) = (anchor, test)
        let fault = try #require(
          #expect(throws: CFault.self) {
            try CFault.check { cm_bd_rate(&anchor, &test, "psnr", nil, &delta, $0) }
          })
        #expect(fault.status == CM_CURVES)
      }
    }
  }
}
