internal import CKernels
internal import Imaging
internal import Tensors
internal import Weights

/// The layers of VGG-16 from the image to one of its taps, their shapes, and what stands between
/// the blocks.
struct VGG16Network: Sendable {
  /// The rectified maps at the blocks' ends, which metrics compare.
  static let taps = ["relu1_2", "relu2_2", "relu3_3", "relu4_3", "relu5_3"]

  package enum Pooling: Sendable {
    /// The largest of 2x2 pixels, sides rounded down: the network as it was trained.
    case maximum
    /// DISTS': the root of a weighted mean of squares (`L2Pool2D`), sides rounded up.
    case l2
  }

  /// A convolution behind the first, with its rectifier and the pooling that may follow.
  struct Layer: Sendable {
    let inputs: Int
    let outputs: Int
    /// Poolings before it.
    let poolings: Int
    /// Which tapped map it gives.
    let tap: Int?
    /// Whether a pooling follows: behind each tap but the last.
    let pools: Bool

    var inBlocks: Int { VGG16Network.blocks(inputs) }
    var outBlocks: Int { VGG16Network.blocks(outputs) }
  }

  let weights: VGG16Weights
  let tile: VGG16Tile
  let pooling: Pooling
  /// Outputs of conv1_1, which works on the image directly.
  let firstOutputs: Int
  /// From conv1_2 to the last tap's.
  let layers: [Layer]

  /// - Parameter taps: how many of `taps` it has.
  init(
    _ weights: VGG16Weights, tile: VGG16Tile, taps count: Int, pooling: Pooling = .maximum
  ) {
    self.weights = weights
    self.tile = tile
    self.pooling = pooling
    firstOutputs = weights.convolutions[0].weight.shape[0]
    var layers: [Layer] = []
    var poolings = 0
    for convolution in weights.convolutions.dropFirst() where poolings < count {
      let shape = convolution.weight.shape
      let tap = Self.taps.firstIndex { $0.dropFirst(4) == convolution.name.dropFirst(4) }
      layers.append(
        Layer(
          inputs: shape[1], outputs: shape[0], poolings: poolings, tap: tap,
          pools: tap != nil && tap != count - 1))
      if tap != nil { poolings += 1 }
    }
    self.layers = layers
  }

  /// Blocks of 16 channels.
  static func blocks(_ channels: Int) -> Int {
    (channels + Int(CK_CHANNELS) - 1) / Int(CK_CHANNELS)
  }

  /// The side of a map behind so many poolings of an image's side.
  func side(_ side: Int, poolings: Int) -> Int {
    switch pooling {
    case .maximum: side >> poolings
    case .l2: (side + (1 << poolings) - 1) >> poolings
    }
  }

  /// Pixels of a layer's map of an image.
  func pixels(of image: Image, _ layer: Layer) -> Int {
    side(image.width, poolings: layer.poolings) * side(image.height, poolings: layer.poolings)
  }

  /// The tapped layers, from relu1_2 on.
  var tapped: [Layer] { layers.filter { $0.tap != nil } }

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
  /// F(2x2, 3x3): more than twice as slow as the largest, and rounds less than direct convolution.
  case two = 2
  /// F(4x4, 3x3): a fifth slower, for distances of pairs beyond about 60 dB.
  case four = 4
  /// F(6x6, 3x3): on real reconstructions as near to float64 as direct convolution in float.
  case six = 6

  var side: Int32 { Int32(rawValue) }

  /// How it is called in the definition.
  var kernelClass: String { "winograd f\(rawValue)x\(rawValue)" }

  /// Tiles whose transforms are in memory at a time, by the number of poolings before: products of
  /// about the caches' size, and deep layers, whose filters are large, read those rarely. With the smallest
  /// tiles the transforms of the deep layers must be few, to stay near beside their filters.
  func tilesAtOnce(poolings: Int) -> Int {
    switch self {
    case .two: [96, 192, 96, 48, 48][poolings]
    case .four: [48, 96, 96, 96, 96][poolings]
    case .six: [24, 48, 96, 96, 96][poolings]
    }
  }
}
