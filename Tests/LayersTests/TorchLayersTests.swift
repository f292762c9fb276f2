import Foundation
import Layers
import Tensors
import TestSupport
import Testing
import Weights

/// Every kind of layer against PyTorch in float64 (Tests/References/layers_reference.py).
struct TorchLayersTests {
  private let numbers: [String: Tensor]
  private let team = KernelTeam(2)

  init() throws {
    let entries = try WeightFile.read(fixture("layers/layers.safetensors").path).entries
    numbers = Dictionary(
      uniqueKeysWithValues: entries.compactMap { entry in entry.tensor.map { (entry.name, $0) } })
  }

  private func number(_ name: String) throws -> Tensor { try #require(numbers[name], "\(name)") }

  /// Criterion: 1e-5 of the largest number, times √(terms of a sum / 100) where there are more.
  private func compare(_ name: String, terms: Int, _ layer: (Tensor) throws -> Tensor) throws {
    let (result, golden) = (try layer(try number(name + ".input")), try number(name + ".output"))
    #expect(result.shape == golden.shape, "\(name)")
    let largest = try #require(golden.values.map(abs).max())
    let error = zip(result.values, golden.values).map { abs($0 - $1) }.max() ?? .nan
    // A tenth of it: these sums are short.
    #expect(error <= 1e-6 * largest * max(1, Float(terms) / 100).squareRoot(), "\(name): \(error)")
  }

  @Test(
    arguments: [
      ("k5s2.torch", 5, 2, .all(2), .all), ("k5s2.tf.even", 5, 2, .tfSame, .all),
      ("k5s2.tf.odd", 5, 2, .tfSame, .all), ("k3s1", 3, 1, .all(1), .all),
      ("k3s2", 3, 2, .all(1), .all), ("k1s1", 1, 1, .none, .all), ("k1s2", 1, 2, .none, .all),
      ("k5.masked", 5, 1, .all(2), .beforeCentre),
    ] as [(String, Int, Int, ConvolutionPadding, ConvolutionTaps)])
  func convolutions(
    name: String, kernel: Int, stride: Int, padding: ConvolutionPadding, taps: ConvolutionTaps
  ) throws {
    let weight = try number(name + ".weight")
    let layer = try Convolution(
      name, from: weight.shape[1], to: weight.shape[0], kernel: kernel, stride: stride,
      padding: padding, taps: taps, weight: weight, bias: number(name + ".bias"))
    try compare(name, terms: weight.shape[1] * kernel * kernel) { layer($0, team) }
  }

  @Test(
    arguments: [
      ("up.torch", 5, 2, .torch), ("up.torch.few", 5, 2, .torch), ("up.tf", 5, 2, .tfSame),
      ("turned", 3, 1, .torch),
    ] as [(String, Int, Int, TransposedConvolution.Alignment)])
  func transposedConvolutions(
    name: String, kernel: Int, stride: Int, alignment: TransposedConvolution.Alignment
  ) throws {
    let weight = try number(name + ".weight")
    let layer = try TransposedConvolution(
      name, from: weight.shape[0], to: weight.shape[1], kernel: kernel, stride: stride,
      alignment: alignment, weight: weight, bias: number(name + ".bias"))
    try compare(name, terms: weight.shape[0] * kernel * kernel) { layer($0, team) }
  }

  @Test(arguments: [("gdn", false), ("igdn", true)])
  func normalisations(name: String, inverse: Bool) throws {
    let layer = try GDN(
      name, channels: 11, inverse: inverse, beta: number(name + ".beta"),
      gamma: number(name + ".gamma"))
    try compare(name, terms: 11) { layer($0, team) }
  }

  @Test func shuffles() throws {
    #expect(
      PixelShuffle(2, order: .torch)(try number("shuffle.input")) == (try number("shuffle.output")))
  }
}
