import Codecs
import Imaging
import Layers
import Randomness
import Tensors
import TestSupport
import Testing
import Weights

/// Laws of every codec, on small random networks.
struct RoundTripTests {
  static let codecs = CodecRegistry.names

  private func codec(_ name: String) throws -> PictureCodec {
    try PictureCodec(RandomModel.weights(name))
  }

  private func noise(width: Int, height: Int) -> Image {
    var random = SplitMix64(seed: UInt64(width * height))
    return Image(
      width: width, height: height,
      samples: .eight((0..<3 * width * height).map { _ in UInt8(random.next(below: 256)) }))
  }

  /// x̂ of the encoder's own latents cannot be had, so the proof is the check value, which the decoder
  /// compares, and equal images for any number of threads.
  @Test(arguments: codecs) func picturesAreEqualForAnyNumberOfThreads(name: String) throws {
    let codec = try codec(name)
    let image = TestImages.ramps(width: 129, height: 130, noise: 20)
    let encoded = try codec.encode(image, path: "ramps", KernelTeam(1))
    #expect(encoded.informationContent > 200)
    let decoded = try codec.decode(encoded.bytes, path: "bin", KernelTeam(1))
    for threads in [2, 3, 8] {
      let again = try codec.encode(image, path: "ramps", KernelTeam(threads))
      #expect(again.bytes == encoded.bytes, "\(threads) threads")
      #expect(try codec.decode(encoded.bytes, path: "bin", KernelTeam(threads)) == decoded)
    }
  }

  @Test(arguments: codecs, [(1, 1), (63, 65), (129, 257)])
  func everySizeComesBack(name: String, size: (width: Int, height: Int)) throws {
    let codec = try codec(name)
    let grey = [UInt8](repeating: 77, count: 3 * size.width * size.height)
    let constant = Image(width: size.width, height: size.height, samples: .eight(grey))
    for image in [noise(width: size.width, height: size.height), constant] {
      let encoded = try codec.encode(image, path: "x", KernelTeam(2))
      let decoded = try codec.decode(encoded.bytes, path: "bin", KernelTeam(2))
      #expect(decoded.width == size.width && decoded.height == size.height)
      let bytes = encoded.informationContent / 8
      let streams = encoded.container.streams
      let written = Double(streams.map(\.count).reduce(0, +))
      // Each stream has a state of 8 bytes.
      #expect(abs(written - bytes) < 0.001 * bytes + 8 * Double(streams.count) + 4)
    }
  }

  @Test(arguments: codecs) func symbolsReachOverManyRows(name: String) throws {
    let codec = try codec(name)
    let image = noise(width: 128, height: 128)
    let decoded = try codec.codec.decode(
      codec.encode(image, path: "x", KernelTeam(2)).container.streams, height: 128, width: 128,
      KernelTeam(2))
    #expect(Set(decoded.y_hat.values.map { $0.rounded() }).count > 8)
    #expect(Set(decoded.x_hat.values).count > 1000)
  }

  /// Sides that pad alike fit the same streams.
  @Test func damagedSidesAreNoticed() throws {
    let codec = try codec("bmshj2018-factorized")
    let container = try codec.encode(noise(width: 33, height: 21), path: "x", KernelTeam(1))
      .container
    let damaged = Container(
      codec: container.codec, modelDigest: container.modelDigest, check: container.check,
      width: 32, height: 21, streams: container.streams)
    #expect(throws: CodecError.check(file: "x")) {
      _ = try codec.decode(damaged.bytes(), path: "x", KernelTeam(1))
    }
  }

  @Test func sixteenBitsAreScaled() throws {
    let codec = try codec("bmshj2018-factorized")
    let eight = noise(width: 64, height: 64)
    guard case .eight(let samples) = eight.samples else { return }
    let sixteen = Image(
      width: 64, height: 64, samples: .sixteen(samples.map { UInt16($0) * 257 }))
    let team = KernelTeam(2)
    #expect(
      try codec.encode(eight, path: "", team).container.streams
        == codec.encode(sixteen, path: "", team).container.streams)
  }

  @Test func numbersAndNamesAreUnique() {
    #expect(Set(CodecRegistry.all.map(\.number)).count == CodecRegistry.all.count)
    #expect(Set(CodecRegistry.names).count == CodecRegistry.all.count)
    #expect(throws: CodecError.unknownCodec("jpeg", known: CodecRegistry.names)) {
      try CodecRegistry.entry("jpeg")
    }
  }
}
