internal import CKernels
internal import Imaging
internal import Layers
internal import Weights

/// One image's way through the network, step by step, with all the memory that this needs.
///
/// One owner at a time (`IdleStore` sees to it), so it is unchecked.
final class VGG16Pass: @unchecked Sendable {
  /// The use of an operation's tapped tiles.
  struct Taps {
    /// Tiles whose squared differences are wanted.
    var compared: UnsafePointer<Float>?
    /// Room for the tiles themselves.
    var stored: UnsafeMutablePointer<Float>?
  }

  let schedule: VGG16Schedule
  private let network: VGG16Network
  private let first: VGG16Filters.Layer
  private let instructions: ck_instructions
  private let image: ImageRows
  /// The input of each layer.
  private let rings: [RowRing]
  /// The output of each layer behind which an L2 pooling follows.
  private let poolings: [RowRing?]
  private let layers: [ck_winograd_layer]
  private var scratch: KernelMemory
  private(set) var team: KernelTeam

  /// - Parameter filters: of conv1_1, then of each of the network's layers, which it must outlive.
  init(
    _ network: VGG16Network, _ filters: [VGG16Filters.Layer], _ schedule: VGG16Schedule,
    _ instructions: ck_instructions, _ team: KernelTeam
  ) {
    self.network = network
    self.schedule = schedule
    self.instructions = instructions
    first = filters[0]
    image = ImageRows(
      network.weights.preprocessing, width: schedule.width, height: schedule.height)
    rings = network.layers.indices.map { layer in
      RowRing(
        blocks: network.layers[layer].inBlocks, columns: schedule.columns(layer),
        height: schedule.height(layer), capacity: schedule.capacities[layer])
    }
    poolings = network.layers.indices.map { layer in
      let capacity = schedule.poolingCapacities[layer]
      guard capacity > 0 else { return nil }
      return RowRing(
        blocks: network.layers[layer].outBlocks, columns: schedule.columns(layer),
        height: schedule.height(layer), capacity: capacity)
    }
    layers = network.layers.indices.map { place in
      var layer = schedule.kernelLayer(place, network)
      layer.filters = UnsafePointer(filters[place + 1].filters.start)
      layer.bias = UnsafePointer(filters[place + 1].bias.start)
      return layer
    }
    self.team = team
    scratch = KernelMemory(count: schedule.scratchCount(network, members: team.members))
  }

  /// Goes back to the top of an image, with so many threads.
  func begin(threads: Int) {
    image.begin()
    let members = KernelTeam.size(threads)
    guard members != team.members else { return }
    team = KernelTeam(members)
    scratch = KernelMemory(count: schedule.scratchCount(network, members: members))
  }

  /// Computes a step and stores its tapped tiles; the steps of an image must follow each other.
  ///
  /// - Throws: `CancellationError` only.
  func store(_ step: Int, of picture: Image, into taps: UnsafeMutablePointer<Float>) throws {
    var taps = taps
    for operation in schedule.steps[step] {
      _ = try run(operation, of: picture, Taps(stored: taps))
      taps += schedule.tapCount(operation)
    }
  }

  /// Carries out one operation; the operations of an image must follow each other.
  ///
  /// - Returns: the sum of the squared differences to the tiles it is compared with.
  /// - Throws: `CancellationError`, before the operation; the pass then needs `begin`.
  func run(
    _ operation: VGG16Schedule.Operation, of picture: Image, _ taps: Taps = Taps()
  ) throws -> Double {
    try Cancellation.check()
    switch operation {
    case .image(let rows):
      for row in rows { computeFirst(row, of: picture) }
      return 0
    case .tiles(let layer, let rows):
      return computeTiles(layer, rows, network.layers[layer].tap == nil ? Taps() : taps)
    case .pooling(let layer, let rows):
      pool(layer, rows)
      return 0
    }
  }

  /// A row of conv1_1.
  private func computeFirst(_ row: Int, of picture: Image) {
    ck_rgb_convolve(
      instructions, Int32(VGG16Network.blocks(network.firstOutputs)), first.filters.start,
      first.bias.start, image.neighbours(of: row, in: picture), Int32(schedule.width),
      team.handle, rings[0].row(row), rings[0].blockStride)
  }

  private func computeTiles(_ layer: Int, _ rows: Range<Int>, _ taps: Taps) -> Double {
    let side = network.tile.rawValue
    let (first, last) = (rows.lowerBound * side, rows.upperBound * side)
    let end = min(last, schedule.height(layer))
    let inputs = (first - 1...last).map {
      Optional(UnsafePointer<Float>(rings[layer].row($0)))
    }
    let next = poolings[layer] ?? (layer + 1 < rings.count ? rings[layer + 1] : nil)
    let scale = layers[layer].pool == 1 ? 2 : 1
    // Behind the map's last row these are the zeros, which the kernel does not write.
    let outputs = (first / scale..<last / scale).map { next?.row($0) }
    return withUnsafePointer(to: layers[layer]) { parameters in
      inputs.withUnsafeBufferPointer { inputs in
        outputs.withUnsafeBufferPointer { outputs in
          var strip = ck_winograd_strip(
            rows: Int32(end - first), columns: Int32(schedule.width(layer)),
            in: inputs.baseAddress, in_stride: rings[layer].blockStride,
            out: next == nil ? nil : outputs.baseAddress, out_stride: next?.blockStride ?? 0,
            compared: taps.compared, stored: taps.stored)
          return ck_winograd_convolve(instructions, parameters, &strip, team.handle, scratch.start)
        }
      }
    }
  }

  private func pool(_ layer: Int, _ rows: Range<Int>) {
    guard let from = poolings[layer] else { return }
    let to = rings[layer + 1]
    let inputs = (2 * rows.lowerBound - 1...2 * rows.upperBound - 1).map {
      Optional(UnsafePointer<Float>(from.row($0)))
    }
    let outputs = rows.map { Optional(to.row($0)) }
    ck_l2_pool(
      instructions, Int32(network.layers[layer].outBlocks), Int32(rows.count),
      Int32(schedule.width(layer + 1)), inputs, from.blockStride, outputs, to.blockStride,
      team.handle)
  }
}
