import Foundation
import Metrics
import Tensors
import TestSupport
import Testing
import Weights

@Suite struct CaffeModelTests {
  private func read(_ path: String) throws { _ = try VGG16Weights(file: WeightFile.read(path)) }

  private static let names = ["layers-v1.caffemodel", "layers-v2.caffemodel"]

  @Test("both kinds of layers give Keras' numbers", arguments: names)
  func networks(name: String) throws {
    let file = try WeightFile.read(fixture("caffe/" + name).path)
    #expect(file.format == .caffe && file.entries.count == 26)
    let weights = try VGG16Weights(file: file)
    #expect(weights.preprocessing == .bgrCaffe && weights.digest == NarrowNetwork.caffeDigest)
  }

  @Test(arguments: names) func cutFilesAreRefused(name: String) throws {
    let whole = try Data(contentsOf: fixture("caffe/" + name))
    for length in stride(from: 1, to: whole.count, by: 499) {
      #expect(try errorOfReading(whole.prefix(length), read) != nil, "\(length) bytes")
    }
  }

  @Test(arguments: names) func flippedBytesNeverCrash(name: String) throws {
    let whole = try Data(contentsOf: fixture("caffe/" + name))
    for place in stride(from: 0, to: whole.count, by: 97) {
      var bytes = whole
      bytes[place] ^= 0xFF
      _ = try errorOfReading(bytes, read)
    }
  }

  // MARK: Networks of one layer, from its blob's bytes

  private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
    [number << 3 | 2, UInt8(content.count)] + content
  }

  private static func network(_ blob: [UInt8]) -> Data {
    Data(field(2, field(4, Array("a".utf8)) + field(6, blob)))
  }

  private static func shape(_ numbers: [UInt8]) -> [UInt8] { field(7, field(1, numbers)) }

  private static let two: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]
  private static let packed = field(5, two)
  private static let oneByOne: [UInt8] = [0x2D, 0, 0, 0x80, 0x3F, 0x2D, 0, 0, 0, 0x40]
  /// A field 15 of each kind.
  private static let unknown: [UInt8] = [
    0x78, 1, 0x79, 0, 0, 0, 0, 0, 0, 0, 0, 0x7D, 0, 0, 0, 0, 0x7A, 0,
  ]
  private static let arrays: [[UInt8]] = [
    shape([2]) + packed, field(7, [8, 2]) + oneByOne, unknown + shape([2]) + packed,
  ]

  @Test("an array is read however its numbers stand", arguments: arrays)
  func array(blob: [UInt8]) throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/w"
      try Self.network(blob).write(to: URL(fileURLWithPath: path))
      let file = try WeightFile.read(path)
      #expect(file.entries.map(\.name) == ["a.weight"])
      #expect(file.entries[0].tensor == Tensor(shape: [2], values: [1, 2]))
    }
  }

  private static let huge: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]
  private static let fourExtents: [UInt8] = [8, 2, 16, 2, 24, 1, 32, 1]
  private static let wrongShapes: [[UInt8]] = [
    shape([3]) + packed, shape(huge) + packed, shape(huge + huge), packed, fourExtents + packed,
    shape([UInt8](repeating: 1, count: 40)) + field(5, [0, 0, 0, 0]),
  ]

  @Test("shapes that the numbers do not fill are refused", arguments: wrongShapes)
  func shapes(blob: [UInt8]) throws {
    let error = try #require(try errorOfReading(Self.network(blob)))
    #expect("\(error)".contains("\"a.weight\" has"), "\(error)")
  }

  private static let others: [[UInt8]] = [
    [0x0A, 200, 1], [0x0A, 0], Array("\nplain text".utf8), huge, [0x13, 0x14],
  ]

  @Test func whatIsNoNetworkOfCaffeIsOfNoKnownFormat() throws {
    for bytes in Self.others {
      let error = try #require(try errorOfReading(Data(bytes)))
      #expect("\(error)".contains("nor a PyTorch checkpoint or Caffe model"), "\(error)")
    }
  }
}
