import Foundation
import Imaging
import Metrics
import Randomness
import TestSupport
import Testing
import Weights

/// Values of Tests/References/vgg_reference.py: PyTorch in float64.
struct VGG16Golden: Decodable {
  struct Case: Decodable, CustomTestStringConvertible {
    let width: Int
    let height: Int
    let pair: String
    let preprocessing: String
    let distances: [Double]
    var testDescription: String { "\(width)x\(height) \(pair) \(preprocessing)" }
  }

  struct Seeded: Decodable {
    let width: Int
    let height: Int
    let distances: [Double]
  }

  struct Real: Decodable {
    let image: String
    let reconstruction: String
    let distances: [Double]
  }

  let cases: [Case]
  let seeded: Seeded

  static let all: VGG16Golden? = try? decoded("vgg/golden.json")
  static let real: [Real] = (try? decoded("vgg/lee2019.json")) ?? []

  private static func decoded<T: Decodable>(_ name: String) throws -> T {
    try JSONDecoder().decode(T.self, from: Data(contentsOf: fixture(name)))
  }
}

/// A network of the right form with 4 to 10 channels.
func narrowWeights(_ preprocessing: String = "rgb-imagenet") throws -> VGG16Weights {
  let name = preprocessing == "rgb-imagenet" ? "narrow.safetensors" : "narrow-keras1.h5"
  return try VGG16Weights(file: WeightFile.read(fixture("vgg/" + name).path))
}

/// Bytes of noise, as vgg_reference.py makes them.
func noise(_ seed: UInt64, width: Int, height: Int) -> Image {
  var generator = SplitMix64(seed: seed)
  let samples = (0..<3 * width * height).map { _ in UInt8(generator.next() >> 56) }
  return Image(width: width, height: height, samples: .eight(samples))
}
