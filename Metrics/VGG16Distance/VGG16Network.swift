internal import Imaging
internal import Layers
internal import Tensors
internal import Weights

/// The layers of VGG-16 from the image to relu4_3, and where the four maps are tapped.
struct VGG16Network: Sendable {
  static let taps = ["relu1_2", "relu2_2", "relu3_3", "relu4_3"]

  /// Sides below this leave relu4_3, behind three poolings, without any pixel.
  static let minimumSide = 8

  /// Convolutions with their rectifier, and poolings.
  let layers: [any RowLayer]
  /// For each tap the place of its layer.
  let tapPlaces: [Int]
  private let preprocessing: Preprocessing

  init(_ weights: VGG16Weights) {
    var layers: [any RowLayer] = []
    var tapPlaces: [Int] = []
    for convolution in weights.convolutions.prefix(10) {
      layers.append(
        Conv2D(weight: convolution.weight, bias: convolution.bias.values, relu: true))
      let block = Self.taps.firstIndex { $0.dropFirst(4) == convolution.name.dropFirst(4) }
      guard let block else { continue }
      tapPlaces.append(layers.count - 1)
      if block < Self.taps.count - 1 { layers.append(MaxPool2D()) }
    }
    self.layers = layers
    self.tapPlaces = tapPlaces
    preprocessing = weights.preprocessing
  }

  /// Writes image rows as the network's input.
  func prepare(_ rows: Range<Int>, of image: Image, into input: FeatureRows) {
    switch image.samples {
    case .eight(let samples):
      for channel in 0..<3 {
        let inputOfSample = (0...255).map { preprocessing.input(Double($0), channel: channel) }
        fill(rows, channel, of: image, into: input) { inputOfSample[Int(samples[$0])] }
      }
    case .sixteen(let samples):
      for channel in 0..<3 {
        fill(rows, channel, of: image, into: input) {
          preprocessing.input(Double(samples[$0]) / 257, channel: channel)
        }
      }
    }
  }

  private func fill(
    _ rows: Range<Int>, _ channel: Int, of image: Image, into input: FeatureRows,
    _ value: (Int) -> Float
  ) {
    let colour = preprocessing.colours[channel]
    for row in rows {
      let target = input.row(row, channel: channel)
      let start = 3 * row * image.width + colour
      for column in 0..<image.width { target[column] = value(start + 3 * column) }
    }
  }
}
