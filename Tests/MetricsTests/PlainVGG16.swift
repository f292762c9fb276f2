import Imaging
import Layers
import Tensors
import Weights

/// The four distances by plain layers on whole maps, each convolution a matrix product.
func plainDistances(_ a: Image, _ b: Image, _ weights: VGG16Weights) -> [Double] {
  zip(plainMaps(a, weights), plainMaps(b, weights)).map { a, b in
    let sum = zip(a.values, b.values).reduce(0.0) { sum, pair in
      let difference = Double(pair.0) - Double(pair.1)
      return sum + difference * difference
    }
    return sum / Double(a.values.count)
  }
}

/// relu1_2, relu2_2, relu3_3 and relu4_3.
func plainMaps(_ image: Image, _ weights: VGG16Weights) -> [Tensor] {
  var map = plainInput(image, weights.preprocessing)
  var maps: [Tensor] = []
  for convolution in weights.convolutions.prefix(10) {
    map = Conv2D(weight: convolution.weight, bias: convolution.bias.values, relu: true)(map)
    guard ["1_2", "2_2", "3_3", "4_3"].contains(convolution.name.dropFirst(4)) else { continue }
    maps.append(map)
    if maps.count < 4 { map = MaxPool2D()(map) }
  }
  return maps
}

private func plainInput(_ image: Image, _ preprocessing: Preprocessing) -> Tensor {
  guard case .eight(let samples) = image.samples else { preconditionFailure("8 bit only") }
  let pixels = image.width * image.height
  let values = (0..<3).flatMap { channel in
    (0..<pixels).map {
      let sample = samples[3 * $0 + preprocessing.colours[channel]]
      return preprocessing.input(Double(sample), channel: channel)
    }
  }
  return Tensor(shape: [3, image.height, image.width], values: values)
}
