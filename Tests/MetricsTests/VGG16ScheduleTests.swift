import Metrics
import Testing
import Weights

struct VGG16ScheduleTests {
  /// Layers from conv1_2 to conv4_3: poolings before each, and which are pooled or tapped.
  private static let poolings = [0, 1, 1, 2, 2, 2, 3, 3, 3]
  private static let pooled: Set = [0, 2, 5]
  private static let tapped = [0, 2, 5, 8]

  /// Carries a schedule out on row numbers alone.
  private struct Rows {
    let tile: Int
    let height: Int
    var inputEnds = poolings.map { _ in 0 }
    var tileEnds = poolings.map { _ in 0 }

    func height(_ layer: Int) -> Int { height >> poolings[layer] }

    /// - Returns: whether the rows that the operation reads are there and its own rows are new.
    mutating func run(_ operation: VGG16Schedule.Operation) -> Bool {
      switch operation {
      case .image(let rows):
        defer { inputEnds[0] = rows.upperBound }
        return rows.lowerBound == inputEnds[0] && rows.upperBound <= height
      case .tiles(let layer, let rows):
        defer {
          tileEnds[layer] = rows.upperBound
          let end = min(rows.upperBound * tile, height(layer))
          if layer + 1 < inputEnds.count {
            inputEnds[layer + 1] = pooled.contains(layer) ? end / 2 : end
          }
        }
        return rows.lowerBound == tileEnds[layer]
          && inputEnds[layer] >= min(rows.upperBound * tile + 1, height(layer))
      }
    }

    /// Rows of a layer's input that its next tiles still read.
    func held(_ layer: Int) -> Int { inputEnds[layer] - max(0, tileEnds[layer] * tile - 1) }
  }

  @Test(
    "every row once, after the rows that it reads, while these are held",
    arguments: VGG16Tile.allCases,
    [(8, 8), (13, 41), (9, 63), (75, 1190), (768, 512), (2049, 1365), (4000, 100)])
  func order(tile: VGG16Tile, size: (width: Int, height: Int)) throws {
    let schedule = VGG16Schedule(
      try narrowWeights(), tile: tile, width: size.width, height: size.height)
    var rows = Rows(tile: tile.rawValue, height: size.height)
    var greatest = Self.poolings.map { _ in 0 }
    for operation in schedule.steps.joined() {
      let isRight = rows.run(operation)
      #expect(isRight, "\(operation)")
      for layer in greatest.indices { greatest[layer] = max(greatest[layer], rows.held(layer)) }
    }
    #expect(greatest == schedule.capacities)
    for layer in Self.tapped {
      let tiles = (rows.height(layer) + tile.rawValue - 1) / tile.rawValue
      #expect(rows.tileEnds[layer] == tiles, "layer \(layer)")
    }
  }

  @Test func memoryDoesNotGrowWithTheHeight() throws {
    let weights = try narrowWeights()
    for width in [8, 768, 4000] {
      let tall = VGG16Schedule(weights, tile: .six, width: width, height: 30_000)
      let taller = VGG16Schedule(weights, tile: .six, width: width, height: 60_000)
      #expect(tall.capacities == taller.capacities)
    }
  }
}
