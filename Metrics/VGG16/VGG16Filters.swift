internal import CKernels
internal import Layers
internal import Synchronization
internal import Tensors
internal import Weights

/// The numbers of one network's convolutions as the kernels want them, each made when it is first
/// needed: a run that finds nothing to score has none. All metrics on the same weights share them.
final class VGG16Filters: Sendable {
  struct Layer: Sendable {
    let filters: KernelMemory
    let bias: KernelMemory
  }

  private let weights: VGG16Weights
  private let tile: VGG16Tile
  private let instructions: ck_instructions
  /// By places, conv1_1 first.
  private let made = Mutex<[Layer]>([])

  init(_ weights: VGG16Weights, tile: VGG16Tile, instructions: ck_instructions) {
    self.weights = weights
    self.tile = tile
    self.instructions = instructions
  }

  /// Those of the first `count` convolutions.
  func first(_ count: Int, _ team: KernelTeam) -> [Layer] {
    made.withLock { made in
      while made.count < count {
        made.append(made.isEmpty ? first() : transformed(made.count, team))
      }
      return Array(made.prefix(count))
    }
  }

  private func bias(_ place: Int) -> KernelMemory {
    let values = weights.convolutions[place].bias.values
    return KernelMemory(values, count: VGG16Network.blocks(values.count) * Int(CK_CHANNELS))
  }

  private func first() -> Layer {
    let weight = weights.convolutions[0].weight
    let outputs = weight.shape[0]
    let packed = KernelMemory(count: ck_rgb_weight_count(Int32(VGG16Network.blocks(outputs))))
    ck_rgb_weights(weight.values, Int32(outputs), packed.start)
    return Layer(filters: packed, bias: bias(0))
  }

  private func transformed(_ place: Int, _ team: KernelTeam) -> Layer {
    let weight = weights.convolutions[place].weight
    let (inputs, outputs) = (weight.shape[1], weight.shape[0])
    let filters = KernelMemory(
      count: ck_winograd_filter_count(
        tile.side, Int32(VGG16Network.blocks(inputs)), Int32(VGG16Network.blocks(outputs))))
    ck_winograd_filters(
      instructions, tile.side, weight.values, Int32(inputs), Int32(outputs), team.handle,
      filters.start)
    return Layer(filters: filters, bias: bias(place))
  }
}
