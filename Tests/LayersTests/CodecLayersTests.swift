import Foundation
import Layers
import Tensors
import TestSupport
import Testing
import Weights

/// Layers inside codecs, each fed with the input that the authors' software gave it; the software's
/// output is kept cropped to its upper left corner.
@Suite(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
struct CodecLayersTests {
  private let team = KernelTeam(2)

  private final class Codec {
    let numbers: [String: Tensor]

    init(_ name: String) throws {
      let file = try #require(outsideData).appendingPathComponent("fixtures/codecs/\(name).h5")
      numbers = Dictionary(
        uniqueKeysWithValues: try WeightFile.read(file.path).entries.compactMap { entry in
          entry.tensor.map { (entry.name, $0) }
        })
    }

    func weight(_ name: String) throws -> Tensor {
      try #require(numbers["weights/" + name], "\(name)")
    }

    /// A map of the first case: a layer's output or a named value, without the batch.
    func map(_ name: String) throws -> Tensor {
      let stored = try #require(
        numbers["case0/layers/" + name] ?? numbers["case0/" + name], "\(name)")
      return Tensor(shape: Array(stored.shape.dropFirst()), values: stored.values)
    }

    /// 1e-5 of the largest number, times the root of a hundredth of the terms of a sum.
    func compare(_ result: Tensor, _ name: String, terms: Int) throws {
      let golden = try map(name)
      let part = result.cropped(
        top: 0, left: 0, height: golden.shape[1], width: golden.shape[2])
      #expect(part.shape == golden.shape, "\(name)")
      let largest = try #require(golden.values.map(abs).max())
      let error = zip(part.values, golden.values).map { abs($0 - $1) }.max() ?? .nan
      let bound = 1e-5 * largest * (Float(terms) / 100).squareRoot()
      #expect(error <= bound, "\(name): \(error) of \(largest)")
    }

    func convolution(
      _ name: String, stride: Int = 1, padding: ConvolutionPadding,
      taps: ConvolutionTaps = .all, then activation: Activation = .none
    ) throws -> (Convolution, terms: Int) {
      let weight = try weight(name + ".weight")
      let kernel = weight.shape[2]
      return (
        try Convolution(
          name, from: weight.shape[1], to: weight.shape[0], kernel: kernel, stride: stride,
          padding: padding, taps: taps, then: activation, weight: weight,
          bias: self.weight(name + ".bias")), weight.shape[1] * kernel * kernel
      )
    }

    func transposed(
      _ name: String, stride: Int = 2, alignment: TransposedConvolution.Alignment = .torch
    ) throws -> (TransposedConvolution, terms: Int) {
      let weight = try weight(name + ".weight")
      let kernel = weight.shape[2]
      return (
        try TransposedConvolution(
          name, from: weight.shape[0], to: weight.shape[1], kernel: kernel, stride: stride,
          alignment: alignment, weight: weight, bias: self.weight(name + ".bias")),
        weight.shape[0] * kernel * kernel
      )
    }

    func gdn(_ name: String, inverse: Bool) throws -> GDN {
      let (beta, gamma) = (try weight(name + ".beta"), try weight(name + ".gamma"))
      return try GDN(name, channels: beta.shape[0], inverse: inverse, beta: beta, gamma: gamma)
    }
  }

  @Test func hyperprior() throws {
    let codec = try Codec("bmshj2018-hyperprior")
    var (layer, terms) = try codec.convolution("h_a.0", padding: .all(1))
    try codec.compare(layer(Absolute()(codec.map("y"), team), team), "h_a.0", terms: terms)
    (layer, terms) = try codec.convolution("h_a.2", stride: 2, padding: .all(2), then: .relu)
    try codec.compare(layer(codec.map("h_a.1"), team), "h_a.3", terms: terms)
    (layer, terms) = try codec.convolution("h_a.4", stride: 2, padding: .all(2))
    try codec.compare(layer(codec.map("h_a.3"), team), "z", terms: terms)
    (layer, terms) = try codec.convolution("g_a.6", stride: 2, padding: .all(2))
    try codec.compare(layer(codec.map("g_a.5"), team), "y", terms: terms)

    for (name, input) in [
      ("h_s.0", "z_hat"), ("h_s.2", "h_s.1"), ("g_s.0", "y_hat"), ("g_s.2", "g_s.1"),
    ] {
      let (layer, terms) = try codec.transposed(name)
      try codec.compare(layer(codec.map(input), team), name, terms: terms)
    }
    (layer, terms) = try codec.convolution("h_s.4", padding: .all(1), then: .relu)
    try codec.compare(layer(codec.map("h_s.3"), team), "h_s", terms: terms)
    for (name, input, inverse) in [
      ("g_a.1", "g_a.0", false), ("g_a.5", "g_a.4", false), ("g_s.1", "g_s.0", true),
      ("g_s.5", "g_s.4", true),
    ] {
      try codec.compare(codec.gdn(name, inverse: inverse)(codec.map(input), team), name, terms: 100)
    }
  }

  /// The reference evaluated every position by itself; so does an own decoder, with the same bits as
  /// for the whole plane.
  @Test func contextPrediction() throws {
    let codec = try Codec("mbt2018")
    let (layer, terms) = try codec.convolution(
      "context_prediction", padding: .all(2), taps: .beforeCentre)
    let map = try codec.map("y_hat")
    let whole = layer(map, team)
    try codec.compare(whole, "context", terms: terms)
    var single: [Float] = []
    layer.position(2, 5, of: map, into: &single, team)
    #expect(single == whole.cropped(top: 2, left: 5, height: 1, width: 1).values)
  }

  @Test func coarseToFine() throws {
    let codec = try Codec("hu2021-coarse-to-fine")
    let (last, lastTerms) = try codec.convolution(
      "a_model.transform.10", stride: 2, padding: .tfSame)
    try codec.compare(
      last(codec.map("a_model.transform.8"), team), "a_model.transform.10", terms: lastTerms)
    let (up, upTerms) = try codec.transposed("s_model.transform.4", alignment: .tfSame)
    try codec.compare(
      up(codec.map("s_model.transform.2"), team), "s_model.transform.4", terms: upTerms)
    let (turned, turnedTerms) = try codec.transposed("hs_model_1.transform.7", stride: 1)
    try codec.compare(
      turned(codec.map("hs_model_1.transform.5"), team), "hs_model_1.transform.7",
      terms: turnedTerms)
    for (name, input, inverse) in [
      ("a_model.transform.8", "a_model.transform.7", false),
      ("s_model.transform.2", "s_model.transform.1", true),
    ] {
      try codec.compare(codec.gdn(name, inverse: inverse)(codec.map(input), team), name, terms: 100)
    }
    #expect(
      try SpaceToDepth(2)(codec.map("ha_model_1.transform.0"))
        == codec.map("ha_model_1.transform.1"))
    #expect(
      try PixelShuffle(2, order: .depthToSpace)(codec.map("hs_model_1.transform.4"))
        == codec.map("hs_model_1.transform.5"))
  }
}
