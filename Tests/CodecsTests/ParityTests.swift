import Codecs
import EntropyCoding
import Foundation
import Imaging
import Layers
import Tensors
import TestSupport
import Testing
import Weights

/// Needs outside data: streams byte for byte in both directions.
@Suite(.enabled(if: outsideData != nil)) struct ParityTests {
  static let codecs: [(String, isAutoregressive: Bool)] = [
    ("bmshj2018-factorized", false), ("bmshj2018-hyperprior", false), ("mbt2018-mean", false),
    ("mbt2018", true), ("cheng2020-anchor", true), ("cheng2020-attn", true),
  ]

  @Test(arguments: codecs)
  func streamsAreCompressAIs(name: String, isAutoregressive: Bool) throws {
    let parity = try Parity(name, in: #require(outsideData))
    #expect(parity.codec.entry.name == name)
    for place in parity.cases {
      let encoded = try parity.codec.encode(parity.image(place + "x"), path: "x", KernelTeam(2))
      let streams = try parity.streams(place)
      #expect(encoded.container.streams == streams, "\(place)")
      #expect(
        try encoded.container.check == parity.check(place, isAutoregressive: isAutoregressive))
      let bytes = encoded.informationContent / 8
      let streamBytes = Double(streams.map(\.count).reduce(0, +))
      #expect(abs(streamBytes - bytes) < 0.001 * bytes + 16)
    }
  }

  @Test(arguments: codecs)
  func referenceStreamsDecode(name: String, isAutoregressive: Bool) throws {
    let parity = try Parity(name, in: #require(outsideData))
    for place in parity.cases {
      let expected = try parity.image(place + "x_hat_u8")
      let container = Container(
        codec: parity.codec.entry.number, modelDigest: parity.codec.weights.archive.digest,
        check: try parity.check(place, isAutoregressive: isAutoregressive), width: expected.width,
        height: expected.height, streams: try parity.streams(place))
      let image = try parity.codec.decode(container.bytes(), path: "reference", KernelTeam(2))
      guard case .eight(let own) = image.samples, case .eight(let other) = expected.samples else {
        Issue.record("not 8 bits")
        return
      }
      let differences = zip(own, other).map { abs(Int($0) - Int($1)) }
      #expect((differences.max() ?? 0) <= 1)
      #expect(differences.count { $0 > 0 } * 1000 <= differences.count)

      let sides = try parity.integers(place + "padded_size")
      let decoded = try parity.codec.codec.decode(
        container.streams, height: Int(sides[0]), width: Int(sides[1]), KernelTeam(1))
      let y_hat = try parity.floats(place + "y_hat")
      if parity.has(place + "means") {
        // Symbols are exact; means come out of networks in Float.
        #expect(zip(decoded.y_hat.values, y_hat).allSatisfy { abs($0 - $1) < 1e-4 })
      } else {
        #expect(decoded.y_hat.values == y_hat)
      }
    }
  }

  @Test func allFormatsOfACheckpointAreOneModel() throws {
    let folder = try #require(outsideData).appendingPathComponent("fixtures/codecs")
    let digests = try [
      "hyperprior-tiny.pth.tar", "hyperprior-tiny-legacy.pth", "hyperprior-tiny.safetensors",
      "bmshj2018-hyperprior.h5",
    ].map {
      try CheckpointImport(WeightFile.read(folder.appendingPathComponent($0).path)).weights.archive
        .digest
    }
    #expect(Set(digests).count == 1)
  }
}
