import Codecs
import EntropyCoding
import Imaging
import Layers
import Randomness
import TestSupport
import Testing
import Weights

struct ContainerTests {
  private let container = Container(
    codec: 3, modelDigest: "00ff10ab20cd30ef", check: 0xDEAD_BEEF, width: 300, height: 200,
    streams: [[1, 2, 3], [], [UInt8](repeating: 9, count: 200)])

  @Test func bytesAreAsDocumented() throws {
    let bytes = container.bytes()
    let header: [UInt8] = [
      0xC4, 0x58, 0x4D, 1, 3, 2, 0x00, 0xFF, 0x10, 0xAB, 0x20, 0xCD, 0x30, 0xEF, 0xEF, 0xBE, 0xAD,
      0xDE, 0xAC, 2, 0xC8, 1, 3, 3, 0, 0xC8, 1, 1, 2, 3,
    ]
    #expect(Array(bytes.prefix(header.count)) == header)
    #expect(bytes.count == header.count + 200)
    #expect(try Container(bytes, path: "x") == container)
  }

  @Test func everyTruncationIsAnError() {
    let bytes = container.bytes()
    for length in 0..<bytes.count {
      #expect(throws: CodecError.self) { try Container(Array(bytes.prefix(length)), path: "x") }
    }
    #expect(throws: CodecError.self) { try Container(bytes + [0], path: "x") }
  }

  @Test func hugeSizesAreRefusedBeforeMemoryIsTaken() throws {
    let start = Array(container.bytes().prefix(18))
    let huge: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
    for sides in [huge + huge, [0xFF, 0xFF, 3] + [0xFF, 0xFF, 3], huge + [1]] {
      #expect {
        try Container(start + sides + [0], path: "x")
      } throws: {
        if case CodecError.tooLarge = $0 { true } else { false }
      }
    }
    for wrong in [[0, 5, 0], [5, 0, 0], huge + [0x80, 0], [5, 5, 200, 1], [5, 5, 1] + huge] {
      #expect(throws: CodecError.self) { try Container(start + wrong, path: "x") }
    }
  }

  /// An 8-byte stream of zero bits would fill any image.
  @Test func aTinyStreamCannotClaimAHugePicture() throws {
    let codec = try PictureCodec(RandomModel.weights("bmshj2018-hyperprior"))
    let hostile = Container(
      codec: codec.entry.number, modelDigest: codec.weights.archive.digest, check: 0, width: 16384,
      height: 16384, streams: [[0, 0, 0, 0x80, 0, 0, 0, 0], [0, 0, 0, 0x80, 0, 0, 0, 0]])
    #expect(throws: CodecError.stream(file: "x", .endsEarly)) {
      try codec.decode(hostile.bytes(), path: "x", KernelTeam(1))
    }
  }

  @Test func whatMemoryCannotHoldIsRefused() throws {
    let weights = try RandomModel.weights("bmshj2018-factorized")
    let image = TestImages.ramps(width: 100, height: 100)
    let team = KernelTeam(1)
    let encoded = try PictureCodec(weights).encode(image, path: "x", team).bytes
    // 128 x 128 pixels of 4 * 8 + 32 bytes.
    let small = try PictureCodec(weights, availableMemory: 128 * 128 * 64 - 1)
    for body in [
      { _ = try small.encode(image, path: "x", team) },
      { _ = try small.decode(encoded, path: "x", team) },
    ] as [() throws -> Void] {
      #expect(throws: CodecError.memory(file: "x", needed: 1_048_576, available: 1_048_575)) {
        try body()
      }
    }
  }

  @Test func changedBytesNeverBecomeAPicture() throws {
    let codec = try PictureCodec(RandomModel.weights("mbt2018"))
    let image = TestImages.ramps(width: 80, height: 70, noise: 9)
    let team = KernelTeam(2)
    let bytes = try codec.encode(image, path: "x", team).bytes
    let picture = try codec.decode(bytes, path: "x", team)
    var random = SplitMix64(seed: 5)
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= UInt8(1 + random.next(below: 255))
      let decoded = try? codec.decode(changed, path: "x", team)
      // A side of the image may have changed, within the same padding.
      #expect(decoded == nil || decoded?.width != 80 || decoded?.height != 70, "byte \(place)")
    }
    #expect(picture.width == 80)
  }

  @Test func anotherModelIsASentence() throws {
    let team = KernelTeam(2)
    let image = TestImages.ramps(width: 64, height: 64)
    let first = try PictureCodec(RandomModel.weights("mbt2018-mean", seed: 1))
    let bytes = try first.encode(image, path: "x", team).bytes
    for other in [
      try RandomModel.weights("mbt2018-mean", seed: 2), try RandomModel.weights("mbt2018"),
    ] {
      #expect {
        try PictureCodec(other).decode(bytes, path: "x", team)
      } throws: {
        "\($0)".contains("was written with another model")
      }
    }
  }
}
