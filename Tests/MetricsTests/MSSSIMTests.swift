import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// Golden values of Tests/References/msssim_reference.py (pytorch-msssim, numpy and scipy).
struct GoldenPair: CustomTestStringConvertible {
  let width: Int
  let height: Int
  let noise: Int
  let seed: UInt64
  let scores: [String: Double]

  var testDescription: String { "\(width)x\(height), noise \(noise)" }

  var original: Image { TestImages.ramps(width: width, height: height) }
  var reconstruction: Image {
    TestImages.ramps(width: width, height: height, noise: noise, seed: seed)
  }

  static let all: [GoldenPair] = {
    guard let text = try? String(contentsOf: fixture("msssim.csv"), encoding: .utf8),
      let records = try? CSV.records(of: text)
    else { return [] }
    return records.dropFirst().map { record in
      let numbers = record.compactMap(Double.init)
      return GoldenPair(
        width: Int(numbers[0]), height: Int(numbers[1]), noise: Int(numbers[2]),
        seed: UInt64(numbers[3]),
        scores: ["psnr": numbers[4], "ms-ssim": numbers[5], "ms-ssim-joint": numbers[6]])
    }
  }()
}

@Suite struct MSSSIMTests {
  @Test("agrees with independent implementations, odd sizes included", arguments: GoldenPair.all)
  func golden(pair: GoldenPair) throws {
    for (id, expected) in pair.scores {
      let score = try scored(id, pair.reconstruction, pair.original).score
      #expect(abs(score - expected) < (id == "ms-ssim" ? 2e-7 : 1e-10), "\(id)")
    }
  }

  @Test func theGoldenFileIsThere() { #expect(GoldenPair.all.count == 6) }

  @Test func smallImagesAreRefusedWithTheReason() throws {
    let image = TestImages.ramps(width: 200, height: 160)
    let metric = try MetricRegistry.entry("ms-ssim").make(MetricOptions())
    let error = #expect(throws: MetricError.self) { try metric.selfScore(image) }
    #expect(error?.description.contains("at least 161 pixels, this image is 200x160") == true)
  }

  @Test func sixteenBitsGiveWhatEightBitsGive() throws {
    let original = TestImages.ramps(width: 180, height: 170)
    let noisy = TestImages.ramps(width: 180, height: 170, noise: 9, seed: 7)
    for id in ["psnr", "ms-ssim", "ms-ssim-joint"] {
      let eight = try scored(id, noisy, original)
      let sixteen = try scored(id, noisy.widened, original.widened)
      #expect(abs(eight.score - sixteen.score) < 1e-12, "\(id)")
      let mixed = try scored(id, noisy.widened, original, MetricOptions(depth: .match))
      #expect(abs(eight.score - mixed.score) < 1e-12, "\(id)")
    }
  }

  @Test func invertedImagesGiveZeroAndNotNaN() throws {
    let original = TestImages.ramps(width: 180, height: 180)
    guard case .eight(let samples) = original.samples else { return }
    let inverted = Image(width: 180, height: 180, samples: .eight(samples.map { 255 - $0 }))
    #expect(try scored("ms-ssim", inverted, original).score == 0)
  }
}

/// Scores one pair with a registered metric.
func scored(
  _ id: String, _ reconstruction: Image, _ original: Image, _ options: MetricOptions = .init()
) throws -> MetricScore {
  try MetricRegistry.entry(id).make(options).score(reconstruction, original: original)
}

extension Metric {
  func score(_ reconstruction: Image, original: Image) throws -> MetricScore {
    try score(reconstruction, against: reference(for: original))
  }

  func selfScore(_ image: Image) throws -> MetricScore { try score(image, original: image) }
}

extension Image {
  /// The same image with 16 bits a sample: v · 257.
  var widened: Image {
    guard case .eight(let values) = samples else { return self }
    return Image(width: width, height: height, samples: .sixteen(values.map { UInt16($0) * 257 }))
  }
}
