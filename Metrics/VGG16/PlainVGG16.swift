package import Imaging
package import Layers
package import Tensors
internal import Weights

/// VGG-16 by plain layers on whole maps, each convolution a matrix product: what the fast kernels are
/// checked against, on each machine by `weights verify` and here by the tests.
package enum PlainVGG16 {
  /// The rectified maps of the first convolutions, by the paper's names from `conv1_1` on.
  ///
  /// - Parameters:
  ///   - wanted: which of them are kept.
  ///   - pooling: what stands between the blocks.
  package static func maps(
    _ image: Image, _ weights: VGG16Weights, first count: Int = 13,
    where wanted: (_ name: String) -> Bool = { _ in true },
    pooling: any SerialLayer = MaxPool2D()
  ) -> [(name: String, map: Tensor)] {
    var map = input(image, weights.preprocessing)
    var block: Character = "1"
    return weights.convolutions.prefix(count).compactMap { convolution in
      let name = convolution.name
      // A new block begins with a pooling.
      let own = name[name.index(name.startIndex, offsetBy: 4)]
      if own != block { map = pooling(map) }
      block = own
      map = PlainConvolution(weight: convolution.weight, bias: convolution.bias.values, relu: true)(
        map)
      return wanted(name) ? (name, map) : nil
    }
  }

  /// The mean squared differences of relu1_2, relu2_2, relu3_3 and relu4_3.
  package static func distances(_ a: Image, _ b: Image, _ weights: VGG16Weights) -> [Double] {
    zip(tapped(a, weights), tapped(b, weights)).map { a, b in
      let sum = zip(a.values, b.values).reduce(0.0) { sum, pair in
        let difference = Double(pair.0) - Double(pair.1)
        return sum + difference * difference
      }
      return sum / Double(a.values.count)
    }
  }

  /// relu1_2, relu2_2, relu3_3 and relu4_3.
  package static func tapped(_ image: Image, _ weights: VGG16Weights) -> [Tensor] {
    maps(
      image, weights, first: 10,
      where: { VGG16Distance.taps.contains("relu" + $0.dropFirst(4)) }
    )
    .map(\.map)
  }

  private static func input(_ image: Image, _ preprocessing: Preprocessing) -> Tensor {
    let values = (0..<3).flatMap { channel in
      let plane = image.plane(preprocessing.colours[channel])
      return plane.samples.map { preprocessing.input($0, channel: channel) }
    }
    return Tensor(shape: [3, image.height, image.width], values: values)
  }
}
