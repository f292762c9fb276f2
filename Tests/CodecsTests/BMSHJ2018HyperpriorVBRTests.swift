import Codecs
import Foundation
import Imaging
import Layers
import Tensors
import TestSupport
import Testing
import Weights

/// Against CompressAI 1.2.8 (`Tests/References/hyperprior_vbr.py`): a small random network at three of its rates and at a
/// gain between them.
struct BMSHJ2018HyperpriorVBRTests {
  private static let cases = ["case0/", "case1/", "case2/", "case3/"]
  private static let parity = fixture("codecs/bmshj2018-hyperprior-vbr.safetensors").path

  private func parity() throws -> Parity { try Parity(file: Self.parity) }

  private func rate(_ parity: Parity, _ place: String) throws -> CodecRate {
    if parity.has(place + "gain") { return .gain(try parity.floats(place + "gain")[0]) }
    return .index(Int(try parity.integers(place + "rate")[0]))
  }

  @Test(arguments: cases) func streamsAreCompressAIs(place: String) throws {
    let parity = try parity()
    #expect(parity.codec.entry.name == "bmshj2018-hyperprior-vbr")
    let rate = try rate(parity, place)
    for threads in [1, 3] {
      let encoded = try parity.codec.encode(
        parity.image(place + "x"), at: rate, path: "x", KernelTeam(threads))
      #expect(Array(encoded.container.streams.prefix(2)) == (try parity.streams(place)))
    }
  }

  /// The decoder learns the rate from the file alone.
  @Test(arguments: cases) func picturesAreCompressAIs(place: String) throws {
    let parity = try parity()
    let expected = try parity.image(place + "x_hat_u8")
    let encoded = try parity.codec.encode(
      parity.image(place + "x"), at: rate(parity, place), path: "x", KernelTeam(2))
    let image = try parity.codec.decode(encoded.bytes, path: "bin", KernelTeam(2))
    guard case .eight(let own) = image.samples, case .eight(let other) = expected.samples else {
      Issue.record("not 8 bits")
      return
    }
    let differences = zip(own, other).map { abs(Int($0) - Int($1)) }
    #expect((differences.max() ?? 0) <= 1)
    #expect(differences.count { $0 > 0 } * 1000 <= differences.count)

    let sides = try parity.integers(place + "padded_size").map { Int($0) }
    let decoded = try parity.codec.codec.decode(
      encoded.container.streams, height: sides[0], width: sides[1], KernelTeam(1))
    let y_hat = try parity.floats(place + "y_hat")
    // Symbols are exact; offsets come out of small networks in Float.
    #expect(zip(decoded.y_hat.values, y_hat).allSatisfy { abs($0 - $1) < 1e-4 * max(1, abs($1)) })
    #expect(zip(decoded.y_hat.values, y_hat).allSatisfy { ($0 == 0) == ($1 == 0) })
  }

  @Test func ratesRiseAndTheHighestIsTheUsualOne() throws {
    let codec = try PictureCodec(RandomModel.weights("bmshj2018-hyperprior-vbr"))
    let image = TestImages.ramps(width: 64, height: 64, noise: 20)
    let files = try (0..<8).map {
      try codec.encode(image, at: .index($0), path: "x", KernelTeam(1))
    }
    let bits = files.map(\.informationContent)
    #expect(zip(bits, bits.dropFirst()).allSatisfy { $0 < $1 })
    #expect(try codec.encode(image, path: "x", KernelTeam(1)).bytes == files[7].bytes)
    // The gain of a rate is that rate, but for three more bytes that say it.
    let same = try codec.encode(image, at: .gain(0.6), path: "x", KernelTeam(1))
    #expect(same.container.streams.prefix(2) == files[3].container.streams.prefix(2))
    #expect(same.bytes.count == files[3].bytes.count + 3)
  }

  @Test func impossibleRatesAreRefused() throws {
    let image = TestImages.ramps(width: 64, height: 64, noise: 20)
    let codec = try PictureCodec(RandomModel.weights("bmshj2018-hyperprior-vbr"))
    for rate in [
      CodecRate.index(8), .index(-1), .index(256), .gain(0), .gain(-1), .gain(.infinity),
    ] {
      #expect(throws: CodecError.rate(rate, rates: 8)) {
        try codec.encode(image, at: rate, path: "x", KernelTeam(1))
      }
    }
    let fixed = try PictureCodec(RandomModel.weights("bmshj2018-hyperprior"))
    #expect(throws: CodecError.noRates(codec: "bmshj2018-hyperprior")) {
      try fixed.encode(image, at: .index(0), path: "x", KernelTeam(1))
    }
  }

  @Test(arguments: [[8], [], [0, 0], [0, 0, 0xC0, 0x7F]] as [[UInt8]])
  func damagedGainsAreNoticed(bytes: [UInt8]) throws {
    let codec = try PictureCodec(RandomModel.weights("bmshj2018-hyperprior-vbr"))
    let whole = try codec.encode(
      TestImages.ramps(width: 64, height: 64, noise: 20), path: "x", KernelTeam(1)
    ).container
    let damaged = Container(
      codec: whole.codec, modelDigest: whole.modelDigest, check: whole.check, width: 64, height: 64,
      streams: whole.streams.dropLast() + [bytes])
    #expect(throws: CodecError.self) {
      try codec.decode(damaged.bytes(), path: "x", KernelTeam(1))
    }
  }

  /// Each arithmetic of its own would read the same symbols at a gain that picks the same rows.
  @Test func anotherGainThanTheEncodersIsNoticed() throws {
    let codec = try PictureCodec(RandomModel.weights("bmshj2018-hyperprior-vbr"))
    let grey = Image(
      width: 64, height: 64, samples: .eight([UInt8](repeating: 77, count: 3 * 4096)))
    let whole = try codec.encode(grey, at: .gain(0.5), path: "x", KernelTeam(1)).container
    let damaged = Container(
      codec: whole.codec, modelDigest: whole.modelDigest, check: whole.check, width: 64, height: 64,
      streams: whole.streams.dropLast() + [[1, 0, 0, 0x3F]])
    #expect(throws: CodecError.self) {
      try codec.decode(damaged.bytes(), path: "x", KernelTeam(1))
    }
  }
}
