internal import CKernels
internal import Imaging
internal import Layers
internal import Weights

/// One image's way through the network, step by step, with all the memory that this needs.
///
/// One owner at a time (`IdleStore` sees to it), hence unchecked.
final class VGG16Pass: @unchecked Sendable {
  let schedule: VGG16Schedule
  private let network: VGG16Network
  private let filters: VGG16Filters
  private let instructions: ck_instructions
  private let image: ImageRows
  /// The input of each layer.
  private let rings: [RowRing]
  private let layers: [ck_winograd_layer]
  private var scratch: KernelMemory
  private var team: KernelTeam

  init(
    _ network: VGG16Network, _ filters: VGG16Filters, _ schedule: VGG16Schedule,
    _ instructions: ck_instructions, _ team: KernelTeam
  ) {
    self.network = network
    self.filters = filters
    self.schedule = schedule
    self.instructions = instructions
    image = ImageRows(
      network.weights.preprocessing, width: schedule.width, height: schedule.height)
    rings = network.layers.indices.map { layer in
      RowRing(
        blocks: network.layers[layer].inBlocks, columns: schedule.columns(layer),
        height: schedule.height(layer), capacity: schedule.capacities[layer])
    }
    layers = network.layers.indices.map { place in
      var layer = schedule.kernelLayer(place, network)
      layer.filters = UnsafePointer(filters.layers[place].filters.start)
      layer.bias = UnsafePointer(filters.layers[place].bias.start)
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
  func store(_ step: Int, of picture: Image, into taps: UnsafeMutablePointer<Float>) {
    run(step, of: picture, CK_TAP_STORE, taps) { _, _ in }
  }

  /// Computes a step and adds each tap's squared differences to the stored tiles.
  func compare(
    _ step: Int, of picture: Image, with taps: UnsafeMutablePointer<Float>,
    adding sums: inout [Double]
  ) {
    run(step, of: picture, CK_TAP_COMPARE, taps) { sums[$0] += $1 }
  }

  private func run(
    _ step: Int, of picture: Image, _ mode: ck_tap, _ taps: UnsafeMutablePointer<Float>,
    add: (Int, Double) -> Void
  ) {
    var taps = taps
    for operation in schedule.steps[step] {
      switch operation {
      case .image(let rows):
        for row in rows { computeFirst(row, of: picture) }
      case .tiles(let layer, let rows):
        let tap = network.layers[layer].tap
        let sum = computeTiles(layer, rows, tap == nil ? CK_TAP_NONE : mode, taps)
        if let tap { add(tap, sum) }
        taps += schedule.tapCount(operation)
      }
    }
  }

  /// A row of conv1_1.
  private func computeFirst(_ row: Int, of picture: Image) {
    ck_rgb_convolve(
      instructions, Int32(VGG16Network.blocks(network.firstOutputs)), filters.first.filters.start,
      filters.first.bias.start, image.neighbours(of: row, in: picture), Int32(schedule.width),
      team.handle, rings[0].row(row), rings[0].blockStride)
  }

  private func computeTiles(
    _ layer: Int, _ rows: Range<Int>, _ mode: ck_tap, _ taps: UnsafeMutablePointer<Float>
  ) -> Double {
    let side = network.tile.rawValue
    let (first, last) = (rows.lowerBound * side, rows.upperBound * side)
    let end = min(last, schedule.height(layer))
    let inputs = (first - 1...last).map {
      Optional(UnsafePointer<Float>(rings[layer].row($0)))
    }
    let next = layer + 1 < rings.count ? rings[layer + 1] : nil
    let scale = network.layers[layer].pools ? 2 : 1
    // Behind the map's last row these are the zeros, which the kernel does not write.
    let outputs = (first / scale..<last / scale).map { next?.row($0) }
    return withUnsafePointer(to: layers[layer]) { parameters in
      inputs.withUnsafeBufferPointer { inputs in
        outputs.withUnsafeBufferPointer { outputs in
          var strip = ck_winograd_strip(
            rows: Int32(end - first), columns: Int32(schedule.width(layer)),
            in: inputs.baseAddress, in_stride: rings[layer].blockStride,
            out: next == nil ? nil : outputs.baseAddress, out_stride: next?.blockStride ?? 0,
            tap: mode, taps: taps)
          return ck_winograd_convolve(instructions, parameters, &strip, team.handle, scratch.start)
        }
      }
    }
  }
}
