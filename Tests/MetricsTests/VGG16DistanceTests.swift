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

  @Test("agrees with PyTorch in float64", arguments: cases, VGG16Tile.allCases)
  func agreesWithPyTorch(_ golden: VGG16Golden.Case, tile: VGG16Tile) throws {
    let metric = VGG16Distance(weights: try narrowWeights(golden.preprocessing), tile: tile)
    let original = noise(1, width: golden.width, height: golden.height)
    let other =
      golden.pair == "near"
      ? Self.near(original) : noise(2, width: golden.width, height: golden.height)
    // A distance of 1e-5 of the maps' own size loses three digits to the maps' Float; relu4_3 of an
    // 8x8 image, ten numbers in all, loses more than a digit besides to Winograd's method.
    let relative = golden.pair == "noise" ? 1e-4 : golden.width == 8 ? 3e-2 : 1e-3
    Self.expect(try metric.score(other, original: original), golden.distances, relative: relative)
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

  @Test("any size gives what plain layers give", arguments: [(8, 8), (13, 41), (75, 90), (50, 31)])
  func agreesWithPlainLayers(width: Int, height: Int) throws {
    let (original, other) = (
      noise(5, width: width, height: height), noise(6, width: width, height: height)
    )
    for preprocessing in ["rgb-imagenet", "bgr-caffe"] {
      let weights = try narrowWeights(preprocessing)
      let plain = PlainVGG16.distances(original, other, weights)
      for tile in VGG16Tile.allCases {
        Self.expect(
          try VGG16Distance(weights: weights, tile: tile).score(other, original: original), plain,
          relative: 1e-4)
      }
    }
  }

  @Test("an original beyond the budget gives the same bits", arguments: VGG16Tile.allCases)
  func beyondTheBudget(tile: VGG16Tile) throws {
    let weights = try narrowWeights()
    let (original, other) = (noise(3, width: 75, height: 1190), noise(4, width: 75, height: 1190))
    let kept = VGG16Distance(weights: weights, tile: tile)
    let sideBySide = VGG16Distance(weights: weights, referenceBudget: 0, tile: tile)
    #expect(
      try sideBySide.score(other, original: original) == kept.score(other, original: original))
    #expect(try sideBySide.score(original, original: original).score == 0)
    #expect(try kept.score(original, original: original).score == 0)
  }

  @Test func portableInstructionsGiveTheSameBits() throws {
    let weights = try narrowWeights()
    let (original, other) = (noise(3, width: 61, height: 47), noise(4, width: 61, height: 47))
    let fast = VGG16Distance(weights: weights)
    let portable = VGG16Distance(weights: weights, portable: true)
    #expect(try portable.score(other, original: original) == fast.score(other, original: original))
    #expect(portable.definition == fast.definition)
  }

  @Test("concurrent callers, and memory used before, give the same bits")
  func concurrentCallers() async throws {
    let metric = VGG16Distance(weights: try narrowWeights())
    let original = noise(1, width: 90, height: 61)
    let reference = try metric.reference(for: original)
    let others = (2..<8).map { noise($0, width: 90, height: 61) }
    let alone = try others.map {
      try VGG16Distance(weights: narrowWeights()).score($0, original: original)
    }
    let together = try await withThrowingTaskGroup(of: (Int, MetricScore).self) { group in
      for (place, other) in others.enumerated() {
        group.addTask { (place, try metric.score(other, against: reference)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(others.indices.map { together[$0] } == alone)
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
    #expect(seeded.text.contains("winograd f6x6"))
    let narrow = VGG16Distance(weights: try narrowWeights()).definition
    #expect(narrow.weights.hasPrefix("narrow.safetensors, digest 98aa789b3348"))
    let caffe = VGG16Distance(weights: try narrowWeights("bgr-caffe")).definition
    let four = VGG16Distance(weights: try narrowWeights(), tile: .four).definition
    #expect(Set([seeded, narrow, caffe, four].map(\.fingerprint)).count == 4)
  }

  @Test func weightsComeFromTheOptions() throws {
    let path = fixture("vgg/narrow.safetensors").path
    let metric = try VGG16Distance(options: MetricOptions(weights: ["vgg16": path]))
    #expect(metric.definition == VGG16Distance(weights: try narrowWeights()).definition)
    #expect(throws: WeightError.self) {
      _ = try VGG16Distance(options: MetricOptions(weights: ["vgg16": path + ".absent"]))
    }
  }

  @Test func exactMeansSmallerTiles() throws {
    let path = fixture("vgg/narrow.safetensors").path
    let metric = try VGG16Distance(
      options: MetricOptions(weights: ["vgg16": path], exact: true))
    #expect(metric.definition.text.contains("winograd f4x4"))
    #expect(
      metric.definition == VGG16Distance(weights: try narrowWeights(), tile: .four).definition)
  }

  @Test func memoryStaysBoundedForLargeImages() throws {
    let metric = try VGG16Distance()
    let kodak = metric.memory(width: 768, height: 512)
    #expect(kodak.reference + kodak.working < 500 << 20)
    let camera = metric.memory(width: 2048, height: 1365)
    #expect(camera.reference + camera.working < 1000 << 20)
    let large = metric.memory(width: 6000, height: 4000)
    #expect(large.reference + large.working < 1500 << 20)
    // The image itself is the only thing that grows with the height.
    #expect(metric.memory(width: 6000, height: 40000).working == large.working)
  }
}
