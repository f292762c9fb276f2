import Codecs
import EntropyCoding
import Foundation
import Imaging
import Layers
import Tensors
import TestSupport
import Testing
import Weights

/// Needs outside data: files, latents and parameters of the authors' PyTorch program, on a narrow
/// network of random weights.
@Suite(.enabled(if: outsideData != nil)) struct CoarseToFineParityTests {
  private let codec: PictureCodec
  private let entries: [String: WeightFile.Entry]

  init() throws {
    let file = try WeightFile.read(
      #require(outsideData).appendingPathComponent("fixtures/codecs/hu2021-coarse-to-fine.h5").path)
    let imported = try CheckpointImport(
      file, options: CheckpointOptions(modelName: "model0_qp1"))
    #expect(imported.leftOut.contains("weights/h1_sigma"))
    codec = try PictureCodec(imported.weights)
    entries = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0) })
  }

  private func integers(_ name: String) throws -> [Int32] {
    try #require(entries[name]?.integers)
  }

  private func bytes(_ name: String) throws -> [UInt8] { try integers(name).map { UInt8($0) } }

  private func image(_ name: String) throws -> Image {
    let shape = try #require(entries[name]?.shape)
    return Image(width: shape[1], height: shape[0], samples: .eight(try bytes(name)))
  }

  private func map(_ name: String) throws -> Tensor {
    let tensor = try #require(entries[name]?.tensor)
    return Tensor(shape: Array(tensor.shape.dropFirst()), values: tensor.values)
  }

  @Test(arguments: ["case0/", "case1/", "case2/"])
  func symbolsAreTheAuthors(place: String) throws {
    let encoded = try codec.encode(image(place + "x"), path: "x", KernelTeam(2))
    var check = SymbolCheck()
    for latent in ["z1", "z2", "z3"] { check.update(try integers(place + latent + "_symbols")) }
    #expect(encoded.container.check == encoded.container.value(of: check))
    // No network stands between the weights and the deviations of z1. Those of z2 and z3 differ in a
    // last bit here and there, which an arithmetic coder does not forgive.
    let streams = encoded.container.streams
    #expect(try streams[0] == bytes(place + "stream_z1"))
    for (index, latent) in ["z1", "z2", "z3"].enumerated() {
      #expect(try abs(streams[index].count - bytes(place + "stream_" + latent).count) <= 1)
    }
  }

  /// So neither can decode the other's files; the symbols, written again, show it.
  @Test(arguments: ["case0/", "case1/", "case2/"])
  func driftIsASentence(place: String) throws {
    let file = try bytes(place + "file")
    #expect(throws: CodecError.stream(file: "x", .notReproduced)) {
      try codec.decode(file, path: "x", KernelTeam(2))
    }
    let parsed = try CoarseToFineFile(file, path: "x")
    #expect(parsed.bytes() == file)
    #expect(try parsed.streams == ["z1", "z2", "z3"].map { try bytes(place + "stream_" + $0) })
    let shape = try #require(entries[place + "x"]?.shape)
    #expect(parsed.height == shape[0] && parsed.width == shape[1] && parsed.model.qp == 1)
  }

  @Test(arguments: ["case0/", "case1/", "case2/"])
  func picturesAreTheAuthors(place: String) throws {
    let expected = try image(place + "x_hat_u8")
    let encoded = try codec.encode(image(place + "x"), path: "x", KernelTeam(2))
    let published = try codec.published(encoded.container, path: "x")
    let decoded = try codec.decode(published, path: "x", KernelTeam(2))
    guard case .eight(let own) = decoded.samples, case .eight(let other) = expected.samples else {
      Issue.record("not 8 bits")
      return
    }
    let differences = zip(own, other).map { abs(Int($0) - Int($1)) }
    #expect(own.count == other.count && (differences.max() ?? 0) <= 1)
    #expect(differences.count { $0 > 0 } * 1000 <= differences.count)
    let sides = try integers(place + "padded_size").map(Int.init)
    let latents = try codec.codec.decode(
      encoded.container.streams, height: sides[0], width: sides[1], KernelTeam(1))
    #expect(try latents.y_hat.values == integers(place + "z3_symbols").map(Float.init))
    if entries[place + "x_hat"] != nil {
      // From 0 ... 1 here, from -1 ... 1 there.
      let x_hat = try map(place + "x_hat").values
      #expect(zip(latents.x_hat.values, x_hat).allSatisfy { abs(2 * $0 - 1 - $1) < 1e-5 })
    }
  }

  @Test(arguments: ["case0/", "case1/", "case2/"])
  func parametersAreTheAuthors(place: String) throws {
    for (name, map, latent, channels) in [
      ("prediction_model_2", "h1", "z2", 16), ("prediction_model_3", "h2", "z3", 12),
    ] {
      let prediction = try NeighbourhoodPrediction(
        codec.weights, name, channels: channels, deviation: .exponential)
      let found = prediction(try self.map(place + map), KernelTeam(2))
      let pairs = [
        (try #require(found.means), try self.map(place + latent + "_means")),
        (found.scales, try self.map(place + latent + "_scales")),
      ]
      for (own, reference) in pairs {
        #expect(own.shape == reference.shape)
        #expect(
          zip(own.values, reference.values).allSatisfy { abs($0 - $1) < 2e-5 * (1 + abs($1)) })
      }
    }
  }

  /// Symbols of the reference under its own parameters.
  @Test(arguments: ["case0/", "case1/", "case2/"])
  func streamsAreTheAuthors(place: String) throws {
    for latent in ["z1", "z2", "z3"] {
      let symbols = try integers(place + latent + "_symbols")
      let parameters: GaussianParameters
      if latent == "z1" {
        let sigma = try #require(entries[place + "z1_sigma"]?.tensor).values
        let plane = symbols.count / sigma.count
        parameters = GaussianParameters(
          scales: Tensor(
            shape: [symbols.count],
            values: sigma.flatMap { [Float](repeating: $0, count: plane) }), means: nil)
      } else {
        parameters = GaussianParameters(
          scales: try map(place + latent + "_scales"), means: try map(place + latent + "_means"))
      }
      let stream = try bytes(place + "stream_" + latent)
      #expect(try NormalStream.encode(symbols, parameters).bytes == stream)
      #expect(try NormalStream.decode(stream, parameters) == symbols)
    }
  }
}
