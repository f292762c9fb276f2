internal import Foundation
internal import Tensors

/// Checkpoints of `torch.save`: a zip archive since PyTorch 1.6, before that pickles one behind the
/// other. Nothing in them is executed (`Unpickler`). A single pickle of NumPy arrays is read here too.
enum TorchCheckpoint {
  /// - Throws: `WeightError`.
  static func read(_ path: String, key: String? = nil) throws -> WeightFile {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw WeightError.unreadable(file: path, reason: "reading failed")
    }
    let isArchive = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    if !isArchive {
      let pickle = try unpickle(bytes, allowed: NumPyPickle.globals, placeholders: true, path)
      if key == nil, let entries = try NumPyPickle.entries(pickle, size: bytes.count, path: path) {
        return WeightFile(
          path: path, format: .numpy, entries: entries, placeholders: pickle.placeholders)
      }
    }
    let (tensors, placeholders, storages) =
      try isArchive ? readArchive(bytes, path, key) : readLegacy(bytes, path, key)
    var floats: [TorchTensors.Storage: [Float]] = [:]
    var integers: [TorchTensors.Storage: [Int32]] = [:]
    let entries = try tensors.items.map { item in
      if floats[item.storage] == nil && integers[item.storage] == nil {
        let numbers = try storages(item.storage)
        floats[item.storage] = item.storage.type.floats(numbers)
        integers[item.storage] = item.storage.type.integers(numbers)
      }
      return WeightFile.Entry(
        name: item.name, type: item.storage.type.rawValue, shape: item.shape,
        tensor: floats[item.storage].map { Tensor(shape: item.shape, values: item.gathered($0)) },
        integers: integers[item.storage].map(item.gathered))
    }
    return WeightFile(
      path: path, format: .pytorch, entries: entries, choice: tensors.choice,
      placeholders: placeholders)
  }

  private typealias Contents = (
    tensors: TorchTensors, placeholders: [String], storages: (TorchTensors.Storage) throws -> Data
  )

  private static func damaged(_ path: String, _ reason: String) -> WeightError {
    .damaged(file: path, reason: reason)
  }

  private static func unpickle(
    _ bytes: Data, at position: Int = 0, allowed: Set<String> = [], placeholders: Bool = false,
    _ path: String
  ) throws -> Unpickler.Result {
    do {
      return try Unpickler.read(
        bytes, at: position, allowed: allowed, placeholders: placeholders)
    } catch .refusedName(let name) {
      throw WeightError.refused(file: path, name: name)
    } catch .endsEarly {
      throw damaged(path, "its pickle ends early")
    } catch .refusedOperation(let operation) {
      throw damaged(path, "its pickle has the operation \(operation), which tensors do not need")
    } catch .malformed {
      throw damaged(path, "its pickle is malformed")
    }
  }

  // MARK: Zip archives

  private static func readArchive(
    _ bytes: Data, _ path: String, _ key: String?
  ) throws -> Contents {
    let archive = try ZipArchive(bytes, path: path)
    guard let name = archive.names.first(where: { $0.hasSuffix("/data.pkl") || $0 == "data.pkl" }),
      let pickle = try archive.contents(name)
    else { throw damaged(path, "it is a zip archive without data.pkl") }
    let folder = name.dropLast("data.pkl".count)
    if let order = try archive.contents(folder + "byteorder"), !order.elementsEqual("little".utf8) {
      throw damaged(path, "its numbers are not little-endian")
    }
    let object = try unpickle(
      Data(pickle), allowed: TorchTensors.globals, placeholders: true, path)
    return (
      try TorchTensors(object, path: path, key: key), object.placeholders,
      { storage in
        guard let contents = try archive.contents(folder + "data/" + storage.key),
          contents.count / storage.type.size >= storage.count
        else { throw damaged(path, "the storage \"\(storage.key)\" is missing or too short") }
        return Data(contents.prefix(storage.count * storage.type.size))
      }
    )
  }

  // MARK: Files before PyTorch 1.6

  /// The number 0x1950a86a20f9469cfc6c.
  private static let magic: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]

  /// Magic number, version, properties of the system, the object, the keys of its storages, and then
  /// each storage: how many numbers in 8 bytes, and the numbers.
  private static func readLegacy(
    _ bytes: Data, _ path: String, _ key: String?
  ) throws -> Contents {
    let magic = try unpickle(bytes, path)
    guard magic.nodes[magic.root] == .long(Self.magic) else {
      throw damaged(path, "it is a pickle, but not one of torch.save")
    }
    let version = try unpickle(bytes, at: magic.end, path)
    let system = try unpickle(bytes, at: version.end, path)
    let object = try unpickle(
      bytes, at: system.end, allowed: TorchTensors.globals, placeholders: true, path)
    let tensors = try TorchTensors(object, path: path, key: key)
    let keys = try unpickle(bytes, at: object.end, path)
    let names = (keys.nodes.items(keys.root) ?? []).map(keys.nodes.text)

    let known = TorchTensors.storages(of: object)
    var reader = ByteReader(bytes, at: keys.end)
    var storages: [String: Data] = [:]
    for case let name? in names {
      guard let type = known[name]?.type, let count = reader.number(8), count <= reader.left,
        let contents = reader.take(count * type.size)
      else {
        throw damaged(path, "the storage \"\(name)\" is missing or too short")
      }
      storages[name] = contents
    }
    return (
      tensors, object.placeholders,
      { storage in
        guard let contents = storages[storage.key],
          contents.count / storage.type.size >= storage.count
        else { throw damaged(path, "the storage \"\(storage.key)\" is missing or too short") }
        return contents.prefix(storage.count * storage.type.size)
      }
    )
  }
}
