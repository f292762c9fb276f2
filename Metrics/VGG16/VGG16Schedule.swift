internal import Weights

/// In which order the rows of an image's maps are computed, and how many of each must be held.
///
/// Depth first: a strip of the last map asks for the rows that it reads, and so on up to the image.
/// Every row is computed once, each layer holds only the rows that the next one still needs, and
/// the memory does not depend on the image's height. Follows from the image's size and the network
/// alone, so that the sums always have the same order.
package struct VGG16Schedule: Sendable {
  package enum Operation: Sendable, Equatable {
    /// Rows of conv1_1, for the first of `layers`.
    case image(rows: Range<Int>)
    /// Rows of tiles of a layer.
    case tiles(layer: Int, rows: Range<Int>)
    /// Rows of the L2 pooling behind a layer.
    case pooling(layer: Int, rows: Range<Int>)
  }

  /// Operations between one strip of the last map and the next.
  package private(set) var steps: [[Operation]] = []
  /// Rows of each layer's input that are held at a time.
  package private(set) var capacities: [Int]
  /// Rows of each layer's output that are held for the pooling behind it; 0 where none is needed.
  package private(set) var poolingCapacities: [Int]
  /// Numbers of the tapped tiles, by steps.
  private(set) var tapCounts: [Int] = []

  let width: Int
  let height: Int
  private let network: VGG16Network
  /// Rows of each layer's input, and rows of tiles of its output, that are done.
  private var inputEnds: [Int]
  private var tileEnds: [Int]
  private var step: [Operation] = []

  package init(
    _ weights: VGG16Weights, tile: VGG16Tile, taps: Int, l2: Bool = false, width: Int, height: Int
  ) {
    self.init(
      VGG16Network(weights, tile: tile, taps: taps, pooling: l2 ? .l2 : .maximum), width: width,
      height: height)
  }

  init(_ network: VGG16Network, width: Int, height: Int) {
    self.width = width
    self.height = height
    self.network = network
    capacities = network.layers.map { _ in 0 }
    poolingCapacities = capacities
    inputEnds = capacities
    tileEnds = capacities
    let last = layers.count - 1
    while tileEnds[last] < tileRows(last) {
      computeStrip(last)
      // Tapped rows that no further layer reads: poolings drop an odd last row.
      if tileEnds[last] == tileRows(last) {
        for layer in layers.indices where layers[layer].tap != nil {
          while tileEnds[layer] < tileRows(layer) { computeStrip(layer) }
        }
      }
      finishStep()
    }
  }

  private var layers: [VGG16Network.Layer] { network.layers }
  var tile: VGG16Tile { network.tile }

  /// Height and width of a layer's map before the pooling behind it.
  func height(_ layer: Int) -> Int { network.side(height, poolings: poolings(layer)) }
  func width(_ layer: Int) -> Int { network.side(width, poolings: poolings(layer)) }
  func poolings(_ layer: Int) -> Int { layers[layer].poolings }
  func tap(_ layer: Int) -> Int? { layers[layer].tap }
  func tilesAcross(_ layer: Int) -> Int { tiles(width(layer)) }
  private func tileRows(_ layer: Int) -> Int { tiles(height(layer)) }
  private func tiles(_ extent: Int) -> Int { (extent + tile.rawValue - 1) / tile.rawValue }

  /// Rows of tiles that a layer computes at a time: about as many tiles as it has in memory.
  private func tileRowsAtOnce(_ layer: Int) -> Int {
    let across = tilesAcross(layer)
    let wanted = tile.tilesAtOnce(poolings: layers[layer].poolings)
    return min(max(1, (wanted + across / 2) / across), tileRows(layer))
  }

  /// Tiles of a layer's full strip.
  func tilesPerStrip(_ layer: Int) -> Int { tileRowsAtOnce(layer) * tilesAcross(layer) }

  private mutating func computeStrip(_ layer: Int) {
    let side = tile.rawValue
    let first = tileEnds[layer]
    let end = min(first + tileRowsAtOnce(layer), tileRows(layer))
    let outputEnd = min(end * side, height(layer))
    provideInput(layer, to: min(end * side + 1, height(layer)))
    step.append(.tiles(layer: layer, rows: first..<end))
    tileEnds[layer] = end
    if layer + 1 < layers.count { provideOutput(layer, to: outputEnd) }
  }

  /// Makes the next layer's input of a layer's rows before `end`.
  private mutating func provideOutput(_ layer: Int, to end: Int) {
    guard layers[layer].pools else { return extendInput(layer + 1, to: end) }
    guard network.pooling == .l2 else { return extendInput(layer + 1, to: end / 2) }
    // A pooled row reads one row above and one below its own, which may be missing at the end.
    let first = inputEnds[layer + 1]
    let pooledEnd = end == height(layer) ? height(layer + 1) : end / 2
    poolingCapacities[layer] = max(poolingCapacities[layer], end - max(0, 2 * first - 1))
    guard pooledEnd > first else { return }
    step.append(.pooling(layer: layer, rows: first..<pooledEnd))
    extendInput(layer + 1, to: pooledEnd)
  }

  private mutating func provideInput(_ layer: Int, to end: Int) {
    if layer == 0, inputEnds[0] < end {
      step.append(.image(rows: inputEnds[0]..<end))
      extendInput(0, to: end)
    }
    while inputEnds[layer] < end { computeStrip(layer - 1) }
  }

  private mutating func extendInput(_ layer: Int, to end: Int) {
    inputEnds[layer] = end
    // Tiles read one row above their own.
    let firstNeeded = max(0, tileEnds[layer] * tile.rawValue - 1)
    capacities[layer] = max(capacities[layer], end - firstNeeded)
  }

  private mutating func finishStep() {
    steps.append(step)
    tapCounts.append(step.reduce(0) { $0 + tapCount($1) })
    step = []
  }

  /// Numbers that an operation adds to the tapped tiles.
  func tapCount(_ operation: Operation) -> Int {
    guard case .tiles(let layer, let rows) = operation, layers[layer].tap != nil else { return 0 }
    return rows.count * tilesAcross(layer) * layers[layer].outBlocks * 16
      * tile.rawValue * tile.rawValue
  }

  /// Numbers of the tapped tiles of the largest operation.
  var largestTapCount: Int { steps.joined().map(tapCount).max() ?? 0 }

  /// Numbers of the tapped tiles of the whole image.
  var tapCount: Int { tapCounts.reduce(0, +) }
}
