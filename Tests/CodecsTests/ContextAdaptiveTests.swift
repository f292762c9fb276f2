import Codecs
import EntropyCoding
import Foundation
import Imaging
import Layers
import Tensors
import TestSupport
import Testing
import Weights

/// Features of Lee et al. beyond other codecs; `RoundTripTests` has the laws of all,
/// `ContextAdaptiveReferenceTests` the reference.
struct ContextAdaptiveTests {
  private static let model = ContextAdaptiveSettings.Model(measure: 0, quality: 6)

  private func codec(
    _ model: ContextAdaptiveSettings.Model? = model,
    _ change: (inout [String: Tensor]) -> Void = { _ in }
  ) throws -> PictureCodec {
    var floats = RandomModel.floats(ContextAdaptive.name)
    change(&floats)
    return try PictureCodec(
      CheckpointImport(
        floats: floats, integers: ContextAdaptiveSettings(model: model).integers, path: "x.h5"
      ).weights)
  }

  private func sentence(_ change: (inout [String: Tensor]) -> Void) -> String {
    do {
      _ = try codec(nil, change)
      return ""
    } catch { return "\(error)" }
  }

  // MARK: Images

  @Test(arguments: [(1, 1), (2, 1), (1, 3), (17, 16), (33, 31), (53, 37), (64, 66), (5, 130)])
  func oddSidesComeBack(width: Int, height: Int) throws {
    let codec = try codec()
    let image = TestImages.ramps(width: width, height: height, noise: 20)
    let encoded = try codec.encode(image, path: "x", KernelTeam(2))
    let decoded = try codec.decode(encoded.bytes, path: "x", KernelTeam(1))
    #expect(decoded.width == width && decoded.height == height)
    let bytes = encoded.informationContent / 8
    #expect(abs(Double(encoded.container.streams[0].count) - bytes) < 0.001 * bytes + 20)
    for threads in [2, 3, 8] {
      let team = KernelTeam(threads)
      #expect(try codec.encode(image, path: "x", team).bytes == encoded.bytes)
      #expect(try codec.decode(encoded.bytes, path: "x", team) == decoded)
    }
  }

  /// The line that makes an odd side even repeats the image's edge.
  @Test func edgesAreRepeated() throws {
    let codec = try codec()
    let odd = TestImages.ramps(width: 7, height: 5, noise: 20)
    guard case .eight(let samples) = odd.samples else { return }
    let repeated = (0..<6).flatMap { row in
      (0..<8).flatMap { column in
        (0..<3).map { samples[(min(row, 4) * 7 + min(column, 6)) * 3 + $0] }
      }
    }
    let even = Image(width: 8, height: 6, samples: .eight(repeated))
    let team = KernelTeam(1)
    #expect(
      try codec.encode(odd, path: "x", team).container.streams
        == codec.encode(even, path: "x", team).container.streams)
  }

  @Test func levelsMayBeTruncated() throws {
    let image = TestImages.ramps(width: 40, height: 30, noise: 20)
    let team = KernelTeam(2)
    let samples = try ([0, 1] as [Float]).map { flag in
      let codec = try codec { $0["x_hat.truncated"] = Tensor(shape: [1], values: [flag]) }
      let decoded = try codec.decode(
        codec.encode(image, path: "x", team).bytes, path: "x", team)
      guard case .eight(let samples) = decoded.samples else { return [UInt8]() }
      return samples
    }
    let steps = zip(samples[0], samples[1]).map { Int($0) - Int($1) }
    #expect(Set(steps) == [0, 1] && steps.count == 3600)
  }

  @Test func effectiveNumbersAreTheStoredOnes() throws {
    let image = TestImages.ramps(width: 40, height: 30, noise: 20)
    let team = KernelTeam(2)
    let streams = try [false, true].map { isEffective in
      try codec { floats in
        // Squares that floats hold exactly, pedestal included.
        for name in ["g_a.1", "g_a.3", "g_a.5", "g_s.1", "g_s.3", "g_s.5"] {
          for part in ["beta", "gamma"] {
            let shape = floats["\(name).\(part)"]?.shape ?? []
            let count = shape.reduce(1, *)
            let roots = (0..<count).map { Float($0 % 3 + 1) / 4 }
            floats["\(name).\(part)"] = nil
            floats[isEffective ? "\(name).effective_\(part)" : "\(name).\(part)"] = Tensor(
              shape: shape, values: isEffective ? roots.map { $0 * $0 - 0x1p-36 } : roots)
          }
        }
      }.encode(image, path: "x", team).container.streams
    }
    #expect(streams[0] == streams[1])
  }

  // MARK: Import

  @Test func whatDoesNotFitIsNamed() throws {
    for (key, shape, says) in [
      ("f.2.weight", nil, "no \"f.2.weight\""), ("f.0.weight", nil, "no \"f.0.weight\""),
      ("f.3.weight", nil, "no \"f.3.weight\""), ("f.1.bias", nil, "no \"f.1.bias\""),
      ("f.0.weight", [4, 7, 3, 3], "\"f.0.weight\" has shape"),
      ("f.0.weight", [4, 20, 3, 3], "\"f.0.weight\" has shape"),
      ("f.0.weight", [4, 6, 3, 2], "\"f.0.weight\" has shape"),
      ("f.0.weight", [4, 6, 9, 9], "expected [4, 6, 7, 7]"),
      ("f.1.weight", [5, 3, 3, 3], "\"f.1.weight\" has shape"),
      ("f.1.weight", [0, 4, 3, 3], "\"f.1.weight\" has shape"),
      ("f.3.weight", [6, 13], "\"f.3.weight\" has shape"),
      ("f.3.weight", [7, 12], "\"f.3.weight\" has shape"),
      ("f.4.weight", [6, 6, 1, 1], "no \"f.5.weight\""),
      ("f.4.weight", [6, 6], "no \"f.layers\""),
      ("f.layers", [4, 3], "\"f.layers\" has shape [4, 3], expected [3, 3]"),
      ("f.6.weight", [6, 6], "\"f.6.weight\""), ("h_s.4.weight", [6, 4, 3, 3], "h_s.4.weight"),
      ("sigma_z", [5], "\"sigma_z\" has shape"), ("g_a.3.gamma", nil, "no \"g_a.3.gamma\""),
    ] as [(String, [Int]?, String)] {
      let found = sentence { $0[key] = shape.map { Tensor(zeros: $0) } }
      #expect(found.contains(says), "\(key) \(shape ?? []): \(found)")
    }
    for (key, values) in [
      ("f.layers", [3, 1, 0.2, 2, 1, 0.2, 1, 1, 0.2]), ("f.layers", [1, 2, 0, 2, 1, 0, 1, 1, 0]),
      ("f.layers", [1.5, 1, 0, 2, 1, 0, 1, 1, 0]), ("h_a.absolute", [0.5]),
    ] as [(String, [Float])] {
      let shape = values.count == 1 ? [1] : [values.count / 3, 3]
      let found = sentence { $0[key] = Tensor(shape: shape, values: values) }
      #expect(found.contains("does not know the numbers of \"\(key)\""), "\(found)")
    }
    // 3x3 without zeros around the 2x2 that are left.
    let small = sentence {
      $0["f.layers"] = Tensor(shape: [3, 3], values: [1, 1, 0, 2, 1, 0, 1, 0, 0])
    }
    #expect(small.contains("\"f.2.weight\" has shape [3, 5, 3, 3], expected [3, 5, 2, 2]"))
  }

  @Test func aListThatSaysTheConjectureIsTheSameNetwork() throws {
    let image = TestImages.ramps(width: 40, height: 30, noise: 20)
    let team = KernelTeam(2)
    let table: [Float] = [1, 1, 0.2, 2, 1, 0.2, 1, 1, 0.2]
    let said = try codec {
      $0["f.layers"] = Tensor(shape: [3, 3], values: table)
      $0["h_a.absolute"] = Tensor(zeros: [1])
    }
    let silent = try codec()
    #expect(said.assumptions.isEmpty && silent.assumptions.count == 2)
    #expect(said.weights.parameterCount == silent.weights.parameterCount)
    #expect(
      try said.encode(image, path: "x", team).container.streams
        == silent.encode(image, path: "x", team).container.streams)
    let other = try codec {
      $0["f.layers"] = Tensor(shape: [3, 3], values: [1, 1, 0, 2, 1, 0, 1, 1, 0])
    }
    #expect(
      try other.encode(image, path: "x", team).container.streams
        != silent.encode(image, path: "x", team).container.streams)
  }

  @Test func modelsAreKnownByTheirNames() {
    typealias Model = ContextAdaptiveSettings.Model
    #expect(Model(name: "type0_quality3.safetensors") == Model(measure: 0, quality: 3))
    #expect(Model(name: "type1_quality9") == Model(measure: 1, quality: 9))
    for name in ["type2_quality3", "type0_quality0", "type0_quality10", "a_type0_quality1", ""] {
      #expect(Model(name: name) == nil)
    }
  }

  // MARK: Hostile streams

  @Test func damagedStreamsAreErrors() throws {
    let codec = try codec()
    let image = TestImages.ramps(width: 70, height: 41, noise: 20)
    let team = KernelTeam(1)
    let container = try codec.encode(image, path: "x", team).container
    let stream = container.streams[0]
    func decoded(_ stream: [UInt8]) throws -> Image {
      try codec.decode(
        Container(
          codec: container.codec, modelDigest: container.modelDigest, check: container.check,
          width: 70, height: 41, streams: [stream]
        ).bytes(), path: "x", team)
    }
    for length in 0..<stream.count {
      #expect(throws: CodecError.self) { try decoded(Array(stream.prefix(length))) }
    }
    for place in stream.indices {
      var wrong = stream
      wrong[place] ^= 1 << UInt8(place % 8)
      #expect(throws: CodecError.self) { try decoded(wrong) }
    }
    for more in [[0], [255], [UInt8](repeating: 0, count: 100)] as [[UInt8]] {
      #expect(throws: CodecError.self) { try decoded(stream + more) }
    }
    let other = try PictureCodec(RandomModel.weights(ContextAdaptive.name, seed: 2))
    #expect {
      try other.decode(container.bytes(), path: "x", team)
    } throws: {
      "\($0)".contains("was written with another model")
    }
  }

  @Test func tinyStreamsCannotClaimAHugePicture() throws {
    let network = try codec().codec
    for wrong in [[[]], [[UInt8](repeating: 0, count: 8)], []] as [[[UInt8]]] {
      #expect(throws: EntropyCodingError.endsEarly) {
        try network.decode(wrong, height: 16384, width: 16384, KernelTeam(1))
      }
    }
    #expect(throws: EntropyCodingError.leftOver) {
      try network.decode([[], []], height: 64, width: 64, KernelTeam(1))
    }
  }

  @Test func latentsBeyondTheCoderAreASentence() throws {
    for key in ["g_a.6.weight", "h_a.4.weight"] {
      let codec = try codec { floats in
        guard let weight = floats[key] else { return }
        floats[key] = Tensor(shape: weight.shape, values: weight.values.map { $0 * 10_000 })
      }
      #expect {
        try codec.encode(
          TestImages.ramps(width: 64, height: 64, noise: 9), path: "x.png", KernelTeam(1))
      } throws: {
        "\($0)".contains("beyond the coder's limit of 255")
      }
    }
  }

  @Test func numbersThatAreNoneAreASentence() throws {
    let codec = try codec { $0["f.3.bias"] = Tensor(shape: [6], values: [0, 0, 0, 99, 99, 99]) }
    #expect {
      try codec.encode(
        TestImages.ramps(width: 64, height: 64, noise: 9), path: "x.png", KernelTeam(1))
    } throws: {
      "\($0)".contains("impossible or not a number")
    }
  }

  // MARK: The authors' files

  @Test func theAuthorsFilesGoThereAndBack() throws {
    let codec = try codec()
    let image = TestImages.ramps(width: 70, height: 41, noise: 20)
    let team = KernelTeam(2)
    let encoded = try codec.encode(image, path: "x", team)
    let bytes = try codec.published(encoded.container, path: "x")
    #expect(bytes.prefix(5) == [12, 70, 0, 41, 0])
    #expect(bytes.dropFirst(5).elementsEqual(encoded.container.streams[0]))
    #expect(
      try codec.decode(bytes, path: "x", team) == codec.decode(encoded.bytes, path: "x", team))
    for length in 0..<bytes.count {
      #expect(throws: CodecError.self) {
        try codec.decode(Array(bytes.prefix(length)), path: "x", team)
      }
    }
    let unknown = try self.codec(nil)
    let other = try self.codec(.init(measure: 1, quality: 6))
    for (codec, says) in [
      (unknown, "the authors' name of the model"), (other, "this model is type1_quality6"),
    ] {
      #expect {
        try codec.decode(bytes, path: "x", team)
      } throws: {
        "\($0)".contains(says)
      }
    }
  }

  @Test func damagedFilesOfTheAuthorsAreSentences() throws {
    let model = try #require(Self.model)
    let file = ContextAdaptiveFile(model: model, width: 300, height: 200, stream: [1, 2, 3])
    #expect(try ContextAdaptiveFile(file.bytes(), path: "x") == file)
    for wrong in [
      [], [12], [12, 1, 0, 1], [1, 1, 0, 1, 0], [20, 1, 0, 1, 0], [12, 0, 0, 1, 0],
      [12, 1, 0, 0, 0], [12, 255, 255, 255, 255],
    ] as [[UInt8]] {
      #expect(throws: CodecError.self) { try ContextAdaptiveFile(wrong, path: "x") }
    }
  }
}
