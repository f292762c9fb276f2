import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing
import Weights

struct VGG16DistanceTests {
  static let cases = VGG16Golden.all?.cases ?? []

  /// Every third column one level higher; 255 becomes 0.
  private static func near(_ image: Image) -> Image {
    guard case .eight(var samples) = image.samples else { return image }
    for index in samples.indices where (index / 3) % image.width % 3 == 0 { samples[index] &+= 1 }
    return Image(width: image.width, height: image.height, samples: .eight(samples))
  }

  private static func expect(
    _ score: MetricScore, _ golden: [Double], relative: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(score.parts.map(\.suffix) == ["relu1_2", "relu2_2", "relu3_3", "relu4_3"])
    for (part, value) in zip(score.parts, golden) {
      #expect(
        abs(part.score - value) <= relative * value, "\(part.suffix) \(part.score) \(value)",
        sourceLocation: sourceLocation)
    }
    #expect(
      score.score == score.parts.map(\.score).reduce(0, +) / 4, sourceLocation: sourceLocation)
  }

  @Test func goldenValuesAreThere() { #expect(Self.cases.count == 24) }

  @Test("agrees with PyTorch in float64", arguments: cases)
  func agreesWithPyTorch(_ golden: VGG16Golden.Case) throws {
    let metric = VGG16Distance(weights: try narrowWeights(golden.preprocessing))
    let original = noise(1, width: golden.width, height: golden.height)
    let other =
      golden.pair == "near"
      ? Self.near(original) : noise(2, width: golden.width, height: golden.height)
    // A distance of 1e-5 of the maps' own size loses three digits to the maps' Float.
    Self.expect(
      try metric.score(other, original: original), golden.distances,
      relative: golden.pair == "near" ? 1e-3 : 1e-5)
  }

  @Test func agreesWithPyTorchUnderSeededWeights() throws {
    let golden = try #require(VGG16Golden.all?.seeded)
    let score = try VGG16Distance().score(
      noise(2, width: golden.width, height: golden.height),
      original: noise(1, width: golden.width, height: golden.height))
    Self.expect(score, golden.distances, relative: 1e-5)
  }

  @Test(
    "real reconstructions agree with PyTorch in float64",
    .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data/lee2019"))
  func realPairs() throws {
    let data = try #require(outsideData).appendingPathComponent("data")
    #expect(VGG16Golden.real.count == 3)
    let metric = try VGG16Distance()
    for golden in VGG16Golden.real {
      let original = try Image.read(data.appendingPathComponent("kodak/\(golden.image).png").path)
      let other = try Image.read(data.appendingPathComponent(golden.reconstruction).path)
      Self.expect(try metric.score(other, original: original), golden.distances, relative: 1e-5)
    }
  }

  @Test("strips give the whole image's value", arguments: [1, 500, 3000])
  func strips(pixels: Int) throws {
    let weights = try narrowWeights()
    let (original, other) = (noise(1, width: 61, height: 119), noise(2, width: 61, height: 119))
    let whole = try VGG16Distance(weights: weights).score(other, original: original)
    let strips = VGG16Distance(weights: weights, pixelsPerStrip: pixels)
    Self.expect(
      try strips.score(other, original: original), whole.parts.map(\.score), relative: 1e-6)
  }

  @Test(arguments: [100, 4000])
  func anOriginalBeyondTheBudgetGivesTheSameBits(pixels: Int) throws {
    let weights = try narrowWeights()
    let (original, other) = (noise(3, width: 75, height: 90), noise(4, width: 75, height: 90))
    let kept = VGG16Distance(weights: weights, pixelsPerStrip: pixels)
    let lockstep = VGG16Distance(weights: weights, referenceBudget: 0, pixelsPerStrip: pixels)
    #expect(
      try lockstep.score(other, original: original) == kept.score(other, original: original))
    #expect(try lockstep.score(original, original: original).score == 0)
  }

  @Test func sixteenBitsOfTheSamePictureScoreAlike() throws {
    let metric = VGG16Distance(weights: try narrowWeights())
    let (original, other) = (noise(1, width: 32, height: 32), noise(2, width: 32, height: 32))
    let eight = try metric.score(other, original: original)
    #expect(try metric.score(Self.widened(other), original: Self.widened(original)) == eight)
  }

  private static func widened(_ image: Image) -> Image {
    guard case .eight(let samples) = image.samples else { return image }
    return Image(
      width: image.width, height: image.height, samples: .sixteen(samples.map { UInt16($0) * 257 }))
  }

  @Test func imagesWithoutAnyPixelInTheDeepestMapAreRefused() throws {
    let metric = VGG16Distance(weights: try narrowWeights())
    let smallest = noise(1, width: 8, height: 8)
    #expect(try metric.score(noise(2, width: 8, height: 8), original: smallest).score > 0)
    for (width, height) in [(7, 100), (100, 7)] {
      let error = #expect(throws: MetricError.self) {
        _ = try metric.reference(for: noise(1, width: width, height: height))
      }
      guard case .tooSmall(metric: "vgg16", width, height, minimum: 8, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test func theDefinitionNamesTheWeights() throws {
    let seeded = try VGG16Distance().definition
    #expect(seeded.weights == "seeded VGG-16 (no training), seed 0")
    #expect(seeded.text.contains("weights " + VGG16Weights.seeded(0).digest))
    let narrow = VGG16Distance(weights: try narrowWeights()).definition
    #expect(narrow.weights.hasPrefix("narrow.safetensors, digest 98aa789b3348"))
    let caffe = VGG16Distance(weights: try narrowWeights("bgr-caffe")).definition
    #expect(Set([seeded, narrow, caffe].map(\.fingerprint)).count == 3)
  }

  @Test func weightsComeFromTheOptions() throws {
    let path = fixture("vgg/narrow.safetensors").path
    let metric = try VGG16Distance(options: MetricOptions(weights: ["vgg16": path]))
    #expect(metric.definition == VGG16Distance(weights: try narrowWeights()).definition)
    #expect(throws: WeightError.self) {
      _ = try VGG16Distance(options: MetricOptions(weights: ["vgg16": path + ".absent"]))
    }
  }

  @Test func memoryStaysBoundedForLargeImages() throws {
    let metric = try VGG16Distance()
    let kodak = metric.memory(width: 768, height: 512)
    #expect(kodak.reference > 768 * 512 * 480 && kodak.reference < 768 * 512 * 500)
    let large = metric.memory(width: 4000, height: 3000)
    #expect(large.reference + large.working < 2 << 30)
    // A map's width is the only thing that a pass grows with.
    #expect(metric.memory(width: 4000, height: 30000).working == large.working)
  }
}
