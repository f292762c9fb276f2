package import Foundation

/// Reads a pickle (Python's `pickletools`, protocols 2 to 5) without executing anything: globals
/// are names, calls are noted and not made. Names on a list are let in; objects of harmless names
/// may become placeholders (`PickleNames`).
package struct Unpickler {
  /// Why a pickle is not read.
  package enum Fault: Error, Equatable {
    case endsEarly
    case refusedName(String)
    case refusedOperation(UInt8)
    case malformed
  }

  private var reader: ByteReader
  private let allowed: Set<String>
  private let admitsPlaceholders: Bool
  /// Names of what became a placeholder, each once.
  private var placeholders: [String] = []
  private var nodes = PickleNodes()
  private var stack: [PickleNodes.Place] = []
  /// Heights of the stack at its marks.
  private var marks: [Int] = []
  private var memo: [Int: PickleNodes.Place] = [:]

  /// Callables that make an empty or copied dictionary.
  private static let dictionaries: Set = ["collections.OrderedDict"]

  private init(
    _ bytes: Data, at position: Int, allowed: Set<String>, placeholders: Bool
  ) {
    reader = ByteReader(bytes, at: position)
    admitsPlaceholders = placeholders
    self.allowed = allowed.union(Self.dictionaries)
  }

  package struct Result {
    package let nodes: PickleNodes
    package let root: PickleNodes.Place
    /// Where the bytes behind the pickle begin.
    package let end: Int
    /// The classes and functions of the objects that were not made.
    package let placeholders: [String]
  }

  /// - Parameters:
  ///   - allowed: the globals that may be named, as MODULE.NAME.
  ///   - placeholders: whether objects of other harmless names are let in, unmade.
  /// - Throws: `Fault`.
  package static func read(
    _ bytes: Data, at position: Int = 0, allowed: Set<String> = [], placeholders: Bool = false
  ) throws(Fault) -> Result {
    var machine = Unpickler(bytes, at: position, allowed: allowed, placeholders: placeholders)
    while let operation = machine.reader.byte() {
      if operation == UInt8(ascii: ".") {
        let root = try machine.pop()
        return Result(
          nodes: machine.nodes, root: root, end: machine.reader.position,
          placeholders: machine.placeholders)
      }
      try machine.perform(operation)
    }
    throw .endsEarly
  }

  // MARK: Stack

  private mutating func push(_ node: PickleNodes.Node) { stack.append(nodes.add(node)) }

  private mutating func pop() throws(Fault) -> PickleNodes.Place {
    guard stack.count > (marks.last ?? 0), let top = stack.popLast() else { throw .malformed }
    return top
  }

  private func top() throws(Fault) -> PickleNodes.Place {
    guard stack.count > (marks.last ?? 0), let top = stack.last else { throw .malformed }
    return top
  }

  private mutating func popToMark() throws(Fault) -> [PickleNodes.Place] {
    guard let mark = marks.popLast() else { throw .malformed }
    let items = Array(stack[mark...])
    stack.removeSubrange(mark...)
    return items
  }

  private mutating func pop(_ count: Int) throws(Fault) -> [PickleNodes.Place] {
    var items: [PickleNodes.Place] = []
    for _ in 0..<count { items.append(try pop()) }
    return items.reversed()
  }

  private func need<Value>(_ value: Value?) throws(Fault) -> Value {
    guard let value else { throw .endsEarly }
    return value
  }

  // MARK: Operations

  private mutating func perform(_ operation: UInt8) throws(Fault) {
    switch operation {
    case 0x80: _ = try need(reader.byte())  // PROTO
    case 0x95: _ = try need(reader.take(8))  // FRAME
    case UInt8(ascii: "("): marks.append(stack.count)
    case UInt8(ascii: "0"): _ = try pop()
    case UInt8(ascii: "1"): _ = try popToMark()
    case UInt8(ascii: "2"): stack.append(try top())
    case UInt8(ascii: "N"): push(.none)
    case 0x88: push(.bool(true))
    case 0x89: push(.bool(false))
    default:
      if try performNumber(operation) { return }
      if try performText(operation) { return }
      if try performContainer(operation) { return }
      if try performMemo(operation) { return }
      if try performObject(operation) { return }
      throw .refusedOperation(operation)
    }
  }

  private mutating func performNumber(_ operation: UInt8) throws(Fault) -> Bool {
    switch operation {
    case UInt8(ascii: "J"): push(.int(Int(try need(reader.number(as: Int32.self)))))
    case UInt8(ascii: "K"): push(.int(try need(reader.number(1))))
    case UInt8(ascii: "M"): push(.int(try need(reader.number(2))))
    case UInt8(ascii: "G"):
      // The one number that is big-endian.
      push(.float(Double(bitPattern: try need(reader.number(as: UInt64.self)).byteSwapped)))
    case UInt8(ascii: "I"):
      let text = try need(reader.line())
      if text == "00" || text == "01" {
        push(.bool(text == "01"))
      } else {
        guard let value = Int(text) else { throw .malformed }
        push(.int(value))
      }
    case 0x8A, 0x8B:
      let bytes = try need(reader.take(try need(reader.number(operation == 0x8A ? 1 : 4))))
      push(Self.whole(Array(bytes)))
    default: return false
    }
    return true
  }

  /// Two's complement, little-endian.
  private static func whole(_ bytes: [UInt8]) -> PickleNodes.Node {
    guard bytes.count <= 8 else { return .long(bytes) }
    let filler: UInt8 = (bytes.last ?? 0) & 0x80 == 0 ? 0 : 0xFF
    let padded = bytes + Array(repeating: filler, count: 8 - bytes.count)
    return .int(
      Int(truncatingIfNeeded: padded.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
  }

  private mutating func performText(_ operation: UInt8) throws(Fault) -> Bool {
    switch operation {
    case UInt8(ascii: "X"), UInt8(ascii: "T"): push(.text(try need(reader.text(reader.number(4)))))
    case 0x8C, UInt8(ascii: "U"): push(.text(try need(reader.text(reader.number(1)))))
    case 0x8D: push(.text(try need(reader.text(reader.number(8)))))
    case UInt8(ascii: "C"):
      push(.bytes(Array(try need(reader.take(try need(reader.number(1)))))))
    case UInt8(ascii: "B"):
      push(.bytes(Array(try need(reader.take(try need(reader.number(4)))))))
    case 0x8E, 0x96:
      push(.bytes(Array(try need(reader.take(try need(reader.number(8)))))))
    default: return false
    }
    return true
  }

  private mutating func performContainer(_ operation: UInt8) throws(Fault) -> Bool {
    switch operation {
    case UInt8(ascii: ")"): push(.tuple([]))
    case UInt8(ascii: "t"): push(.tuple(try popToMark()))
    case 0x85, 0x86, 0x87: push(.tuple(try pop(Int(operation) - 0x84)))
    case UInt8(ascii: "]"): push(.list([]))
    // Sets, which are lists here, and frozen ones.
    case 0x8F: push(.list([]))
    case UInt8(ascii: "l"), 0x91: push(.list(try popToMark()))
    case UInt8(ascii: "}"): push(.dictionary([]))
    case UInt8(ascii: "d"):
      push(.dictionary([]))
      let dictionary = try pop()
      try append(try popToMark(), to: dictionary, pairs: true)
      stack.append(dictionary)
    case UInt8(ascii: "a"):
      let items = try pop(1)
      try append(items, to: try top(), pairs: false)
    case UInt8(ascii: "e"), UInt8(ascii: "u"), 0x90:
      let items = try popToMark()
      try append(items, to: try top(), pairs: operation == UInt8(ascii: "u"))
    case UInt8(ascii: "s"):
      let items = try pop(2)
      try append(items, to: try top(), pairs: true)
    default: return false
    }
    return true
  }

  private mutating func append(
    _ items: [PickleNodes.Place], to container: PickleNodes.Place, pairs: Bool
  ) throws(Fault) {
    switch nodes[container] {
    case .list: break
    // A dictionary has a value for each key.
    case .dictionary where !pairs: throw .malformed
    default: if pairs, items.count % 2 != 0 { throw .malformed }
    }
    guard nodes.append(items, to: container, pairs: pairs) else { throw .malformed }
  }

  private mutating func performMemo(_ operation: UInt8) throws(Fault) -> Bool {
    switch operation {
    case UInt8(ascii: "q"): memo[try need(reader.number(1))] = try top()
    case UInt8(ascii: "r"): memo[try need(reader.number(4))] = try top()
    case 0x94: memo[memo.count] = try top()
    case UInt8(ascii: "h"): try recall(try need(reader.number(1)))
    case UInt8(ascii: "j"): try recall(try need(reader.number(4)))
    default: return false
    }
    return true
  }

  private mutating func recall(_ number: Int) throws(Fault) {
    guard let place = memo[number] else { throw .malformed }
    stack.append(place)
  }

  private mutating func performObject(_ operation: UInt8) throws(Fault) -> Bool {
    switch operation {
    case UInt8(ascii: "c"):
      let (module, name) = (try need(reader.line()), try need(reader.line()))
      try pushGlobal(module + "." + name)
    case 0x93:
      let parts = try pop(2).compactMap(nodes.text)
      guard parts.count == 2 else { throw .malformed }
      try pushGlobal(parts.joined(separator: "."))
    case UInt8(ascii: "R"):
      let parts = try pop(2)
      guard let arguments = nodes.items(parts[1]) else { throw .malformed }
      if case .global(let name) = nodes[parts[0]], allowed.contains(name) {
        push(
          Self.dictionaries.contains(name)
            ? try dictionary(arguments) : .call(name, arguments: arguments))
      } else {
        try pushPlaceholder(of: parts[0], arguments)
      }
    // Other ways to make objects: a class with its arguments, and by names.
    case 0x81:
      let parts = try pop(2)
      try pushPlaceholder(of: parts[0], [parts[1]])
    case 0x92:
      let parts = try pop(3)
      try pushPlaceholder(of: parts[0], Array(parts[1...]))
    case UInt8(ascii: "b"):
      // Attributes of a dictionary (`_metadata`) say nothing of its tensors.
      let state = try pop()
      switch nodes[try top()] {
      case .dictionary: break
      // The state of an array or a type of NumPy: kept as the last of the call's arguments.
      case .call(let name, let arguments) where name.hasPrefix("numpy.") && arguments.count == 3:
        nodes.replace(try top(), by: .call(name, arguments: arguments + [state]))
      case .placeholder(var object):
        object.states.append(state)
        nodes.replace(try top(), by: .placeholder(object))
      default: throw .malformed
      }
    case UInt8(ascii: "Q"): push(.persistent(try pop()))
    default: return false
    }
    return true
  }

  private mutating func pushGlobal(_ name: String) throws(Fault) {
    if !allowed.contains(name) {
      guard admitsPlaceholders, PickleNames.isHarmless(name) else { throw .refusedName(name) }
      if !placeholders.contains(name), placeholders.count < Self.mostPlaceholders {
        placeholders.append(name)
      }
    }
    push(.global(name))
  }

  /// Names that are remembered for the message.
  private static let mostPlaceholders = 64

  /// The result of a call that is not on the list, not created; where no placeholders are admitted
  /// there is none to call.
  private mutating func pushPlaceholder(
    of callable: PickleNodes.Place, _ arguments: [PickleNodes.Place]
  ) throws(Fault) {
    switch nodes[callable] {
    case .global(let name) where admitsPlaceholders,
      .call(let name, _) where admitsPlaceholders:
      push(.placeholder(.init(name: name, arguments: arguments)))
    case .placeholder(let object):
      push(.placeholder(.init(name: object.name, arguments: arguments)))
    case .persistent(let identity) where admitsPlaceholders:
      // A class, as PyTorch before 1.6 keeps those of modules: ("module", class, ...).
      guard let parts = nodes.items(identity), parts.count > 1,
        case .global(let name) = nodes[parts[1]]
      else { throw .malformed }
      push(.placeholder(.init(name: name, arguments: arguments)))
    default: throw .malformed
    }
  }

  /// OrderedDict() or OrderedDict([(key, value), ...]).
  private func dictionary(_ arguments: [PickleNodes.Place]) throws(Fault) -> PickleNodes.Node {
    guard let pairs = arguments.first else { return .dictionary([]) }
    guard arguments.count == 1, let items = nodes.items(pairs) else { throw .malformed }
    var flat: [PickleNodes.Place] = []
    for item in items {
      guard let pair = nodes.items(item), pair.count == 2 else { throw .malformed }
      flat += pair
    }
    return .dictionary(flat)
  }
}
