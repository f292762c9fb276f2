internal import Foundation
internal import Tensors

/// Networks of Caffe (`.caffemodel`): a `NetParameter` of caffe.proto, whose layers hold their arrays as
/// blobs, with a shape or with the four extents of old files.
///
/// Arrays are named LAYER.weight and LAYER.bias (the first and the second blob of a layer),
/// LAYER.blob3 and so on.
enum CaffeModel {
  /// Field numbers of caffe.proto, in `NetParameter` and in the two kinds of layers.
  private struct LayerFields {
    let name: UInt64
    let blobs: UInt64

    static let ofNetwork: [UInt64: LayerFields] = [
      // V1LayerParameter, before 2014.
      2: LayerFields(name: 4, blobs: 6),
      // LayerParameter.
      100: LayerFields(name: 1, blobs: 7),
    ]
  }

  private static let mostDimensions = 32

  /// Nil if the file is no network of Caffe.
  ///
  /// - Throws: `WeightError`.
  static func read(_ path: String) throws -> WeightFile? {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw WeightError.unreadable(file: path, reason: "reading failed")
    }
    var entries: [WeightFile.Entry] = []
    var reader = ProtobufReader(bytes)
    do {
      while let (field, value) = try reader.next() {
        guard let fields = LayerFields.ofNetwork[field], case .bytes(let layer) = value else {
          continue
        }
        entries += try Self.entries(layer, fields, path)
      }
    } catch is ProtobufReader.Malformed {
      if entries.isEmpty { return nil }
      throw WeightError.damaged(file: path, reason: "its layers are malformed or end early")
    }
    return entries.isEmpty ? nil : WeightFile(path: path, format: .caffe, entries: entries)
  }

  private static func entries(
    _ layer: Data, _ fields: LayerFields, _ path: String
  ) throws -> [WeightFile.Entry] {
    var name = ""
    var blobs: [Data] = []
    var reader = ProtobufReader(layer)
    while let (field, value) = try reader.next() {
      guard case .bytes(let bytes) = value else { continue }
      if field == fields.name { name = String(decoding: bytes, as: UTF8.self) }
      if field == fields.blobs { blobs.append(bytes) }
    }
    return try blobs.enumerated().map { index, blob in
      let suffix = index == 0 ? "weight" : index == 1 ? "bias" : "blob\(index + 1)"
      return try entry(blob, named: "\(name).\(suffix)", isBias: index == 1, path)
    }
  }

  private static func entry(
    _ blob: Data, named name: String, isBias: Bool, _ path: String
  ) throws -> WeightFile.Entry {
    // The four extents that old files have in place of a shape.
    var extents: [UInt64: UInt64] = [:]
    var dimensions: [UInt64]?
    var values: [Float] = []
    var hasDoubles = false
    var reader = ProtobufReader(blob)
    while let (field, value) = try reader.next() {
      switch (field, value) {
      case (1...4, .number(let extent)): extents[field] = extent
      case (5, .bytes(let packed)) where packed.count % 4 == 0:
        values += NumberType.float32.floats(packed) ?? []
      case (5, .word(let word)): values.append(Float(bitPattern: word))
      case (7, .bytes(let shape)): dimensions = try Self.dimensions(shape)
      case (8, _): hasDoubles = true
      default: continue
      }
    }
    var stated = dimensions ?? (1...4).map { extents[$0] ?? 0 }
    if dimensions == nil, isBias, stated.prefix(3).allSatisfy({ $0 == 1 }) {
      stated.removeFirst(3)
    }
    let shape = stated.compactMap { Int(exactly: $0) }
    if hasDoubles && values.isEmpty {
      return WeightFile.Entry(name: name, type: "F64", shape: shape, tensor: nil)
    }
    guard shape.count == stated.count, shape.count <= mostDimensions,
      elementCount(shape) == values.count
    else {
      throw WeightError.damaged(
        file: path, reason: "\"\(name)\" has \(values.count) numbers for the shape \(stated)")
    }
    return WeightFile.Entry(
      name: name, type: "F32", shape: shape, tensor: Tensor(shape: shape, values: values))
  }

  /// `BlobShape`: one number a dimension, packed or not.
  private static func dimensions(_ shape: Data) throws -> [UInt64] {
    var dimensions: [UInt64] = []
    var reader = ProtobufReader(shape)
    while let (field, value) = try reader.next() {
      switch (field, value) {
      case (1, .bytes(let packed)): dimensions += try ProtobufReader.numbers(packed)
      case (1, .number(let extent)): dimensions.append(extent)
      default: continue
      }
    }
    return dimensions
  }
}
