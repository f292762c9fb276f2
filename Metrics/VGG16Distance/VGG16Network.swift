internal import CKernels
internal import Tensors
internal import Weights

/// The layers of VGG-16 from the image to relu4_3, their shapes, and where the four maps are tapped.
struct VGG16Network: Sendable {
  static let taps = ["relu1_2", "relu2_2", "relu3_3", "relu4_3"]

  /// Sides below this leave relu4_3, behind three poolings, without any pixel.
  static let minimumSide = 8

  /// A convolution behind the first, with its rectifier and the pooling that may follow.
  struct Layer: Sendable {
    let inputs: Int
    let outputs: Int
    /// Poolings before it.
    let poolings: Int
    /// Which tapped map it gives; all but the last of these are then pooled.
    let tap: Int?

    var pools: Bool { tap != nil && tap != VGG16Network.taps.count - 1 }
    var inBlocks: Int { VGG16Network.blocks(inputs) }
    var outBlocks: Int { VGG16Network.blocks(outputs) }
  }

  let weights: VGG16Weights
  let tile: VGG16Tile
  /// Outputs of conv1_1, which works on the image directly.
  let firstOutputs: Int
  /// From conv1_2 to conv4_3.
  let layers: [Layer]

  init(_ weights: VGG16Weights, tile: VGG16Tile) {
    self.weights = weights
    self.tile = tile
    let convolutions = weights.convolutions.prefix(10)
    firstOutputs = weights.convolutions[0].weight.shape[0]
    var poolings = 0
    layers = convolutions.dropFirst().map { convolution in
      let shape = convolution.weight.shape
      let tap = Self.taps.firstIndex { $0.dropFirst(4) == convolution.name.dropFirst(4) }
      defer { if tap != nil { poolings += 1 } }
      return Layer(inputs: shape[1], outputs: shape[0], poolings: poolings, tap: tap)
    }
  }

  /// Blocks of 16 channels.
  static func blocks(_ channels: Int) -> Int {
    (channels + Int(CK_CHANNELS) - 1) / Int(CK_CHANNELS)
  }

  /// Bytes of the transformed filters.
  var filterBytes: Int {
    4
      * layers.reduce(0) {
        $0 + ck_winograd_filter_count(tile.side, Int32($1.inBlocks), Int32($1.outBlocks))
      }
  }
}

/// The tiles of Winograd's method. Larger ones multiply less and round more.
package enum VGG16Tile: Int, Sendable, CaseIterable {
  /// F(4x4, 3x3): a fifth slower, for distances of pairs beyond about 60 dB.
  case four = 4
  /// F(6x6, 3x3): on real reconstructions as near to float64 as direct convolution in float.
  case six = 6

  var side: Int32 { Int32(rawValue) }

  /// How it is called in the definition.
  var kernelClass: String { "winograd f\(rawValue)x\(rawValue)" }

  /// Tiles whose transforms are in memory at a time, by the number of poolings before: products of
  /// about the caches' size, and deep layers, whose filters are large, read those seldom.
  func tilesAtOnce(poolings: Int) -> Int {
    switch self {
    case .four: [48, 96, 96, 96][poolings]
    case .six: [24, 48, 96, 96][poolings]
    }
  }
}
