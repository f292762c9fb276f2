internal import CKernels
internal import Synchronization
internal import Weights

/// The networks on which metrics of one run work together: one copy of their filters, one pass for
/// several metrics. Changes time and memory only, never a number.
final class SharedNetworks: Sendable {
  private struct Key: Hashable {
    let digest: String
    let tile: VGG16Tile
    let instructions: UInt32
  }

  private let vgg16 = Mutex<[Key: VGG16Shared]>([:])

  func vgg16(
    _ weights: VGG16Weights, tile: VGG16Tile, instructions: ck_instructions
  ) -> VGG16Shared {
    let key = Key(digest: weights.digest, tile: tile, instructions: instructions.rawValue)
    return vgg16.withLock { networks in
      if let known = networks[key] { return known }
      let new = VGG16Shared(weights, tile: tile, instructions: instructions)
      networks[key] = new
      return new
    }
  }
}
