internal import Imaging
internal import Layers
internal import Tensors
internal import Weights

/// A network's tapped maps with every number in Double, whole map after whole map: for metrics that are
/// asked to be exact.
struct ExactNetwork: Sendable {
  /// How definitions call it.
  static let kernelClass = "double"

  enum Step: Sendable {
    /// With its rectifier; a tapped one gives one of the maps.
    case convolution(DoubleConvolution, isTapped: Bool)
    case maximum(side: Int)
    case l2
  }

  private let steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  /// VGG-16 to relu5_3.
  init(_ weights: VGG16Weights, pooling: VGG16Network.Pooling) {
    var steps: [Step] = []
    for convolution in weights.convolutions {
      let isTapped = CalibratedVGG16.taps.contains(convolution.name)
      if convolution.name.hasSuffix("_1") && !steps.isEmpty {
        steps.append(pooling == .l2 ? .l2 : .maximum(side: 2))
      }
      steps.append(
        .convolution(
          DoubleConvolution(weight: convolution.weight, bias: convolution.bias, padding: 1),
          isTapped: isTapped))
    }
    self.steps = steps
  }

  /// - Throws: `CancellationError` only.
  func maps(_ input: DoubleMap, _ team: KernelTeam) throws -> [DoubleMap] {
    var map = input
    var tapped: [DoubleMap] = []
    for step in steps {
      try Cancellation.check()
      switch step {
      case .convolution(let convolution, let isTapped):
        map = try convolution(map, team, check: Cancellation.check)
        if isTapped { tapped.append(map) }
      case .maximum(let side): map = map.maximum(side: side, team)
      case .l2: map = map.l2(team)
      }
    }
    return tapped
  }

  /// Bytes of the tapped maps and of a pass, from the channels of the tapped maps, and of the largest
  /// one between them, on grids of 1 / 4^step of the pixels.
  static func memory(
    width: Int, height: Int, taps: [(channels: Int, step: Int)], largest: Int
  ) -> MemoryNeed {
    let pixels = (width + 15) * (height + 15)
    let maps = taps.reduce(0) { $0 + 8 * $1.channels * pixels >> (2 * $1.step) }
    // A map, its copy with a border, and what comes of it.
    return MemoryNeed(reference: maps + 6 * width * height, working: maps + 24 * largest * pixels)
  }

  /// The same for VGG-16 to relu5_3.
  static func memory(_ network: VGG16Network, width: Int, height: Int) -> MemoryNeed {
    memory(
      width: width, height: height, taps: network.tapped.map { ($0.outputs, $0.poolings) },
      largest: network.firstOutputs)
  }

  /// An image as the input of torchvision's networks.
  static func input(_ image: Image) -> DoubleMap {
    let preprocessing = Preprocessing.rgbImageNet
    return DoubleMap(
      channels: 3, rows: image.height, columns: image.width,
      values: (0..<3).flatMap { channel in
        image.plane(channel).samples.map { preprocessing.exactInput($0, channel: channel) }
      })
  }
}

/// An original whose maps are in Double.
struct ExactReference: Sendable {
  let original: Image
  let maps: [DoubleMap]
}
