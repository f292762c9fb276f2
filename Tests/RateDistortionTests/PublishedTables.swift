import Foundation
import Results
import TestSupport
import Testing

/// The tables that Lee et al. published with their reconstructions: 24 images, two objectives.
func publishedScores() throws -> [ScoreRow] {
  let folder = try #require(outsideData)
    .appendingPathComponent("data/lee2019/Evaluation Results")
  var rows: [ScoreRow] = []
  for (codec, name) in [(mse, "MSE"), (msSSIM, "MS-SSIM")] {
    let rates = try table(folder, "[\(name) optimized] bpp.csv")
    for (metric, kind) in [("psnr", "PSNR"), ("ms-ssim-joint", "MS-SSIM")] {
      for (place, score) in try table(folder, "[\(name) optimized] \(kind).csv") {
        rows.append(
          ScoreRow(
            codec, point: place[1], image: place[0],
            width: 768, height: 512, bpp: try #require(rates[place]), metric: metric,
            score: score))
      }
    }
  }
  return rows
}

/// Value of [image, point].
private func table(_ folder: URL, _ name: String) throws -> [[String]: Double] {
  let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  let records = try CSV.records(of: text)
  var values: [[String]: Double] = [:]
  for record in records.dropFirst() where record[0].hasPrefix("kodim") {
    for (point, value) in zip(records[0], record).dropFirst() {
      values[[record[0], point]] = Double(value.trimmingCharacters(in: .whitespaces))
    }
  }
  return values
}
