import Foundation
import Layers
import Metrics
import Tensors
import TestSupport
import Testing
import Weights

/// Layers and imported weights together, against activations that PyTorch computed.
@Suite(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
struct VGG16ActivationTests {
  @Test(arguments: [
    "vgg-tiny.safetensors", "vgg-tiny-keras1-notop.h5", "vgg-tiny-keras2-notop.h5",
  ])
  func activationsAreThoseOfPyTorch(name: String) throws {
    let folder = try #require(outsideData).appendingPathComponent("fixtures/codecs").path
    let weights = try VGG16Weights(file: WeightFile.read(folder + "/" + name))
    let expected = Dictionary(
      uniqueKeysWithValues: try WeightFile.read(folder + "/vgg-tiny-expected.h5").entries
        .compactMap { entry in entry.tensor.map { (entry.name, $0) } })
    let input = try #require(expected["x_normalised"])
    var map = Tensor(shape: Array(input.shape.dropFirst()), values: input.values)
    var compared = 0
    var block: Character = "1"
    for convolution in weights.convolutions {
      let place = convolution.name.dropFirst(4)
      if place.first != block { map = MaxPool2D()(map) }
      block = try #require(place.first)
      map = PlainConvolution(
        weight: convolution.weight, bias: convolution.bias.values, relu: true)(map)
      guard let golden = expected["relu" + place] else { continue }
      compared += 1
      #expect(map.shape == Array(golden.shape.dropFirst()))
      let largest = try #require(golden.values.max())
      let error = zip(map.values, golden.values).map { abs($0 - $1) }.max() ?? .nan
      #expect(error <= 3e-6 * largest, "relu\(place): \(error) of \(largest)")
    }
    #expect(compared == 5)
  }
}
