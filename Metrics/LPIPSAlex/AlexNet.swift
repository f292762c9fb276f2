package import Imaging
internal import Layers
package import Tensors
internal import Weights

/// AlexNet's five convolutions with their rectifiers, on whole maps.
///
/// The first one, 11x11 with steps of 4, is computed as 3x3 over cells of 4x4 pixels: the taps beyond
/// 11 are zeros.
package struct AlexNet: Sendable {
  /// Sides below this leave nothing behind the second pooling.
  static let minimumSide = 31
  static let taps = ["relu1", "relu2", "relu3", "relu4", "relu5"]

  private static let step = 4
  private static let padding = 2

  private let convolutions: [Convolution]

  init(_ weights: CalibratedAlexNet) throws {
    convolutions = try weights.convolutions.enumerated().map { place, convolution in
      let weight = Self.weight(place, convolution)
      let kernel = weight.shape[2]
      return try Convolution(
        convolution.name, from: weight.shape[1], to: weight.shape[0], kernel: kernel,
        padding: .all(Self.padding(place, kernel)), then: .relu, by: .winograd(.four),
        weight: weight, bias: convolution.bias)
    }
  }

  /// How the convolutions are called in a definition: minimal filtering where a kernel is 3x3.
  static let kernelClass = "winograd f4x4, 5x5 by chains"

  /// The five maps.
  ///
  /// - Throws: `CancellationError`, before any of them.
  func maps(_ image: Image, _ team: KernelTeam) throws -> [Tensor] {
    let (rows, columns, values) = Self.cells(image, zero: 0) {
      Preprocessing.rgbImageNet.input($0, channel: $1)
    }
    var map = Tensor(shape: [3 * Self.step * Self.step, rows, columns], values: values)
    return try convolutions.enumerated().map { place, convolution in
      try Cancellation.check()
      if Self.isPooled(before: place) {
        map = OverlappingMaxPool2D()(map, team)
        try Cancellation.check()
      }
      map = convolution(map, team)
      return map
    }
  }

  /// The five maps of the fast kernels, for those who check them.
  package static func maps(_ image: Image, _ weights: CalibratedAlexNet) throws -> [Tensor] {
    try AlexNet(weights).maps(image, KernelTeam(1))
  }

  // MARK: In Double

  static func exact(_ weights: CalibratedAlexNet) -> ExactNetwork {
    var steps: [ExactNetwork.Step] = []
    for (place, convolution) in weights.convolutions.enumerated() {
      let weight = weight(place, convolution)
      if isPooled(before: place) { steps.append(.maximum(side: 3)) }
      steps.append(
        .convolution(
          DoubleConvolution(
            weight: weight, bias: convolution.bias, padding: padding(place, weight.shape[2])),
          isTapped: true))
    }
    return ExactNetwork(steps)
  }

  static func exactInput(_ image: Image) -> DoubleMap {
    let (rows, columns, values) = cells(image, zero: 0) {
      Preprocessing.rgbImageNet.exactInput($0, channel: $1)
    }
    return DoubleMap(channels: 3 * step * step, rows: rows, columns: columns, values: values)
  }

  // MARK: Layout

  private static func weight(_ place: Int, _ convolution: CalibratedAlexNet.Convolution) -> Tensor {
    place == 0 ? ofCells(convolution.weight) : convolution.weight
  }

  /// Cells hold the zeros around the image.
  private static func padding(_ place: Int, _ kernel: Int) -> Int { place == 0 ? 0 : kernel / 2 }

  private static func isPooled(before place: Int) -> Bool { (1...2).contains(place) }

  /// Outputs x 3 x 11 x 11 as outputs x 48 x 3 x 3.
  private static func ofCells(_ weight: Tensor) -> Tensor {
    let (outputs, kernel, step) = (weight.shape[0], weight.shape[2], step)
    var cells = Tensor(zeros: [outputs, 3 * step * step, 3, 3])
    for output in 0..<outputs {
      for channel in 0..<3 {
        for row in 0..<kernel {
          for column in 0..<kernel {
            let input = (row % step * step + column % step) * 3 + channel
            let place = row / step * 3 + column / step
            cells.values[(output * 3 * step * step + input) * 9 + place] =
              weight.values[((output * 3 + channel) * kernel + row) * kernel + column]
          }
        }
      }
    }
    return cells
  }

  /// The image as the network's input, with zeros around it, in cells of 4x4 pixels: channel (row * 4 +
  /// column) * 3 + colour.
  private static func cells<Number>(
    _ image: Image, zero: Number, input: (_ sample: Double, _ colour: Int) -> Number
  ) -> (rows: Int, columns: Int, values: [Number]) {
    let (step, padding) = (step, padding)
    func cells(_ side: Int) -> Int { (side + 2 * padding - 11) / step + 3 }
    let (rows, columns) = (cells(image.height), cells(image.width))
    var values = [Number](repeating: zero, count: 3 * step * step * rows * columns)
    func fill(_ colour: Int, _ sample: (_ index: Int) -> Number) {
      for y in 0..<min(image.height, rows * step - padding) {
        let (cellRow, row) = ((y + padding) / step, (y + padding) % step)
        for x in 0..<min(image.width, columns * step - padding) {
          let (cell, column) = ((x + padding) / step, (x + padding) % step)
          let plane = (row * step + column) * 3 + colour
          values[(plane * rows + cellRow) * columns + cell] =
            sample((y * image.width + x) * 3 + colour)
        }
      }
    }
    for colour in 0..<3 {
      switch image.samples {
      case .eight(let samples):
        let inputs = (0...255).map { input(Double($0), colour) }
        fill(colour) { inputs[Int(samples[$0])] }
      case .sixteen(let samples): fill(colour) { input(Double(samples[$0]) / 257, colour) }
      }
    }
    return (rows, columns, values)
  }
}
