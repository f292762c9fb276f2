internal import Foundation
internal import Tensors

/// The tensors in a pickle of `torch.save`: their names, shapes and places in storages.
struct TorchTensors {
  /// A run of numbers that the file keeps outside the pickle.
  struct Storage: Hashable {
    let key: String
    let type: NumberType
    let count: Int
  }

  struct Item {
    let name: String
    let storage: Storage
    let offset: Int
    let shape: [Int]
    let strides: [Int]
  }

  private(set) var items: [Item] = []
  /// Which of a checkpoint's dictionaries was read, where it holds the same names in several.
  private(set) var choice: WeightFile.Choice?
  private let nodes: PickleNodes
  private let path: String

  private static let storageTypes: [String: NumberType] = [
    "torch.DoubleStorage": .float64, "torch.FloatStorage": .float32, "torch.HalfStorage": .float16,
    "torch.BFloat16Storage": .bfloat16, "torch.LongStorage": .int64, "torch.IntStorage": .int32,
    "torch.ShortStorage": .int16, "torch.CharStorage": .int8, "torch.ByteStorage": .uint8,
    "torch.BoolStorage": .bool,
  ]
  private static let rebuildTensor = "torch._utils._rebuild_tensor"
  private static let rebuildTensor2 = "torch._utils._rebuild_tensor_v2"
  private static let rebuildParameters: Set = [
    "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state",
  ]
  /// (function, class, arguments, state): a tensor of a class of its own.
  private static let rebuildFromType = "torch._tensor._rebuild_from_type_v2"

  /// The globals that a pickle of tensors needs.
  static let globals = Set(storageTypes.keys).union([
    rebuildTensor, rebuildTensor2, rebuildFromType,
  ]).union(rebuildParameters)

  /// More names or deeper dictionaries than any checkpoint has.
  private static let mostVisits = 1_000_000
  private static let deepest = 32
  private static let deepestContainer = 4
  /// Objects on the way down, which may hold themselves.
  private var open: Set<PickleNodes.Place> = []
  private var visits = 0

  /// Where training scripts keep a network's weights; the first that is there is read.
  static let containers = [
    "state_dict", "model_state_dict", "model", "network", "net", "params", "state_dict_ema", "ema",
  ]

  /// The tensors of a checkpoint: of the dictionary under `key`, or under the first of `containers`
  /// that is there, else of the whole, those of inner dictionaries under names joined by dots.
  ///
  /// - Throws: `WeightError.damaged`, `.noDictionary`.
  init(_ pickle: Unpickler.Result, path: String, key: String? = nil) throws {
    nodes = pickle.nodes
    self.path = path
    guard nodes.pairs(pickle.root) != nil else {
      throw damaged("it has no dictionary of tensors; save model.state_dict()")
    }
    let top = inner(of: pickle.root)
    if let key {
      guard let chosen = top.last(where: { $0.name == key }) else {
        throw WeightError.noDictionary(file: path, key: key, known: top.map(\.name))
      }
      try visit(innermost(chosen.place), name: "", depth: 0)
      choice = choice(of: chosen.name, among: top)
    } else if let chosen = container(among: top) {
      try visit(innermost(chosen.place), name: "", depth: 0)
      choice = choice(of: chosen.name, among: top)
    } else {
      try visit(pickle.root, name: "", depth: 0)
    }
    if items.isEmpty, nodes.isPlaceholder(pickle.root) {
      throw damaged("it has no dictionary of tensors; save model.state_dict()")
    }
    var seen: Set<String> = []
    for item in items where !seen.insert(item.name).inserted {
      throw damaged("\"\(item.name)\" is in it twice")
    }
  }

  /// The dictionaries and objects in a dictionary.
  private func inner(of place: PickleNodes.Place) -> [(name: String, place: PickleNodes.Place)] {
    let items = nodes.pairs(place) ?? []
    return stride(from: 0, to: items.count, by: 2).compactMap { index in
      guard let name = nodes.text(items[index]), nodes.pairs(items[index + 1]) != nil else {
        return nil
      }
      return (name, items[index + 1])
    }
  }

  private func container(
    among inner: [(name: String, place: PickleNodes.Place)]
  ) -> (name: String, place: PickleNodes.Place)? {
    Self.containers.lazy.compactMap { name in
      inner.last { $0.name == name && !tensors(of: $0.place).isEmpty }
    }.first
  }

  /// A container within a container: `model` with a `state_dict` of its own.
  private func innermost(_ place: PickleNodes.Place) -> PickleNodes.Place {
    var place = place
    for _ in 0..<Self.deepestContainer {
      guard let next = container(among: inner(of: place)) else { break }
      place = next.place
    }
    return place
  }

  /// Damage there is no fault of the tensors that are read.
  private func tensors(of place: PickleNodes.Place) -> [Item] {
    var copy = self
    copy.items = []
    try? copy.visit(place, name: "", depth: 0)
    return copy.items
  }

  /// Nil where no other dictionary holds tensors of the same names. Averaged weights often stand
  /// under longer ones: `module.`, `shadow.`.
  private func choice(
    of name: String, among inner: [(name: String, place: PickleNodes.Place)]
  ) -> WeightFile.Choice? {
    let names = Set(items.map { TrainingNames.bare($0.name) })
    let others = inner.filter { other in
      if other.name == name { return false }
      return tensors(of: other.place).contains { item in
        var rest = TrainingNames.bare(item.name)[...]
        while true {
          if names.contains(String(rest)) { return true }
          guard let dot = rest.firstIndex(of: ".") else { return false }
          rest = rest[rest.index(after: dot)...]
        }
      }
    }
    return others.isEmpty ? nil : .init(read: name, others: others.map(\.name))
  }

  private func damaged(_ reason: String) -> WeightError { .damaged(file: path, reason: reason) }

  private mutating func visit(_ place: PickleNodes.Place, name: String, depth: Int) throws {
    visits += 1
    guard depth <= Self.deepest, visits <= Self.mostVisits else {
      throw damaged("its dictionaries are too deep or too large")
    }
    switch nodes[place] {
    case .placeholder(let object) where object.name.hasPrefix("torch._utils._rebuild_"):
      throw unread(name, object.name)
    case .dictionary, .placeholder:
      let isObject = nodes.isPlaceholder(place)
      if isObject, !open.insert(place).inserted { return }
      defer { if isObject { open.remove(place) } }
      let items = nodes.pairs(place) ?? []
      for index in stride(from: 0, to: items.count, by: 2) {
        guard let key = key(items[index]) else { continue }
        // A whole module keeps its arrays there; `state_dict` does not name these places.
        let isPlace = isObject && Self.placesOfModules.contains(key)
        let inner = isPlace ? name : name.isEmpty ? key : name + "." + key
        try visit(items[index + 1], name: inner, depth: depth + 1)
      }
    case .call(let function, let arguments) where Self.rebuildParameters.contains(function):
      guard let inner = arguments.first else { throw damaged("\"\(name)\" has no values") }
      try visit(inner, name: name, depth: depth + 1)
    case .call(Self.rebuildFromType, let arguments):
      guard arguments.count > 2, let function = arguments.first,
        nodes[function] == .global(Self.rebuildTensor2), let inner = nodes.items(arguments[2])
      else { throw unread(name, Self.rebuildFromType) }
      items.append(try tensor(inner, name: name))
    case .call(_, let arguments): items.append(try tensor(arguments, name: name))
    // Numbers and texts beside the tensors: an epoch, an optimiser's settings.
    default: break
    }
  }

  private static let placesOfModules: Set = ["_parameters", "_buffers", "_modules"]

  private func unread(_ name: String, _ function: String) -> WeightError {
    damaged("\"\(name)\" is a tensor of a kind that is not read (\(function))")
  }

  private func key(_ place: PickleNodes.Place) -> String? {
    nodes.text(place) ?? nodes.int(place).map(String.init)
  }

  /// (storage, offset, shape, strides, ...).
  private func tensor(_ arguments: [PickleNodes.Place], name: String) throws -> Item {
    guard arguments.count >= 4, let offset = nodes.int(arguments[1]), offset >= 0,
      let shape = nodes.ints(arguments[2]), let strides = nodes.ints(arguments[3]),
      shape.count == strides.count, shape.allSatisfy({ $0 >= 0 }),
      strides.allSatisfy({ $0 >= 0 })
    else { throw damaged("the shape of \"\(name)\" cannot be read") }
    let storage = try storage(arguments[0], name: name)
    guard let count = elementCount(shape), Self.fits(offset, shape, strides, in: storage.count)
    else { throw damaged("\"\(name)\" reaches beyond its storage") }
    // A stride of 0 repeats numbers: a small file could ask for any memory.
    guard count <= storage.count else { throw damaged("\"\(name)\" repeats its numbers") }
    return Item(name: name, storage: storage, offset: offset, shape: shape, strides: strides)
  }

  /// Whether the last number of a tensor lies inside its storage.
  private static func fits(_ offset: Int, _ shape: [Int], _ strides: [Int], in count: Int) -> Bool {
    if shape.contains(0) { return true }
    var last = offset
    for (extent, stride) in zip(shape, strides) {
      let (step, overflow) = (extent - 1).multipliedReportingOverflow(by: stride)
      let (sum, overflow2) = last.addingReportingOverflow(step)
      if overflow || overflow2 { return false }
      last = sum
    }
    return last < count
  }

  private func storage(_ place: PickleNodes.Place, name: String) throws -> Storage {
    guard let storage = Self.storage(place, nodes) else {
      throw damaged("the storage of \"\(name)\" cannot be read")
    }
    return storage
  }

  /// ("storage", type, key, device, count, view); a view of another storage, as PyTorch before 0.4
  /// wrote them, is none.
  private static func storage(_ place: PickleNodes.Place, _ nodes: PickleNodes) -> Storage? {
    guard case .persistent(let identity) = nodes[place], let parts = nodes.items(identity),
      parts.count >= 5, nodes.text(parts[0]) == "storage",
      case .global(let typeName) = nodes[parts[1]], let type = storageTypes[typeName],
      let key = nodes.text(parts[2]) ?? nodes.int(parts[2]).map(String.init),
      let count = nodes.int(parts[4]), count >= 0,
      parts.count == 5 || nodes[parts[5]] == .none
    else { return nil }
    return Storage(key: key, type: type, count: count)
  }

  /// Every storage that a pickle names, those of no tensor included.
  static func storages(of pickle: Unpickler.Result) -> [String: Storage] {
    Dictionary(
      pickle.nodes.places.compactMap { storage($0, pickle.nodes) }.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension TorchTensors.Item {
  /// The numbers in the order of the shape, from those of the whole storage.
  func gathered<Number>(_ values: [Number]) -> [Number] {
    // Without numbers neither the offset nor the other extents mean anything.
    guard let count = elementCount(shape), count > 0 else { return [] }
    if isContiguous { return Array(values[offset..<offset + count]) }
    var index = [Int](repeating: 0, count: shape.count)
    var place = offset
    return (0..<count).map { _ in
      let value = values[place]
      for axis in shape.indices.reversed() {
        index[axis] += 1
        place += strides[axis]
        if index[axis] < shape[axis] { break }
        place -= strides[axis] * index[axis]
        index[axis] = 0
      }
      return value
    }
  }

  private var isContiguous: Bool {
    var expected = 1
    for (extent, stride) in zip(shape, strides).reversed() {
      if extent != 1, stride != expected { return false }
      expected *= extent
    }
    return true
  }
}
