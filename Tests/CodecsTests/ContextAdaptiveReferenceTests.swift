import Codecs
import EntropyCoding
import Foundation
import Imaging
import Layers
import Tensors
import TestSupport
import Testing
import Weights

/// Against `Tests/References/lee2019.py`: a base and a hybrid network with different f.
struct ContextAdaptiveReferenceTests {
  private struct Reference {
    let imported: CheckpointImport
    let codec: PictureCodec
    let network: ContextAdaptive
    let entries: [String: WeightFile.Entry]

    init(_ name: String) throws {
      let file = try WeightFile.read(fixture("lee2019/\(name).h5").path)
      imported = try CheckpointImport(
        file, options: CheckpointOptions(modelName: "type1_quality5"))
      codec = try PictureCodec(imported.weights)
      network = try #require(codec.codec as? ContextAdaptive)
      entries = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0) })
    }

    func shape(_ name: String) throws -> [Int] { try #require(entries[name]?.shape) }
    func integers(_ name: String) throws -> [Int32] { try #require(entries[name]?.integers) }
    func floats(_ name: String) throws -> [Float] { try #require(entries[name]?.tensor?.values) }
    func bytes(_ name: String) throws -> [UInt8] { try integers(name).map { UInt8($0) } }

    func image(_ name: String) throws -> Image {
      let shape = try shape(name)
      return Image(width: shape[1], height: shape[0], samples: .eight(try bytes(name)))
    }

    /// Symbols as a map.
    func map(_ name: String) throws -> Tensor {
      Tensor(shape: try shape(name), values: try integers(name).map(Float.init))
    }

    /// Channels of one position, of a map channel by channel.
    func channels(_ map: [Int32], _ place: Int, of plane: Int) -> [Int32] {
      stride(from: place, to: map.count, by: plane).map { map[$0] }
    }
  }

  static let cases = ["base", "hybrid"].flatMap { name in
    ["case0/", "case1/"].map { (name, $0) }
  }

  @Test(arguments: cases) func symbolsAreTheReferences(name: String, place: String) throws {
    let reference = try Reference(name)
    let encoded = try reference.codec.encode(
      reference.image(place + "x"), path: "x", KernelTeam(2))
    let y = try reference.integers(place + "y_symbols")
    let plane = try reference.shape(place + "y_symbols").dropFirst().reduce(1, *)
    var check = SymbolCheck()
    check.update(try reference.integers(place + "z_symbols"))
    for position in 0..<plane { check.update(reference.channels(y, position, of: plane)) }
    #expect(encoded.container.check == encoded.container.value(of: check))
    // Means and deviations differ in last bits, which changes bits of a stream, not its length.
    let length = try reference.bytes(place + "stream").count
    #expect(abs(encoded.container.streams[0].count - length) <= 1)
  }

  @Test(arguments: cases) func distributionsAreTheReferences(name: String, place: String) throws {
    let reference = try Reference(name)
    let (means, deviations) = (
      try reference.floats(place + "means"), try reference.floats(place + "deviations")
    )
    let shape = try reference.shape(place + "means")
    var compared = 0
    try reference.network.distributions(
      y_hat: reference.map(place + "y_symbols"), z_hat: reference.map(place + "z_symbols"),
      KernelTeam(2)
    ) { row, column, ownMeans, ownDeviations in
      let first = (row * shape[1] + column) * shape[2]
      #expect(ownMeans.count == shape[2] && ownDeviations.count == shape[2])
      for channel in 0..<shape[2] {
        let (mean, deviation) = (means[first + channel], deviations[first + channel])
        #expect(abs(ownMeans[channel] - mean) <= 1e-5 * (1 + abs(mean)))
        #expect(abs(ownDeviations[channel] - deviation) <= 1e-5 * deviation)
      }
      compared += shape[2]
    }
    #expect(compared == means.count)
  }

  /// Symbols of the reference under its own distributions.
  @Test(arguments: cases) func streamsAreTheReferences(name: String, place: String) throws {
    let reference = try Reference(name)
    let z = try reference.integers(place + "z_symbols")
    let sigma = try reference.floats("weights/sigma_z").map(abs)
    let zDeviations = sigma.flatMap { [Float](repeating: $0, count: z.count / sigma.count) }
    let y = try reference.integers(place + "y_symbols")
    let (means, deviations) = (
      try reference.floats(place + "means"), try reference.floats(place + "deviations")
    )
    let plane = try reference.shape(place + "y_symbols").dropFirst().reduce(1, *)
    let inOrder = (0..<plane).flatMap { reference.channels(y, $0, of: plane) }
    let stream = try reference.bytes(place + "stream")

    var encoder = ValueEncoder()
    try encoder.append(z, means: nil, deviations: zDeviations)
    try encoder.append(inOrder, means: means, deviations: deviations)
    #expect(try encoder.finish().streams == [stream])
    var decoder = try ValueDecoder(stream, count: z.count + y.count)
    #expect(try decoder.next(means: nil, deviations: zDeviations) == z)
    #expect(try decoder.next(means: means, deviations: deviations) == inOrder)
    _ = try decoder.finish()
  }

  @Test(arguments: cases) func picturesAreTheReferences(name: String, place: String) throws {
    let reference = try Reference(name)
    let codec = reference.codec
    let encoded = try codec.encode(reference.image(place + "x"), path: "x", KernelTeam(2))
    let decoded = try codec.decode(encoded.bytes, path: "x", KernelTeam(3))
    guard case .eight(let own) = decoded.samples else {
      Issue.record("not 8 bits")
      return
    }
    let other = try reference.bytes(place + "x_hat_u8")
    let differences = zip(own, other).map { abs(Int($0) - Int($1)) }
    #expect(own.count == other.count && (differences.max() ?? 0) <= 1)
    #expect(differences.count { $0 > 0 } * 1000 <= differences.count)
    #expect(own.count == 3 || Set(own).count > 50)

    let published = try codec.published(encoded.container, path: "x")
    let shape = try reference.shape(place + "x")
    #expect(published.prefix(5) == [11, UInt8(shape[1]), 0, UInt8(shape[0]), 0])
    #expect(try codec.decode(published, path: "x", KernelTeam(1)) == decoded)
    let theirs = published.prefix(5) + (try reference.bytes(place + "stream"))
    // The reference's distributions differ in last bits: its file is a sentence, or by luck the image.
    let fromTheirs = try? codec.decode(Array(theirs), path: "x", KernelTeam(1))
    #expect(fromTheirs == nil || fromTheirs == decoded)
  }

  @Test func whatIsNotPublishedIsSaid() throws {
    let base = try Reference("base").imported
    #expect(base.assumptions.count == 2)
    #expect(base.assumptions[0].contains("f.layers") && base.assumptions[1].contains("|ŷ|"))
    let hybrid = try Reference("hybrid").imported
    #expect(hybrid.assumptions.isEmpty && hybrid.leftOut.isEmpty)
  }
}
