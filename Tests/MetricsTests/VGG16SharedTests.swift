import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing
import Weights

/// `vgg16` and `lpips-vgg` of one run share a pass where they have the same weights.
@Suite struct VGG16SharedTests {
  private static let weights = CalibratedGolden.weights.merging([
    "vgg16": fixture("calibrated/narrow.safetensors").path
  ]) { $1 }
  private static let original = noise(1, width: 90, height: 70)

  private func metrics(_ ids: [String], cores: CoreShare) throws -> [any Metric] {
    try ids.map {
      try MetricRegistry.entry($0).make(MetricOptions(weights: Self.weights, cores: cores))
    }
  }

  @Test("alone, shared, in any order and asked for twice: the same bits")
  func bits() throws {
    let others = (2..<5).map { noise($0, width: 90, height: 70) }
    var alone: [String: [MetricScore]] = [:]
    for id in ["vgg16", "lpips-vgg"] {
      let scorer = try metrics([id], cores: CoreShare())[0].scorer(for: Self.original)
      alone[id] = try others.map(scorer)
    }
    for ids in [["vgg16", "lpips-vgg"], ["lpips-vgg", "vgg16"]] {
      let scorers = try metrics(ids, cores: CoreShare()).map { try $0.scorer(for: Self.original) }
      for (place, other) in others.enumerated() {
        for _ in 0..<2 {
          for (id, scorer) in zip(ids, scorers) {
            #expect(try scorer(other) == alone[id]?[place], "\(ids)")
          }
        }
      }
    }
  }

  @Test("many callers at a time, more than are held for the other metric")
  func callers() async throws {
    let ids = ["vgg16", "lpips-vgg"]
    let scorers = try metrics(ids, cores: CoreShare()).map { try $0.scorer(for: Self.original) }
    let others = (2..<26).map { noise($0, width: 90, height: 70) }
    let first = try others.map(scorers[0])
    let last = try await withThrowingTaskGroup(of: (Int, MetricScore).self) { group in
      for (place, other) in others.enumerated() {
        group.addTask { (place, try scorers[1](other)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let alone = try metrics(["lpips-vgg"], cores: CoreShare())[0].scorer(for: Self.original)
    for (place, other) in others.enumerated() {
      #expect(try last[place] == alone(other))
    }
    #expect(Set(first.map(\.score)).count == others.count)
  }

  @Test func memoryIsThatOfTheMapsAndStaysBounded() throws {
    let options = MetricOptions(weights: Self.weights)
    for id in ["lpips-vgg", "dists"] {
      let metric = try MetricRegistry.entry(id).make(options)
      let large = metric.memory(width: 60_000, height: 40_000)
      #expect(metric.memory(width: 60_000, height: 80_000).working == large.working)
    }
  }
}
