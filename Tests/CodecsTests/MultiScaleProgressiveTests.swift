import Codecs
import EntropyCoding
import Foundation
import Imaging
import Layers
import Tensors
import TestSupport
import Testing
import Weights

struct MultiScaleProgressiveTests {
  @Test func stepsAreThePapers() {
    #expect(BaselineProfile.steps == 10)
    #expect(NormalProfile.steps == 28)
    #expect(ExtraProfile.steps == 121)
  }

  @Test func paddingIsBelowAndAtTheRight() {
    typealias Extra = MultiScaleProgressive<ExtraProfile>
    #expect(Extra.padding(height: 1, width: 121) == Padding(top: 0, left: 0, bottom: 127, right: 7))
    #expect(Extra.padding(height: 129, width: 136) == Padding(top: 0, left: 0, bottom: 7, right: 0))
  }

  /// Every value that the coarser scale has not is coded once.
  @Test func groupsCoverAPlane() {
    func check<Profile: ProgressiveProfile>(_: Profile.Type) {
      let N = 6
      for (height, width) in [(2, 2), (3, 2), (5, 7), (8, 9), (16, 13)] {
        var counts = [Int](repeating: 0, count: N * height * width)
        let groups = Profile.groups(height: height, width: width, channels: N)
        #expect(1 + Profile.S * groups.count == Profile.steps)
        for group in groups {
          for channel in group.channels {
            for row in group.rows {
              for column in group.columns { counts[(channel * height + row) * width + column] += 1 }
            }
          }
        }
        for place in counts.indices {
          let isCoarser = place % width % 2 == 1 && place / width % height % 2 == 1
          #expect(counts[place] == (isCoarser ? 0 : 1))
        }
      }
    }
    check(BaselineProfile.self)
    check(NormalProfile.self)
    check(ExtraProfile.self)
  }

  /// Kept ones are used as they are, whatever the order of the sum that made them.
  @Test func scalesAreMadeOnce() throws {
    let made = try RandomModel.weights("msp-normal").archive
    let key = "encoder.network.1.conv1.f_w"
    let scales = try #require(made.floats[key])
    var floats = made.floats
    floats[key] = Tensor(shape: scales.shape, values: scales.values.map { $0 * 0.5 })
    let other = try CheckpointImport(floats: floats, integers: made.integers, path: "x").weights
    #expect(other.archive.floats[key] == floats[key])
    #expect(other.archive.digest != made.digest)
    #expect(
      other.parameterCount
        == made.floats.filter { !$0.key.hasSuffix(".f_w") && !$0.key.hasSuffix("scale_table") }
        .values.reduce(0) { $0 + $1.values.count })
    floats[key] = Tensor(shape: scales.shape, values: scales.values.map { $0 * 1.1 })
    #expect {
      try CheckpointImport(floats: floats, integers: made.integers, path: "x")
    } throws: {
      "\($0)".contains("24 bits")
    }
  }

  @Test(arguments: ["msp-baseline", "msp-normal", "msp-extra"])
  func changedStreamsAreErrors(name: String) throws {
    let codec = try PictureCodec(RandomModel.weights(name))
    let image = TestImages.ramps(width: 70, height: 66, noise: 9)
    let team = KernelTeam(2)
    let bytes = try codec.encode(image, path: "x", team).bytes
    for place in [bytes.count - 1, bytes.count / 2, bytes.count / 3, 30] {
      var changed = bytes
      changed[place] ^= 0x55
      #expect(throws: CodecError.self) { try codec.decode(changed, path: "x", team) }
      #expect(throws: CodecError.self) {
        try codec.decode(Array(bytes.prefix(place)), path: "x", team)
      }
    }
    let hostile = Container(
      codec: codec.entry.number, modelDigest: codec.weights.archive.digest, check: 0, width: 16384,
      height: 16384, streams: [[0, 0, 0, 0x80, 0, 0, 0, 0]])
    #expect(throws: CodecError.stream(file: "x", .endsEarly)) {
      try codec.decode(hostile.bytes(), path: "x", team)
    }
    for streams in [[], [[0, 0, 0, 0x80, 0, 0, 0, 0], []]] as [[[UInt8]]] {
      let wrong = Container(
        codec: codec.entry.number, modelDigest: codec.weights.archive.digest, check: 0, width: 8,
        height: 8, streams: streams)
      #expect(throws: CodecError.self) { try codec.decode(wrong.bytes(), path: "x", team) }
    }
  }
}

/// Needs outside data of MPEG VCM-RS: all numbers bit for bit.
@Suite(.enabled(if: outsideData != nil)) struct MultiScaleProgressiveParityTests {
  @Test(arguments: ["msp-normal", "msp-extra"]) func everyNumberIsTheReferences(name: String) throws
  {
    let parity = try Parity(name, in: #require(outsideData), codec: name)
    for place in ["case0/", "case1/"] {
      let stream = try parity.bytes(place + "stream")
      var check = SymbolCheck()
      check.update(try parity.integers(place + "eb_symbols"))
      check.update(try parity.integers(place + "y_symbols"))

      let encoded = try parity.codec.encode(parity.image(place + "x"), path: "x", KernelTeam(2))
      #expect(encoded.container.streams == [stream], "\(name) \(place)")
      #expect(encoded.container.check == encoded.container.value(of: check))

      let decoded = try parity.codec.decode(encoded.bytes, path: "reference", KernelTeam(3))
      #expect(try decoded == parity.image(place + "x_hat_u8"))
      let sides = try parity.integers(place + "padded_size")
      let latents = try parity.codec.codec.decode(
        [stream], height: Int(sides[0]), width: Int(sides[1]), KernelTeam(1))
      #expect(try latents.y_hat.values == parity.floats(place + "y_hat"))
      if parity.has(place + "x_hat") {
        #expect(try latents.x_hat.values == parity.floats(place + "x_hat"))
      }
    }
  }
}
