internal import CKernels
internal import Layers
internal import Synchronization
internal import Tensors
internal import Weights

/// The network's numbers as the kernels want them.
struct VGG16Filters: Sendable {
  struct Layer: Sendable {
    let filters: KernelMemory
    let bias: KernelMemory
  }

  let first: Layer
  let layers: [Layer]

  init(_ network: VGG16Network, _ instructions: ck_instructions, _ team: KernelTeam) {
    let convolutions = network.weights.convolutions
    func bias(_ place: Int) -> KernelMemory {
      let values = convolutions[place].bias.values
      return KernelMemory(
        values, count: VGG16Network.blocks(values.count) * Int(CK_CHANNELS))
    }
    let outputs = network.firstOutputs
    let packed = KernelMemory(
      count: ck_rgb_weight_count(Int32(VGG16Network.blocks(outputs))))
    ck_rgb_weights(convolutions[0].weight.values, Int32(outputs), packed.start)
    first = Layer(filters: packed, bias: bias(0))
    layers = network.layers.enumerated().map { place, layer in
      let side = network.tile.side
      let filters = KernelMemory(
        count: ck_winograd_filter_count(side, Int32(layer.inBlocks), Int32(layer.outBlocks)))
      ck_winograd_filters(
        instructions, side, convolutions[place + 1].weight.values, Int32(layer.inputs),
        Int32(layer.outputs), team.handle, filters.start)
      return Layer(filters: filters, bias: bias(place + 1))
    }
  }
}

/// Filters that are made when they are first needed: a run that finds nothing to score has none.
final class VGG16LazyFilters: Sendable {
  private let made = Mutex<VGG16Filters?>(nil)

  func value(_ make: () -> VGG16Filters) -> VGG16Filters {
    made.withLock { made in
      if let made { return made }
      let new = make()
      made = new
      return new
    }
  }
}
