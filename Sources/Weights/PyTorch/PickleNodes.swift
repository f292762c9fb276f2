/// The values of a pickle, flat: containers hold places in one array, so that neither depth nor
/// cycles nor shared parts of a hostile file cost more than their bytes.
package struct PickleNodes {
  package typealias Place = Int

  package enum Node: Equatable {
    case none
    case bool(Bool)
    case int(Int)
    /// A whole number of more than 64 bits, little-endian two's complement.
    case long([UInt8])
    case float(Double)
    case text(String)
    case bytes([UInt8])
    case tuple([Place])
    case list([Place])
    /// Keys and values in turns.
    case dictionary([Place])
    /// A name that may be used: MODULE.NAME.
    case global(String)
    /// The call of a global, which is not made.
    case call(String, arguments: [Place])
    /// An object that no tensor needs, neither run nor built.
    case placeholder(Placeholder)
    /// Data that the file keeps elsewhere, by its identity.
    case persistent(Place)
  }

  /// A pickle's description of an object that is not created.
  package struct Placeholder: Equatable {
    /// Its class or function.
    package let name: String
    package var arguments: [Place]
    /// Its attributes, as `__setstate__` would get them.
    package var states: [Place] = []
    /// Keys and values in turns.
    package var pairs: [Place] = []
    package var elements: [Place] = []
  }

  private var nodes: [Node] = []

  var places: Range<Place> { nodes.indices }

  package subscript(_ place: Place) -> Node { nodes[place] }

  mutating func add(_ node: Node) -> Place {
    nodes.append(node)
    return nodes.count - 1
  }

  mutating func replace(_ place: Place, by node: Node) { nodes[place] = node }

  /// Appends to a list, or keys and values in turns to a dictionary; false if it is neither.
  ///
  /// - Parameter pairs: whether they are keys and values, which only a placeholder leaves open.
  mutating func append(_ places: [Place], to container: Place, pairs: Bool) -> Bool {
    // The place is emptied first, so that the items are not copied.
    switch nodes[container] {
    case .list(var items):
      nodes[container] = .none
      items += places
      nodes[container] = .list(items)
    case .dictionary(var items):
      nodes[container] = .none
      items += places
      nodes[container] = .dictionary(items)
    case .placeholder(var object):
      nodes[container] = .none
      if pairs { object.pairs += places } else { object.elements += places }
      nodes[container] = .placeholder(object)
    default: return false
    }
    return true
  }

  func isPlaceholder(_ place: Place) -> Bool {
    if case .placeholder = self[place] { true } else { false }
  }

  package func text(_ place: Place) -> String? {
    if case .text(let text) = self[place] { text } else { nil }
  }

  /// Keys and values in turns of a dictionary, or of a placeholder: its items and its attributes.
  func pairs(_ place: Place) -> [Place]? {
    switch self[place] {
    case .dictionary(let items): return items
    case .placeholder(let object):
      return object.states.reduce(into: object.pairs) { pairs, state in
        // Objects with slots have (dictionary, slots).
        for part in [state] + (items(state) ?? []) {
          if case .dictionary(let attributes) = self[part] { pairs += attributes }
        }
      }
    default: return nil
    }
  }

  func int(_ place: Place) -> Int? {
    switch self[place] {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  /// The items of a tuple or list.
  package func items(_ place: Place) -> [Place]? {
    switch self[place] {
    case .tuple(let items), .list(let items): items
    default: nil
    }
  }

  /// Whole numbers of a tuple or list.
  func ints(_ place: Place) -> [Int]? {
    guard let items = items(place) else { return nil }
    let values = items.compactMap(int)
    return values.count == items.count ? values : nil
  }
}
