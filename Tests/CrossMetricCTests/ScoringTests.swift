import CCrossMetric
import CrossMetricC
import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// The C interface as C calls it.
@Suite struct ScoringTests {
  private let original = TestImages.ramps(width: 60, height: 50)
  private let noisy = TestImages.ramps(width: 60, height: 50, noise: 9, seed: 1)

  @Test func scoresPartsAndDefinitionsAreThoseOfTheLibrary() throws {
    let scorer = try Scorer(["psnr", "vgg16"], weights: ["vgg16=seeded"])
    let names = (0..<scorer.count).map { String(cString: cm_scorer_column(scorer.handle, $0)) }
    let metrics = try ["psnr", "vgg16"].map { try MetricRegistry.entry($0).make(MetricOptions()) }
    #expect(
      names
        == metrics.flatMap { metric in
          [metric.descriptor.id] + metric.descriptor.parts.map { metric.descriptor.id + "/" + $0 }
        })
    let expected = try metrics.flatMap { metric in
      let score = try metric.scorer(for: original)(noisy)
      return [score.score] + score.parts.map(\.score)
    }
    #expect(try scorer.scores(noisy, against: original) == expected)
    for (column, metric) in [(Int32(0), metrics[0]), (1, metrics[1]), (2, metrics[1])] {
      #expect(
        String(cString: cm_scorer_fingerprint(scorer.handle, column))
          == metric.definition.fingerprint)
      #expect(
        String(cString: cm_scorer_weights(scorer.handle, column)) == metric.definition.weights)
      #expect((cm_scorer_is_untrained(scorer.handle, column) == 1) == metric.definition.isUntrained)
    }
    #expect(cm_scorer_column(scorer.handle, scorer.count) == nil)
  }

  @Test(
    "strides of any kind lead to the same picture",
    arguments: [(8, false), (8, true), (16, false), (16, true)])
  func strides(bits: Int32, upsideDown: Bool) throws {
    // Planes one behind the other, as tensors hold them, with a gap behind each row.
    let (width, height, gap) = (original.width, original.height, 5)
    let size = Int(bits / 8)
    guard case .eight(let samples) = noisy.samples else { return }
    let row = (width + gap) * size
    var planes = Data(count: 3 * height * row)
    var wide: [UInt16] = []
    for (index, sample) in samples.enumerated() {
      let (pixel, channel) = (index / 3, index % 3)
      let y = upsideDown ? height - 1 - pixel / width : pixel / width
      let place = (channel * height + y) * row + pixel % width * size
      let value = UInt16(sample) * (size == 2 ? 257 : 1)
      planes[place] = UInt8(value & 255)
      if size == 2 { planes[place + 1] = UInt8(value >> 8) }
      wide.append(value)
    }
    let packed =
      bits == 8 ? noisy : Image(width: width, height: height, samples: .sixteen(wide))
    let scorer = try Scorer(["psnr"], depth: "match")
    let found = try planes.withUnsafeBytes { bytes in
      let start = try #require(bytes.baseAddress)
      return try scorer.scores(
        cm_image(
          samples: upsideDown ? start + (height - 1) * row : start, width: Int64(width),
          height: Int64(height), channels: 3, bits: bits,
          row_stride: Int64(upsideDown ? -row : row), pixel_stride: Int64(size),
          channel_stride: Int64(height * row)), against: original)
    }
    #expect(try found == scorer.scores(packed, against: original))
  }

  @Test func manyReconstructionsHaveTheScoresOfEach() throws {
    let scorer = try Scorer(["psnr", "ssim"])
    let images = (1...5).map {
      TestImages.ramps(width: 60, height: 50, noise: 2 * $0, seed: UInt64($0))
    }
    let each = try images.map { try scorer.scores($0, against: original) }
    #expect(try scorer.scores(ofAll: images, against: original) == each.flatMap { $0 })
  }

  @Test func whatIsWrongIsACodeAndASentence() throws {
    func fault(_ body: () throws -> Void) throws -> CFault {
      try #require(#expect(throws: CFault.self) { try body() })
    }
    var found = try fault { _ = try Scorer(["psmr"]) }
    #expect(found.status == CM_METRIC && found.sentence.contains("psmr"))
    found = try fault { _ = try Scorer(["vgg16"], weights: ["vgg16=/nowhere.h5"]) }
    #expect(found.status == CM_WEIGHTS && found.sentence.contains("/nowhere.h5"))
    found = try fault { _ = try Scorer(["psnr"], depth: "any") }
    #expect(found.status == CM_BAD_CALL && found.sentence.contains("equal, match"))
    let scorer = try Scorer(["psnr"])
    let small = TestImages.ramps(width: 59, height: 50)
    found = try fault { _ = try scorer.scores(small, against: original) }
    #expect(found.status == CM_METRIC && found.sentence.contains("59x50"))
    found = try fault {
      _ = try scorer.scores(cm_image(), against: original)
    }
    #expect(found.status == CM_BAD_CALL)
    var empty = cm_image()
    let byte: UInt8 = 0
    try withUnsafePointer(to: byte) { byte in
      empty.samples = UnsafeRawPointer(byte)
      (empty.channels, empty.bits) = (3, 8)
      for (width, height) in [(Int64(0), Int64(5)), (-1, 5), (.max, .max), (1 << 31, 1 << 31)] {
        (empty.width, empty.height) = (width, height)
        found = try fault { _ = try scorer.scores(empty, against: original) }
        #expect(found.status == CM_IMAGE)
      }
    }
  }

  @Test func acallThatIsCancelledBeforeItBeginsComputesNothing() throws {
    let scorer = try Scorer(["psnr"])
    let cancel = cm_cancel_new()
    defer { cm_cancel_free(cancel) }
    cm_cancel_set(cancel)
    let fault = try #require(
      #expect(throws: CFault.self) {
        _ = try scorer.scores(noisy, against: original, cancel: cancel)
      })
    #expect(fault.status == CM_CANCELLED)
  }

  @Test func headerAndLibraryAreOfOneVersion() {
    #expect(cm_abi_version() == CM_ABI_VERSION)
    #expect(
      (0..<cm_metric_count()).map { String(cString: cm_metric_id($0)) }
        == MetricRegistry.ids + ["vmaf", "xpsnr-ffmpeg"])
    #expect(cm_column_is_text("point") == 1 && cm_column_is_text("bpp") == 0)
    #expect(cm_column_is_text("no such") == -1)
  }
}
