import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// Per-image scores that Lee et al. (ICLR 2019) published beside their reconstructions.
@Suite(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data/lee2019"))
struct PublishedScoresTests {
  static let images = ["kodim03", "kodim05", "kodim08", "kodim13", "kodim15", "kodim20"]
  static let objectives = ["MSE", "MS-SSIM"]

  @Test("all 108 reconstructions score as published", arguments: objectives, images)
  func reconstructions(objective: String, image: String) throws {
    let data = try #require(outsideData).appendingPathComponent("data")
    let psnr = try MetricRegistry.entry("psnr").make(MetricOptions())
    let joint = try MetricRegistry.entry("ms-ssim-joint").make(MetricOptions())
    let original = try Image.read(data.appendingPathComponent("kodak/\(image).png").path)
    let pyramid = try joint.scorer(for: original)
    let published = try ["PSNR", "MS-SSIM"].map { metric in
      try table(data, "[\(objective) optimized] \(metric).csv", image)
    }
    #expect(published[0].count == 9)
    for (point, expected) in published[0] {
      let path = "lee2019/Reconstructed images/\(objective) optimized/\(point)/\(image).png"
      let reconstruction = try Image.read(data.appendingPathComponent(path).path)
      // Their PSNR is rounded to float.
      let decibels = try psnr.score(reconstruction, original: original).score
      #expect(abs(decibels - expected) < 5e-6, "\(point)")
      let similarity = try pyramid(reconstruction).score
      #expect(abs(similarity - (published[1][point] ?? .nan)) < 2e-9, "\(point)")
    }
  }

  @Test("MS-SSIM is that of pytorch-msssim", arguments: images)
  func independent(image: String) throws {
    let data = try #require(outsideData).appendingPathComponent("data")
    let metric = try MetricRegistry.entry("ms-ssim").make(MetricOptions())
    let score = try metric.scorer(
      for: Image.read(data.appendingPathComponent("kodak/\(image).png").path))
    // Made by Tests/References/msssim_lee2019.py.
    let golden = try CSV.records(
      of: String(contentsOf: fixture("msssim_lee2019.csv"), encoding: .utf8))
    let rows = golden.filter { $0[2] == image }
    #expect(rows.count == 18)
    for row in rows {
      let path = "lee2019/Reconstructed images/\(row[0]) optimized/\(row[1])/\(image).png"
      let value = try score(Image.read(data.appendingPathComponent(path).path)).score
      #expect(abs(value - (Double(row[3]) ?? .nan)) < 1e-6, "\(row)")
    }
  }

  private func table(_ data: URL, _ name: String, _ image: String) throws -> [String: Double] {
    let file = data.appendingPathComponent("lee2019/Evaluation Results/" + name)
    let records = try CSV.records(of: String(contentsOf: file, encoding: .utf8))
    let row = try #require(records.first { $0[0].trimmingCharacters(in: .whitespaces) == image })
    return Dictionary(
      uniqueKeysWithValues: zip(records[0], row).dropFirst().map { point, value in
        (point, Double(value.trimmingCharacters(in: .whitespaces)) ?? .nan)
      })
  }
}
