import Codecs
import Foundation
import Imaging
import Layers
import Tensors
import Testing
import Weights

/// The parity data that a reference wrote for a codec: weights, and cases with every intermediate value.
struct Parity {
  let codec: PictureCodec
  let entries: [String: WeightFile.Entry]
  let cases: [String]

  init(_ name: String, in folder: URL, codec: String? = nil) throws {
    try self.init(
      file: folder.appendingPathComponent("fixtures/codecs/\(name).h5").path, codec: codec)
  }

  init(file path: String, codec: String? = nil) throws {
    let file = try WeightFile.read(path)
    let imported = try CheckpointImport(file, codec: codec)
    #expect(!imported.madeTables)
    self.codec = try PictureCodec(imported.weights)
    entries = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0) })
    cases = ["case0/", "case1/", "case2/"]
  }

  func integers(_ name: String) throws -> [Int32] { try #require(entries[name]?.integers) }
  func floats(_ name: String) throws -> [Float] { try #require(entries[name]?.tensor?.values) }
  func bytes(_ name: String) throws -> [UInt8] { try integers(name).map { UInt8($0) } }
  func has(_ name: String) -> Bool { entries[name] != nil }

  func image(_ name: String) throws -> Image {
    let shape = try #require(entries[name]?.shape)
    return Image(width: shape[1], height: shape[0], samples: .eight(try bytes(name)))
  }

  func streams(_ name: String) throws -> [[UInt8]] {
    try ["stream_y", "stream_z"].filter { has(name + $0) }.map { try bytes(name + $0) }
  }

  /// The check value of CompressAI's symbols, z first, as it codes them, and of the image's sides.
  func check(_ name: String, isAutoregressive: Bool) throws -> UInt32 {
    var check = SymbolCheck()
    if has(name + "z_symbols") { check.update(try integers(name + "z_symbols")) }
    var y = try integers(name + "y_symbols")
    if isAutoregressive {
      let channels = try #require(entries[name + "y_symbols"]?.shape[1])
      let plane = y.count / channels
      y = (0..<y.count).map { y[$0 % channels * plane + $0 / channels] }
    }
    check.update(y)
    let shape = try #require(entries[name + "x"]?.shape)
    return check.value(width: shape[1], height: shape[0])
  }
}

extension Container {
  /// The check value of symbols that others have for this image.
  func value(of symbols: SymbolCheck) -> UInt32 { symbols.value(width: width, height: height) }
}
