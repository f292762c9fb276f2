import Foundation
import RateDistortion
import Results
import TestSupport

/// Metrics of three kinds, one with parts and one with a pooled value.
let catalogue = MetricCatalogue([
  MetricDescriptor(
    id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
    objective: "mse", pooledName: "PSNR of mean MSE"),
  MetricDescriptor(
    id: "ms-ssim", name: "MS-SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
    objective: "ms-ssim"),
  MetricDescriptor(
    id: "ms-ssim-joint", name: "MS-SSIM, joint", orientation: .higherIsBetter,
    curveScale: .decibelsBelowOne),
  MetricDescriptor(
    id: "distance", name: "Distance", orientation: .lowerIsBetter, curveScale: .negativeLogarithm,
    parts: ["first"]),
])

let psnr = catalogue.descriptors[0]
let distance = catalogue.descriptors[3]
let mse = CodecKey(codec: "made-up", objective: "mse")
let msSSIM = CodecKey(codec: "made-up", objective: "ms-ssim")

/// Scores of a codec at rates; image k needs 1 + k / 10 of the rate.
func scores(
  _ codec: CodecKey, _ metric: String, rates: [Double], images: Range<Int> = 0..<6,
  score: (_ point: Int, _ image: Int) -> Double
) -> [ScoreRow] {
  rates.indices.flatMap { point in
    images.map { image in
      ScoreRow(
        codec, point: "q\(point)", image: "image\(image)",
        width: 768, height: 512, bpp: rates[point] * (1 + Double(image) / 10),
        metric: metric, score: score(point, image))
    }
  }
}

/// Rows of an imported curve.
func imported(
  _ codec: CodecKey, images: Int?, metric: String = "psnr", rates: [Double], values: [Double]
) -> [CurveRow] {
  rates.indices.map {
    CurveRow(
      codec, point: "\($0 + 1)", images: images,
      bpp: rates[$0], metric: metric, mean: values[$0])
  }
}

/// Scores of six Kodak images of Lee et al. by this program, with trained VGG-16 as `distance`.
func leeScores() throws -> [ScoreRow] {
  try ScoreRow.rows(ofFile: fixture("rd/lee2019.csv").path).compactMap { row in
    var row = row
    row.key = CodecKey(codec: "made-up", objective: row.objective)
    if row.metric == "vgg16" { row.metric = "distance" }
    return row.metric.contains("/") ? nil : row
  }
}

/// The study of 26 images of rd_study.py, whose intervals come from draws.
func wideScores() throws -> [ScoreRow] {
  try ScoreRow.rows(ofFile: fixture("rd/wide.csv").path)
}

/// The made-up study of Tests/References/rd_study.py.
func madeUpScores() throws -> [ScoreRow] {
  try ScoreRow.rows(ofFile: fixture("rd/scores.csv").path)
}

/// Values of rd_study.py for it.
struct Golden: Decodable {
  struct Mean: Decodable {
    let values: [Double]
    let low, high: Double
  }
  struct Point: Decodable { let bpp, mean, error, pooled: Double }
  struct Interval: Decodable {
    let ci_low, ci_high, p: Double?
    let failed, failed_without: Int

    /// The note that goes with it.
    var note: String {
      var notes = failed == 0 ? [] : ["\(failed) of 2000 draws gave no value"]
      if failed_without > 0 {
        notes.append(
          "no interval: without one of \(failed_without) of the 6 images there is no value")
      }
      return notes.joined(separator: "; ")
    }

    func isClose(_ low: Double?, _ high: Double?) -> Bool {
      guard let ci_low, let ci_high else { return low == nil && high == nil }
      return RateDistortionTests.isClose(low, ci_low) && RateDistortionTests.isClose(high, ci_high)
    }
  }
  struct BD: Decodable {
    let metric: String
    let rate, quality: Double
    let rate_interval, quality_interval: Interval
  }
  struct Bias: Decodable {
    let at_equal: String
    let difference, low, high: Double
    let interval: Interval
  }
  /// A number of `place.csv` with its interval.
  struct Place: Decodable {
    let value: Double
    let ci_low, ci_high: Double
  }
  struct Local: Decodable { let at, difference: [Double] }
  struct Delta: Decodable { let bpp, difference, low, high: [Double] }
  struct Study: Decodable {
    let draws: [Int]
    let bd: [BD]
    let bias: [Bias]
  }
  let means: [Mean]
  let curves: [Point]
  let madeUp, seed7, published, wide, lee: Study
  let widePlace, leePlace: [String: Place]
  let leeLocal: Local
  let leeDelta: [String: Delta]

  static func read() throws -> Golden {
    try JSONDecoder().decode(Golden.self, from: Data(contentsOf: fixture("rd/study.json")))
  }
}

func isClose(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}

func lowOverlapNote(_ percent: Double) -> String {
  "the curves overlap by only \(Int(percent.rounded())) %"
}
