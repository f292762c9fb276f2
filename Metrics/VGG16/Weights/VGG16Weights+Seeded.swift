internal import Randomness
internal import Results
internal import Tensors

extension VGG16Weights {
  /// Weights without any training: normal numbers of mean 0 and standard deviation
  /// sqrt(2 / (9 · input channels)) (He et al. 2015), bias 0, torchvision's preprocessing.
  ///
  /// One `SeededNormal` fills the kernels from `conv1_1` to `conv5_3`, each in the order OIHW; every
  /// draw times the deviation in Double, rounded to Float. The same bits on every machine.
  public static func seeded(_ seed: UInt64) -> VGG16Weights {
    var normal = SeededNormal(seed: seed)
    var inputs = 3
    let convolutions = VGG16Layout.convolutions.map { layout in
      let deviation = (2 / Double(9 * inputs)).squareRoot()
      let count = layout.outputs * inputs * 9
      let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
        for index in 0..<count {
          buffer.initializeElement(at: index, to: Float(normal.next() * deviation))
        }
        filled = count
      }
      let weight = Tensor(shape: [layout.outputs, inputs, 3, 3], values: values)
      inputs = layout.outputs
      return Convolution(name: layout.name, weight: weight, bias: Tensor(zeros: [layout.outputs]))
    }
    return VGG16Weights(
      convolutions, preprocessing: .rgbImageNet,
      source: WeightsOrigin.seeded(network: "VGG-16", seed: seed).text)
  }
}
