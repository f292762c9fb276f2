internal import Foundation
internal import Tensors

/// A pickled dictionary from names to NumPy arrays, as some authors keep weights of TensorFlow.
/// Nothing in it is executed (`Unpickler`).
enum NumPyPickle {
  /// The globals that a pickle of arrays needs: functions by their names in NumPy 1 and 2.
  static let globals = rebuilders.union([type, array, encode])

  private static let rebuilders: Set = [
    "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct",
  ]
  private static let type = "numpy.dtype"
  private static let array = "numpy.ndarray"
  /// Bytes as text of Latin-1: protocol 2.
  private static let encode = "_codecs.encode"

  /// Names of arrays in dictionaries within dictionaries are the keys on the way, joined by "/".
  ///
  /// - Parameter size: bytes of the file; arrays that share their numbers could ask for any memory.
  /// - Returns: nil where the pickle is no dictionary of arrays.
  /// - Throws: `WeightError.damaged`.
  static func entries(
    _ pickle: Unpickler.Result, size: Int, path: String
  ) throws(WeightError) -> [WeightFile.Entry]? {
    let nodes = pickle.nodes
    var entries: [WeightFile.Entry] = []
    var left = size
    // A dictionary that stands at two places could stand at any number of them.
    var seen: Set<PickleNodes.Place> = []
    var open = [(name: "", place: pickle.root)]
    while let (prefix, place) = open.popLast() {
      guard case .dictionary(let items) = nodes[place] else { continue }
      guard seen.insert(place).inserted else {
        throw .damaged(file: path, reason: "a dictionary of its pickle is in two places")
      }
      for index in stride(from: 0, to: items.count, by: 2) {
        let key = nodes.text(items[index]).map { prefix + $0 }
        switch nodes[items[index + 1]] {
        case .dictionary:
          // Names that are no text belong to no array that anybody asks for.
          if let key { open.append((key + "/", items[index + 1])) }
        case .call(let name, let arguments) where rebuilders.contains(name):
          guard let key, arguments.count == 4,
            let entry = entry(key, nodes.items(arguments[3]) ?? [], nodes, &left)
          else {
            throw .damaged(
              file: path,
              reason: "an array of its pickle has another form than NumPy's numbers have")
          }
          entries.append(entry)
        default: continue
        }
      }
    }
    return entries.isEmpty ? nil : entries
  }

  /// The state of an array: (version, shape, type, whether the first index runs fastest, bytes).
  private static func entry(
    _ name: String, _ state: [PickleNodes.Place], _ nodes: PickleNodes, _ left: inout Int
  ) -> WeightFile.Entry? {
    guard state.count == 5, let shape = nodes.ints(state[1]), shape.allSatisfy({ $0 >= 0 }),
      let (type, isBigEndian) = type(state[2], nodes), let isFortran = nodes.int(state[3]),
      var bytes = bytes(state[4], nodes), let count = elementCount(shape),
      count == bytes.count / type.size, bytes.count.isMultiple(of: type.size),
      bytes.count <= left
    else { return nil }
    left -= bytes.count
    if isBigEndian { reverseEach(type.size, of: &bytes) }
    // The transpose of an array whose last index runs fastest.
    let stored = isFortran == 1 ? shape.reversed() : shape
    let order = Array(shape.indices.reversed())
    let data = Data(bytes)
    let tensor = type.floats(data).map { values in
      let tensor = Tensor(shape: stored, values: values)
      return isFortran == 1 ? tensor.transposed(order) : tensor
    }
    return WeightFile.Entry(
      name: name, type: type.rawValue, shape: shape, tensor: tensor,
      integers: isFortran == 1 ? nil : type.integers(data))
  }

  /// dtype(name, ...) with the state (version, byte order, ...).
  private static func type(
    _ place: PickleNodes.Place, _ nodes: PickleNodes
  ) -> (type: NumberType, isBigEndian: Bool)? {
    guard case .call(Self.type, let arguments) = nodes[place], arguments.count == 4,
      let name = nodes.text(arguments[0]), let state = nodes.items(arguments[3]),
      state.count > 1, let order = nodes.text(state[1]), ["<", "|", "=", ">"].contains(order)
    else { return nil }
    let types: [String: NumberType] = [
      "f8": .float64, "f4": .float32, "f2": .float16, "i8": .int64, "i4": .int32, "i2": .int16,
      "i1": .int8, "u1": .uint8,
    ]
    return types[name].map { ($0, order == ">") }
  }

  /// Turns the bytes of each number round.
  private static func reverseEach(_ size: Int, of bytes: inout [UInt8]) {
    guard size > 1 else { return }
    for start in stride(from: 0, to: bytes.count, by: size) {
      bytes[start..<start + size].reverse()
    }
  }

  private static func bytes(_ place: PickleNodes.Place, _ nodes: PickleNodes) -> [UInt8]? {
    switch nodes[place] {
    case .bytes(let bytes): return bytes
    case .call(Self.encode, let arguments):
      guard arguments.count == 2, let text = nodes.text(arguments[0]),
        nodes.text(arguments[1]) == "latin1"
      else { return nil }
      let bytes = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
      return bytes.count == text.unicodeScalars.count ? bytes : nil
    default: return nil
    }
  }
}
