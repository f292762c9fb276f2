import Codecs
import EntropyCoding
import Imaging
import Layers
import Randomness
import Tensors
import TestSupport
import Testing
import Weights

/// Features of Hu et al. beyond other codecs; `RoundTripTests` has the laws of all.
struct CoarseToFineTests {
  private static let low = CoarseToFineSettings(model: .init(measure: 0, qp: 1))

  private func weights(_ settings: CoarseToFineSettings = low) throws -> CodecWeights {
    try CheckpointImport(
      floats: RandomModel.floats(CoarseToFine.name), integers: settings.integers, path: "random"
    ).weights
  }

  // MARK: Blocks

  private func picture(_ height: Int, _ width: Int) -> Tensor {
    var random = SplitMix64(seed: 8)
    return Tensor(
      shape: [3, height, width],
      values: (0..<3 * height * width).map { _ in Float(random.next(below: 256)) / 255 })
  }

  @Test func blocksAreCodedByThemselves() throws {
    let whole = try CoarseToFine(weights())
    let x = picture(128, 192)
    let blocks = try CoarseToFine(
      weights(.init(model: .init(measure: 0, qp: 3))), blockSide: 64)
    let encoded = try blocks.encode(x, KernelTeam(2))
    #expect(encoded.streams.count == 18)
    let decoded = try blocks.decode(encoded.streams, height: 128, width: 192, KernelTeam(1))
    #expect(decoded.check == encoded.check)
    for (index, (top, left)) in [(0, 0), (0, 64), (0, 128), (64, 0), (64, 64), (64, 128)]
      .enumerated()
    {
      let part = x.cropped(top: top, left: left, height: 64, width: 64)
      let streams = Array(encoded.streams[3 * index..<3 * index + 3])
      #expect(try whole.encode(part, KernelTeam(1)).streams == streams)
      let alone = try whole.decode(streams, height: 64, width: 64, KernelTeam(3))
      #expect(
        decoded.x_hat.cropped(top: top, left: left, height: 64, width: 64) == alone.x_hat)
      #expect(
        decoded.y_hat.cropped(top: top / 16, left: left / 16, height: 4, width: 4) == alone.y_hat)
    }
  }

  @Test func lowRatesHaveTheirSeamsSmoothed() throws {
    let x = picture(128, 128)
    let rough = try CoarseToFine(weights(.init()), blockSide: 64)
    let smooth = try CoarseToFine(weights(), blockSide: 64)
    let team = KernelTeam(2)
    let streams = try rough.encode(x, team).streams
    #expect(try smooth.encode(x, team).streams == streams)
    let levels = try [rough, smooth].map { codec in
      try codec.decode(streams, height: 128, width: 128, team).x_hat.values.map {
        Int((255 * min(max($0, 0), 1)).rounded(.toNearestOrEven))
      }
    }
    var changed = 0
    for index in levels[0].indices where levels[0][index] != levels[1][index] {
      let (row, column) = (index / 128 % 128, index % 128)
      #expect((62..<66).contains(row) || (62..<66).contains(column))
      changed += 1
    }
    #expect(changed > 200)
  }

  // MARK: Variants

  @Test func absoluteDeviationsAreAnotherModel() throws {
    let codecs = try [false, true].map { isAbsolute in
      try PictureCodec(
        weights(.init(model: Self.low.model, hasAbsoluteDeviations: isAbsolute)))
    }
    let image = TestImages.ramps(width: 97, height: 131, noise: 20)
    let team = KernelTeam(2)
    let files = try codecs.map { try $0.encode(image, path: "x", team) }
    #expect(files[0].container.check == files[1].container.check)
    #expect(files[0].container.streams[2] != files[1].container.streams[2])
    let pictures = try zip(codecs, files).map { try $0.decode($1.bytes, path: "x", team) }
    #expect(pictures[0] == pictures[1])
    #expect {
      try codecs[0].decode(files[1].bytes, path: "x", team)
    } throws: {
      "\($0)".contains("was written with another model")
    }
  }

  @Test func modelsAreKnownByTheirNames() {
    typealias Model = CoarseToFineSettings.Model
    #expect(Model(name: "model0_qp3.pk") == Model(measure: 0, qp: 3))
    #expect(Model(name: "model1_qp8") == Model(measure: 1, qp: 8))
    for name in ["model2_qp3", "model0_qp0", "model0_qp9", "model0_qp12", "my_model0_qp1", ""] {
      #expect(Model(name: name) == nil)
    }
  }

  @Test func settingsThatMeanNothingAreRefused() throws {
    let floats = RandomModel.floats(CoarseToFine.name)
    for numbers in [[0, 9], [2, 1], [-1, 3]] as [[Int32]] {
      #expect {
        try CheckpointImport(
          floats: floats,
          integers: ["published_model": IntegerArray(shape: [2], values: numbers)], path: "x.h5")
      } throws: {
        "\($0)".contains("does not know the numbers of \"published_model\"")
      }
    }
  }

  @Test func widthsThatDoNotFitAreNamed() throws {
    for (key, shape) in [
      ("hs_model_2.transform.7.bias", [3]),
      ("hs_model_1.transform.3.weight", [5, 6, 1, 1]),
      ("prediction_model_2.fc.weight", [8, 35]), ("get_h1_sigma", [1, 3, 1, 1]),
      ("s_model.transform.4.weight", [4]), ("a_model.transform.10.weight", [0, 4, 5, 5]),
    ] {
      var floats = RandomModel.floats(CoarseToFine.name)
      floats[key] = Tensor(zeros: shape)
      #expect {
        try CheckpointImport(floats: floats, integers: [:], path: "x.h5")
      } throws: {
        "\($0)".contains("\"\(key)\" has shape")
      }
    }
  }

  // MARK: Hostile streams

  @Test func tinyStreamsCannotClaimAHugePicture() throws {
    let codec = try CoarseToFine(weights())
    let streams = [[UInt8]](repeating: [], count: 3 * 22 * 22)
    for wrong in [streams, Array(streams.dropLast()), []] as [[[UInt8]]] {
      #expect(throws: EntropyCodingError.endsEarly) {
        try codec.decode(wrong, height: 16384, width: 16384, KernelTeam(1))
      }
    }
    #expect(throws: EntropyCodingError.leftOver) {
      try codec.decode(streams, height: 64, width: 64, KernelTeam(1))
    }
  }

  @Test func memoryIsThatOfABlock() throws {
    let codec = try CoarseToFine(weights())
    let block = codec.memory(height: 768, width: 768)
    #expect(codec.memory(height: 7680, width: 7680) - 100 * 768 * 768 * 32 < block)
  }

  @Test func latentsBeyondTheCoderAreASentence() throws {
    var floats = RandomModel.floats(CoarseToFine.name)
    let key = "a_model.transform.10.weight"
    let weight = try #require(floats[key])
    floats[key] = Tensor(shape: weight.shape, values: weight.values.map { $0 * 1000 })
    let codec = try PictureCodec(
      CheckpointImport(floats: floats, integers: [:], path: "x").weights)
    #expect {
      try codec.encode(
        TestImages.ramps(width: 64, height: 64, noise: 9), path: "x.png", KernelTeam(1))
    } throws: {
      "\($0)".contains("beyond the coder's limit of 511")
    }
  }

  // MARK: The authors' files

  @Test func theAuthorsFilesGoThereAndBack() throws {
    let codec = try PictureCodec(weights())
    let image = TestImages.ramps(width: 70, height: 41, noise: 20)
    let team = KernelTeam(2)
    let encoded = try codec.encode(image, path: "x", team)
    let bytes = try codec.published(encoded.container, path: "x")
    #expect(bytes.prefix(5) == [2, 41, 0, 70, 0])
    let picture = try codec.decode(encoded.bytes, path: "x", team)
    #expect(try codec.decode(bytes, path: "x", team) == picture)
    for length in 0..<bytes.count {
      #expect(throws: CodecError.self) {
        try codec.decode(Array(bytes.prefix(length)), path: "x", team)
      }
    }
    let unknown = try PictureCodec(weights(.init()))
    let other = try PictureCodec(weights(.init(model: .init(measure: 1, qp: 1))))
    for (codec, says) in [
      (unknown, "the authors' name of the model"), (other, "this model is model1_qp1"),
    ] {
      #expect {
        try codec.decode(bytes, path: "x", team)
      } throws: {
        "\($0)".contains(says)
      }
    }
    #expect(throws: CodecError.noPublishedFormat(codec: "mbt2018")) {
      try PictureCodec(RandomModel.weights("mbt2018")).published(encoded.container, path: "x")
    }
  }

  @Test func damagedFilesOfTheAuthorsAreSentences() throws {
    let model = try #require(Self.low.model)
    let file = CoarseToFineFile(model: model, height: 300, width: 200, streams: [[1, 2], [], [3]])
    #expect(try CoarseToFineFile(file.bytes(), path: "x") == file)
    let record = [UInt8](repeating: 0, count: 7)
    for wrong in [
      [], [2], [0, 1, 0, 1, 0], [19, 1, 0, 1, 0], [2, 0, 0, 1, 0], [2, 255, 255, 255, 255],
      [2, 1, 0, 1, 0, 5] + record + [1, 1, 9], [2, 1, 0, 1, 0, 0] + record + [1, 2],
      [2, 1, 0, 1, 0] + [UInt8](repeating: 255, count: 8) + [1, 1],
    ] as [[UInt8]] {
      #expect(throws: CodecError.self) { try CoarseToFineFile(wrong, path: "x") }
    }
    let codec = try PictureCodec(weights())
    #expect(throws: CodecError.stream(file: "x", .endsEarly)) {
      try codec.decode([2, 1, 0, 1, 0], path: "x", KernelTeam(1))
    }
  }
}
