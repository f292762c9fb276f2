import Foundation
import Imaging
import Metrics
import Results
import Tensors
import TestSupport
import Testing
import Weights

/// Laws that the local maps of every registered metric keep, and slow versions of each.
@Suite struct LocalMapTests {
  // Odd sizes: cells are cut off, poolings drop a row.
  private static let original = TestImages.ramps(width: 203, height: 181)
  private static let other = TestImages.ramps(width: 203, height: 181, noise: 12, seed: 4)

  static let metrics: [any LocallyResolved] = MetricRegistry.all.compactMap {
    try? $0.make(MetricOptions()) as? any LocallyResolved
  }

  private static func map(_ metric: any LocallyResolved, _ other: Image = other) throws -> LocalMap
  {
    try metric.localMapper(for: original)(other)
  }

  /// The same scale as the score: what PSNR and MS-SSIM are made of, and the distance itself.
  private static func loss(_ score: Double, _ metric: any LocallyResolved) -> Double {
    switch metric.descriptor.curveScale {
    case .identity: 255 * 255 / pow(10, score / 10)
    case .decibelsBelowOne: 1 - score
    case .negativeLogarithm: score
    }
  }

  @Test func psnrMSSSIMAndVGGHaveMaps() {
    #expect(Self.metrics.map(\.descriptor.id) == ["psnr", "ms-ssim", "vgg16"])
  }

  @Test(arguments: metrics.indices) func theWholePicturesLossIsTheMetricsOwn(place: Int) throws {
    let metric = Self.metrics[place]
    let score = try metric.score(Self.other, original: Self.original).score
    let ratio = try Self.map(metric).loss / Self.loss(score, metric)
    // Float against Double in MS-SSIM and in the sums of VGG-16.
    #expect(abs(ratio - 1) < (metric.descriptor.id == "psnr" ? 1e-12 : 2e-5), "\(ratio)")
  }

  @Test(arguments: metrics.indices) func theSamePictureHasNoLossAnywhere(place: Int) throws {
    let map = try Self.map(Self.metrics[place], Self.original)
    #expect(map.loss == 0 && map.loss(x: 64, y: 64, width: 64, height: 64) == 0)
  }

  @Test(arguments: metrics.indices) func errorShowsWhereItIs(place: Int) throws {
    guard case .eight(var samples) = Self.original.samples else { return }
    for y in 0..<96 {
      for index in 3 * 203 * y..<3 * (203 * y + 96) { samples[index] ^= 16 }
    }
    let other = Image(width: 203, height: 181, samples: .eight(samples))
    let map = try Self.map(Self.metrics[place], other)
    let near = map.loss(x: 0, y: 0, width: 96, height: 96)
    let far = map.loss(x: 112, y: 96, width: 91, height: 85)
    #expect(near > 8 * far, "\(near) \(far)")
  }

  @Test func aWindowsSquaredErrorIsThatOfTheCrops() throws {
    let map = try Self.map(Self.metrics[0])
    for (x, y, width, height) in [(0, 0, 16, 32), (32, 48, 128, 128), (192, 160, 11, 21)] {
      let crops = [Self.original, Self.other].map {
        $0.cropped(x: x, y: y, width: width, height: height).samples.onByteScale
      }
      let squares = zip(crops[0], crops[1]).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let expected = squares / Double(3 * width * height)
      #expect(abs(map.loss(x: x, y: y, width: width, height: height) / expected - 1) < 1e-12)
    }
  }

  @Test func aWindowOfVGGIsThatOfPlainMaps() throws {
    let map = try Self.map(Self.metrics[2])
    let weights = VGG16Weights.seeded(0)
    let maps = [Self.original, Self.other].map { PlainVGG16.tapped($0, weights) }
    let (x, y, side) = (64, 48, 96)
    let layers = zip(maps[0], maps[1]).enumerated().map { layer, pair -> Double in
      let (height, width) = (pair.0.shape[1], pair.0.shape[2])
      var sum = 0.0
      for channel in 0..<pair.0.shape[0] {
        for row in y >> layer..<(y + side) >> layer {
          for column in x >> layer..<(x + side) >> layer {
            let index = (channel * height + row) * width + column
            let difference = Double(pair.0.values[index]) - Double(pair.1.values[index])
            sum += difference * difference
          }
        }
      }
      return sum / Double(pair.0.shape[0] * (side >> layer) * (side >> layer))
    }
    let expected = layers.reduce(0, +) / 4
    #expect(abs(map.loss(x: x, y: y, width: side, height: side) / expected - 1) < 1e-4)
  }

  @Test(arguments: metrics.indices) func cellsAreTheLossesOfTheirWindows(place: Int) throws {
    let map = try Self.map(Self.metrics[place])
    let cells = map.cellLosses()
    #expect(cells.count == 1 + Self.metrics[place].descriptor.parts.count)
    #expect([map.columns, map.rows] == [13, 12] && cells.allSatisfy { $0.count == 13 * 12 })
    for (column, row) in [(0, 0), (6, 5), (12, 11)] {
      let (x, y) = (16 * column, 16 * row)
      let loss = map.loss(x: x, y: y, width: min(16, 203 - x), height: min(16, 181 - y))
      let cell = cells[0][row * 13 + column]
      #expect(cell == loss || cell.isNaN && loss.isNaN)
    }
  }

  /// Where all cells have as many numbers, the mean of a layer's map is the layer's score.
  @Test func theMapsOfVGGsLayersAverageToItsParts() throws {
    let pair = [0, 12].map { TestImages.ramps(width: 192, height: 176, noise: $0, seed: 4) }
    let cells = try Self.metrics[2].localMapper(for: pair[0])(pair[1]).cellLosses()
    let parts = try Self.metrics[2].score(pair[1], original: pair[0]).parts
    for (layer, part) in zip(cells.dropFirst(), parts) {
      let mean = layer.reduce(0, +) / Double(layer.count)
      #expect(abs(mean / part.score - 1) < 2e-5, "\(mean) \(part.score)")
    }
  }

  /// Scale 1 has a window centred at each pixel but the outer five: weighted by their number, the
  /// cells average to 1 - the scale's score.
  @Test func theMapOfAScaleAveragesToItsPart() throws {
    let cells = try Self.map(Self.metrics[1]).cellLosses()[1]
    let score = try Self.metrics[1].score(Self.other, original: Self.original)
    func centres(_ cell: Int, _ side: Int) -> Double {
      Double(min(16 * cell + 16, side - 5) - max(16 * cell, 5))
    }
    var sum = 0.0
    for row in 0..<12 {
      for column in 0..<13 {
        let count = max(0, centres(column, 203)) * max(0, centres(row, 181))
        if count > 0 { sum += cells[row * 13 + column] * count }
      }
    }
    let lack = sum / Double((203 - 10) * (181 - 10))
    #expect(abs(lack / (1 - score.parts[0].score) - 1) < 1e-4, "\(lack) \(score.parts[0])")
  }

  @Test func imagesThatDoNotFitAreRefused() {
    for metric in Self.metrics {
      #expect(throws: MetricError.self) {
        try Self.map(metric, TestImages.ramps(width: 203, height: 180))
      }
    }
  }
}
