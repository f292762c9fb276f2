import Foundation
import Metrics
import Tensors
import TestSupport
import Testing
import Weights

struct VGG16WeightsFileTests {
  private func error(_ change: (inout [String: NarrowNetwork.Array]) -> Void) throws -> (any Error)?
  {
    var arrays = try NarrowNetwork.arrays()
    change(&arrays)
    return try errorOfReading(NarrowNetwork.safetensors(arrays)) {
      _ = try VGG16Weights(file: WeightFile.read($0))
    }
  }

  @Test("every format gives the same numbers", arguments: ["narrow-keras1.h5", "narrow-keras2.h5"])
  func kerasEqualsTorch(name: String) throws {
    let torch = try VGG16Weights(file: WeightFile.read(NarrowNetwork.path))
    let keras = try VGG16Weights(file: WeightFile.read(fixture("vgg/" + name).path))
    for (a, b) in zip(torch.convolutions, keras.convolutions) {
      // The fixtures hold equal numbers under both orders of colours.
      #expect(a.weight == b.weight && a.bias == b.bias, "\(a.name)")
    }
    #expect(keras.convolutions.count == 13 && keras.convolutions[12].name == "conv5_3")
    #expect(keras.convolutions[4].weight.shape == [8, 6, 3, 3])
    #expect(torch.preprocessing == .rgbImageNet && torch.digest == NarrowNetwork.digest)
    #expect(keras.preprocessing == .bgrCaffe && keras.digest == NarrowNetwork.caffeDigest)
    #expect(
      keras.source
        == "\(name), digest 7b02f4f83df7, VGG-16 of other width (4 channels in conv1_1, published 64)"
    )
  }

  @Test func writtenWeightsComeBack() throws {
    let weights = try VGG16Weights(
      file: WeightFile.read(fixture("vgg/narrow-keras1.h5").path))
    try withTemporaryFolder { folder in
      let (first, second) = (folder.path + "/a.h5", folder.path + "/b.h5")
      try weights.write(to: first)
      let read = try VGG16Weights(file: WeightFile.read(first))
      #expect(read.digest == weights.digest && read.preprocessing == .bgrCaffe)
      #expect(read.source == weights.source && read.leftovers.isEmpty)
      try read.write(to: second)
      #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test func anEditedFileIsNoticed() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a.h5"
      let weights = try VGG16Weights(file: WeightFile.read(NarrowNetwork.path))
      try weights.write(to: path)
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let value = try #require(weights.convolutions.first).weight.values.withUnsafeBytes {
        Data($0.prefix(16))
      }
      let place = try #require(bytes.range(of: value))
      bytes[place.lowerBound] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: WeightError.self) {
        _ = try VGG16Weights(file: WeightFile.read(path))
      }
      #expect(error?.description.contains("98aa789b3348") == true, "\(String(describing: error))")
    }
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    let weights = try VGG16Weights(file: WeightFile.read(NarrowNetwork.path))
    #expect(throws: WeightError.self) { try weights.write(to: "/nowhere/at/all.h5") }
  }

  @Test func theClassifierIsLeftOver() throws {
    var arrays = try NarrowNetwork.arrays()
    arrays["classifier.0.bias"] = NarrowNetwork.Array(shape: [2], bytes: Data(count: 8))
    try withTemporaryFolder { folder in
      let path = folder.path + "/full.safetensors"
      try NarrowNetwork.safetensors(arrays).write(to: URL(fileURLWithPath: path))
      let weights = try VGG16Weights(file: WeightFile.read(path))
      #expect(weights.leftovers == ["classifier.0.bias"])
      #expect(weights.digest == NarrowNetwork.digest)
    }
  }

  @Test func aMissingKeyIsNamed() throws {
    for key in ["features.28.bias", "features.0.weight"] {
      guard case NetworkError.missing(_, key)? = try error({ $0[key] = nil }) else {
        Issue.record("\(key) is not missed")
        continue
      }
    }
  }

  @Test func keysThatDoNotBelongAreNamed() throws {
    let stranger = NarrowNetwork.Array(shape: [1], bytes: Data(count: 4))
    let error = try error {
      $0["features.30.weight"] = stranger
      $0["linear"] = stranger
    }
    guard case NetworkError.unknownKeys(_, ["features.30.weight", "linear"])? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func anotherNetworkIsToldAsSuch() throws {
    let error = try error {
      $0 = ["layer1.0.conv1.weight": NarrowNetwork.Array(shape: [1], bytes: Data(count: 4))]
    }
    #expect("\(try #require(error))".contains("has no VGG-16 but \"layer1.0.conv1.weight\";"))
  }

  @Test(arguments: [
    ("features.0.weight", [4, 3, 9], [nil, 3, 3, 3]), ("features.2.bias", [2, 2], [4]),
    ("features.5.weight", [4, 6, 3, 3], [nil, 4, 3, 3]), ("features.0.bias", [4, 1, 1, 1], [4]),
    ("features.28.weight", [1, 4, 3, 12], [nil, 4, 3, 3]),
  ])
  func shapesMustChain(key: String, found: [Int], expected: [Int?]) throws {
    let error = try error { $0[key]?.shape = found }
    guard case WeightError.shape(_, key, expected, found)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aNetworkWithoutChannelsIsRefused() throws {
    let error = try error {
      $0["features.28.weight"] = NarrowNetwork.Array(shape: [0, 4, 3, 3], bytes: Data())
      $0["features.28.bias"] = NarrowNetwork.Array(shape: [0], bytes: Data())
    }
    guard case WeightError.shape(_, "features.28.weight", _, [0, 4, 3, 3])? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func valuesMustBeFinite(value: Float) throws {
    let error = try error {
      $0["features.12.bias"]?.bytes.replaceSubrange(
        4..<8, with: withUnsafeBytes(of: value) { Data($0) })
    }
    guard case WeightError.notFinite(_, "features.12.bias", 1)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func anotherTypeIsNamed() throws {
    let error = try error { $0["features.0.bias"]?.type = "I32" }
    guard case WeightError.type(_, "features.0.bias", "I32")? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "the shared narrow network is read in all its formats",
    .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func sharedFixtures() throws {
    let folder = try #require(outsideData).appendingPathComponent("fixtures/codecs").path
    func read(_ name: String) throws -> VGG16Weights {
      try VGG16Weights(file: WeightFile.read(folder + "/vgg-tiny" + name))
    }
    let torch = try read(".safetensors")
    #expect(torch.convolutions.map(\.weight.shape[0]).suffix(4) == [32, 32, 32, 32])
    for name in ["-keras1-notop.h5", "-keras2-notop.h5"] {
      let keras = try read(name)
      #expect(zip(torch.convolutions, keras.convolutions).allSatisfy { $0.weight == $1.weight })
      #expect(zip(torch.convolutions, keras.convolutions).allSatisfy { $0.bias == $1.bias })
    }
    for name in [".pth", "-legacy.pth"] {
      let checkpoint = try read(name)
      #expect(checkpoint.digest == torch.digest && checkpoint.preprocessing == .rgbImageNet)
    }
  }
}
