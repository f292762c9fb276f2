import Metrics
import Testing
import Weights

struct VGG16ScheduleTests {
  /// Layers from conv1_2 to conv5_3: poolings before each, and which are tapped.
  private static let poolings = [0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
  private static let tapped = [0, 2, 5, 8, 11]

  /// Carries a schedule out on row numbers alone.
  private struct Rows {
    let tile: Int
    let height: Int
    let layers: Int
    let l2: Bool
    var inputEnds = poolings.map { _ in 0 }
    var tileEnds = poolings.map { _ in 0 }

    init(tile: Int, height: Int, taps: Int, l2: Bool) {
      (self.tile, self.height, self.l2) = (tile, height, l2)
      layers = tapped[taps - 1] + 1
    }

    func height(_ layer: Int) -> Int {
      let poolings = poolings[layer]
      return l2 ? (height + (1 << poolings) - 1) >> poolings : height >> poolings
    }

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
          let isPooled = tapped.contains(layer)
          if layer + 1 < layers && !(isPooled && l2) {
            inputEnds[layer + 1] = isPooled ? end / 2 : end
          }
        }
        return rows.lowerBound == tileEnds[layer]
          && inputEnds[layer] >= min(rows.upperBound * tile + 1, height(layer))
      case .pooling(let layer, let rows):
        defer { inputEnds[layer + 1] = rows.upperBound }
        let outputEnd = min(tileEnds[layer] * tile, height(layer))
        return l2 && tapped.contains(layer) && rows.lowerBound == inputEnds[layer + 1]
          && rows.upperBound <= height(layer + 1)
          && (2 * rows.upperBound <= outputEnd || outputEnd == height(layer))
      }
    }

    /// Rows of a layer's input that its next tiles still read.
    func held(_ layer: Int) -> Int { inputEnds[layer] - max(0, tileEnds[layer] * tile - 1) }
  }

  @Test(
    "every row once, after the rows that it reads, while these are held",
    arguments: [(VGG16Tile.four, 4, false), (.six, 4, false), (.six, 5, false), (.four, 5, true)],
    [(8, 8), (16, 16), (13, 41), (9, 63), (75, 1190), (768, 512), (2049, 1365), (4000, 100)])
  func order(
    network: (tile: VGG16Tile, taps: Int, l2: Bool), size: (width: Int, height: Int)
  ) throws {
    let (tile, taps) = (network.tile, network.taps)
    guard taps == 4 || network.l2 || min(size.width, size.height) >= 16 else { return }
    let schedule = VGG16Schedule(
      try narrowWeights(), tile: tile, taps: taps, l2: network.l2, width: size.width,
      height: size.height)
    var rows = Rows(tile: tile.rawValue, height: size.height, taps: taps, l2: network.l2)
    var greatest = schedule.capacities.map { _ in 0 }
    for operation in schedule.steps.joined() {
      let isRight = rows.run(operation)
      #expect(isRight, "\(operation)")
      for layer in greatest.indices { greatest[layer] = max(greatest[layer], rows.held(layer)) }
    }
    #expect(greatest == schedule.capacities)
    for layer in Self.tapped.prefix(taps) {
      let tiles = (rows.height(layer) + tile.rawValue - 1) / tile.rawValue
      #expect(rows.tileEnds[layer] == tiles, "layer \(layer)")
    }
  }

  @Test func memoryDoesNotGrowWithTheHeight() throws {
    let weights = try narrowWeights()
    for width in [8, 768, 4000] {
      let tall = VGG16Schedule(weights, tile: .six, taps: 4, width: width, height: 30_000)
      let taller = VGG16Schedule(weights, tile: .six, taps: 4, width: width, height: 60_000)
      #expect(tall.capacities == taller.capacities)
    }
  }
}
