import Foundation
import Imaging
import Layers
import Metrics
import Results
import Tensors
import TestSupport
import Testing
import Weights

/// Metrics under trained weights against the packages in float64, score by score.
@Suite(.enabled(if: TrainedGolden.weights != nil, InstalledWeights.remedy))
struct TrainedScoresTests {
  private func score(
    _ id: String, _ pair: TrainedGolden.Pair, exact: Bool = false
  ) throws -> MetricScore? {
    let weights = try #require(TrainedGolden.weights)
    guard let (original, other) = try pair.pictures(outsideData) else { return nil }
    return try scored(id, other, original, MetricOptions(weights: weights, exact: exact))
  }

  @Test("formulas", arguments: TrainedGolden.metrics)
  func formulas(id: String) throws {
    let pairs = TrainedGolden.pairs.filter { $0.kind == "formula" }
    #expect(pairs.count == 9)
    for pair in pairs { try compare(id, pair, pair.relative) }
  }

  @Test(
    "photographs", .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data"),
    arguments: TrainedGolden.metrics)
  func photographs(id: String) throws {
    let pairs = TrainedGolden.pairs.filter { $0.kind != "formula" }
    #expect(pairs.count == 12)
    for pair in pairs { try compare(id, pair, pair.relative) }
  }

  @Test(
    "what is exact agrees wherever the images are", arguments: TrainedGolden.metrics.dropFirst())
  func exact(id: String) throws {
    for pair in TrainedGolden.pairs.prefix(6) { try compare(id, pair, 1e-5, exact: true) }
  }

  private func compare(
    _ id: String, _ pair: TrainedGolden.Pair, _ relative: Double, exact: Bool = false
  ) throws {
    guard let score = try score(id, pair, exact: exact) else { return }
    let golden = try #require(pair.scores[id])
    #expect(
      abs(score.score / golden.score - 1) <= relative,
      "\(id), \(pair.testDescription): \(score.score) for \(golden.score)")
    for (part, expected) in zip(score.parts, golden.parts) {
      #expect(
        abs(part.score - expected) <= 10 * relative * expected,
        "\(id), \(pair.testDescription), \(part.suffix)")
    }
  }

  /// The authors' own values, as many digits as they print.
  @Test(
    .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data/calibration"),
    arguments: [("dists", "dists"), ("lpips-alex", "lpips")])
  func officialValues(id: String, row: String) throws {
    let path = try #require(outsideData).appendingPathComponent("data/calibration/official.csv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    let fields = try #require(lines.first { $0.hasPrefix(row + ",") }).split(separator: ",")
    for (place, name) in ["I03", "I06", "I19"].enumerated() {
      let text = fields[1 + place]
      let digits = text.count - 2
      let pair = try #require(TrainedGolden.pairs.first { $0.name == name })
      let score = try #require(try score(id, pair)).score
      let unit = pow(10, -Double(digits))
      #expect(abs(score - (Double(text) ?? .nan)) <= 0.5 * unit, "\(id), \(name): \(score)")
    }
  }
}

/// Every layer of the trained networks.
@Suite(.enabled(if: TrainedGolden.weights != nil, InstalledWeights.remedy))
struct TrainedLayersTests {
  private static let picture = TrainedGolden.formula(96, 80)

  private func compare(
    _ map: Tensor, _ golden: TrainedGolden.Layer, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let sum = map.values.reduce(0.0) { $0 + Double($1) }
    let count = map.values.count
    let largest = golden.samples.max() ?? 0
    #expect(
      abs(sum / golden.sum - 1) <= 1e-5, "\(golden.name)", sourceLocation: sourceLocation)
    for (place, sample) in golden.samples.enumerated() {
      let found = Double(map.values[(2 * place + 1) * count / 128])
      #expect(
        abs(found - sample) <= 3e-5 * largest, "\(golden.name), \(place): \(found) for \(sample)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("VGG-16, plain and fast", arguments: [false, true])
  func vgg16(l2: Bool) throws {
    let path = try #require(InstalledWeights.path("vgg16"))
    let weights = try VGG16Weights(file: WeightFile.read(path))
    let golden = try #require(TrainedGolden.layers[l2 ? "dists" : "vgg16"])
    let plain = PlainVGG16.maps(
      Self.picture, weights, pooling: l2 ? L2Pool2D() : MaxPool2D())
    #expect(plain.map(\.name) == golden.map(\.name))
    for (map, layer) in zip(plain, golden) { compare(map.map, layer) }
    let tapped = golden.filter { CalibratedVGG16.taps.contains($0.name) }
    for tile in VGG16Tile.allCases {
      let fast = try FastVGG16.tapped(Self.picture, weights, tile: tile, l2: l2)
      #expect(fast.count == tapped.count)
      for (map, layer) in zip(fast, tapped) { compare(map, layer) }
    }
  }

  @Test func alexNet() throws {
    let path = try #require(InstalledWeights.path("lpips-alex"))
    let weights = try CalibratedAlexNet(file: WeightFile.read(path))
    let golden = try #require(TrainedGolden.layers["alexnet"])
    let maps = try AlexNet.maps(Self.picture, weights)
    #expect(maps.count == 5 && golden.count == 5)
    for (map, layer) in zip(maps, golden) { compare(map, layer) }
  }
}
