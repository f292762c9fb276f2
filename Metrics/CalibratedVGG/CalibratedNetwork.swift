internal import Imaging
internal import Layers
internal import Tensors
internal import Weights

/// What LPIPS and DISTS share: VGG-16 up to relu5_3 by plain layers, five tapped maps, and weights
/// that have no default.
struct CalibratedNetwork: Sendable {
  static let taps = CalibratedVGG16.taps.map { "relu" + $0.dropFirst(4) }

  let weights: CalibratedVGG16

  /// - Throws: `MetricError.noWeights` if none are given, `WeightError` if they cannot be used.
  init(_ factors: MetricFactors, options: MetricOptions) throws {
    guard let path = options.weights[factors.metric] else {
      throw MetricError.noWeights(metric: factors.metric, remedy: factors.remedy)
    }
    weights = try CalibratedVGG16(file: WeightFile.readNetwork(path), factors: factors)
  }

  /// The five maps, planes of channels.
  func maps(of image: Image, pooling: any RowLayer = MaxPool2D()) -> [Tensor] {
    PlainVGG16.maps(
      image, weights.network, where: { CalibratedVGG16.taps.contains($0) }, pooling: pooling
    )
    .map(\.map)
  }

  /// Bytes of the kept maps, and of a pass with its largest two maps and their copies.
  func memory(width: Int, height: Int) -> (maps: Int, pass: Int) {
    let widths = weights.network.convolutions.map { $0.weight.shape[0] }
    let pixels = (width + 15) * (height + 15)
    let tapped = zip([1, 3, 6, 9, 12], [0, 2, 4, 6, 8]).map { widths[$0] * pixels >> $1 }
    let largest = 4 * (widths.prefix(4).max() ?? 0) * pixels
    return (4 * tapped.reduce(0, +), 4 * (tapped.reduce(0, +) + largest))
  }
}
