import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// Laws that every registered metric keeps: a new metric is tested by being registered.
@Suite struct MetricLawsTests {
  /// Variants of a metric say the same again, so answers count them once.
  @Test func variantsAreOfMetricsThatAreNone() {
    let descriptors = MetricRegistry.all.map(\.descriptor)
    for descriptor in descriptors {
      if let other = descriptor.variantOf {
        #expect(descriptors.contains { $0.id == other && $0.variantOf == nil }, "\(descriptor.id)")
      }
      let rules = ["-matlab", "-jpeg-ai", "-pyiqa", "-piq", "-pytorch", "-phases", "-joint"]
      if rules.contains(where: descriptor.id.hasSuffix) {
        #expect(descriptor.variantOf != nil, "\(descriptor.id)")
      }
      #expect(descriptor.framed(16).variantOf == descriptor.id)
    }
  }

  @Test func theDefaultsAndTheSetsAreRegistered() {
    // VMAF is computed by a program.
    let ids = (MetricSet.usual + MetricSet.all.flatMap(\.ids)).filter { $0 != "vmaf" }
    #expect(ids.allSatisfy(MetricRegistry.ids.contains))
    #expect(MetricSet.usual == MetricRegistry.all.filter { !$0.onRequest }.map(\.descriptor.id))
  }

  static let ids =
    MetricRegistry.all.map(\.descriptor.id) + ["psnr-frame4", "ms-ssim-frame4", "vgg16-frame4"]
  static let original = TestImages.ramps(width: 192, height: 184)

  static func noisy(_ noise: Int) -> Image {
    TestImages.ramps(width: 192, height: 184, noise: noise, seed: 11)
  }

  /// For metrics that have no default: a narrow network with random factors.
  static let weights = CalibratedGolden.weights
  static let options = MetricOptions(weights: weights)

  /// Metrics on a linear scale whose best is no infinity.
  static let caps = [
    "psnr-pyiqa": 80.0, "vif-p": 1, "vif-p-matlab": 1, "vif-p-jpeg-ai": 1, "ssimulacra2": 100,
  ]

  @Test(arguments: ids) func identicalImagesAreBest(id: String) throws {
    let metric = try MetricRegistry.entry(id).make(Self.options)
    let best = try metric.selfScore(Self.original).score
    switch metric.descriptor.curveScale {
    case .identity: #expect(best == Self.caps[id] ?? .infinity)
    case .decibelsBelowOne: #expect(best == 1)
    case .negativeLogarithm: #expect(best == 0)
    }
  }

  @Test(arguments: ids) func moreNoiseIsWorse(id: String) throws {
    let metric = try MetricRegistry.entry(id).make(Self.options)
    let scores = try [2, 8, 32, 120].map { noise in
      try metric.score(Self.noisy(noise), original: Self.original).score
    }
    let worsening = metric.descriptor.orientation == .higherIsBetter ? scores.reversed() : scores
    #expect(worsening == worsening.sorted() && Set(scores).count == scores.count, "\(scores)")
    #expect(scores.filter(\.isFinite).count == scores.count)
  }

  @Test(arguments: ids) func theSameInputGivesTheSameBits(id: String) async throws {
    let metric = try MetricRegistry.entry(id).make(Self.options)
    let first = try metric.score(Self.noisy(20), original: Self.original)
    let others = try await withThrowingTaskGroup(of: MetricScore.self) { group in
      for _ in 0..<4 {
        group.addTask { try metric.score(Self.noisy(20), original: Self.original) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(others.allSatisfy { $0 == first })
  }

  @Test(arguments: ids) func otherSizesAndDepthsAreRefused(id: String) throws {
    let metric = try MetricRegistry.entry(id).make(Self.options)
    let taller = TestImages.ramps(width: 192, height: 192)
    #expect(throws: MetricError.sizes(original: [192, 184], reconstruction: [192, 192])) {
      try metric.score(taller, original: Self.original)
    }
    #expect(throws: MetricError.depths(original: 8, reconstruction: 16)) {
      try metric.score(Self.original.widened, original: Self.original)
    }
  }

  @Test(arguments: ids) func partsAreThoseOfTheDescriptor(id: String) throws {
    let metric = try MetricRegistry.entry(id).make(Self.options)
    let score = try metric.selfScore(Self.original)
    #expect(score.parts.map(\.suffix) == metric.descriptor.parts)
  }

  @Test(arguments: ids) func optionsThatChangeTheNumberChangeTheFingerprint(id: String) throws {
    let entry = try MetricRegistry.entry(id)
    let options = [
      Self.options, MetricOptions(alpha: .black, weights: Self.weights),
      MetricOptions(depth: .match, weights: Self.weights),
    ]
    let fingerprints = try options.map { try entry.make($0).definition.fingerprint }
    #expect(Set(fingerprints).count == options.count)
    #expect(fingerprints.allSatisfy { $0.count == 12 })
  }

  @Test func idsAreUniqueAndUnknownOnesAreAnswered() {
    #expect(Set(Self.ids).count == Self.ids.count)
    #expect(throws: MetricError.unknown(id: "pnsr", known: MetricRegistry.ids)) {
      try MetricRegistry.entry("pnsr")
    }
  }
}
