import Results
import Yams

/// A value in a study file that knows its key and place, so that a refusal can name both.
struct StudyNode {
  let node: Node
  let key: String
  let file: String

  var place: StudyPlace { StudyPlace(file: file, line: node.mark?.line) }

  func wrongType(_ expected: String) -> StudyError {
    .wrongType(place, key: key, expected: expected)
  }

  /// The characters of a scalar, exactly as written: never a resolved number.
  func text() throws(StudyError) -> String {
    guard case .scalar(let scalar) = node else { throw wrongType("one text") }
    if scalar.string.isEmpty { throw .empty(place, key: key) }
    if scalar.string.contains("\0") { throw wrongType("text without NUL characters") }
    return scalar.string
  }

  func positiveInteger() throws(StudyError) -> Int {
    guard let value = Int(try text()), value > 0 else { throw wrongType("a whole number above 0") }
    return value
  }

  func positiveNumber() throws(StudyError) -> Double {
    guard let value = Double(try text()), value > 0, value.isFinite else {
      throw wrongType("a finite number above 0")
    }
    return value
  }

  func flag() throws(StudyError) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    default: throw wrongType("true or false")
    }
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type
  ) throws(StudyError) -> Choice {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      throw .unknownValue(place, key: key, value: text, known: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  func list() throws(StudyError) -> [StudyNode] {
    guard case .sequence(let nodes) = node else { throw wrongType("a list") }
    if nodes.isEmpty { throw .empty(place, key: key) }
    return nodes.map { StudyNode(node: $0, key: key, file: file) }
  }

  /// A list of texts without repetitions.
  func names() throws(StudyError) -> [String] {
    var names: [String] = []
    for item in try list() {
      let name = try item.text()
      if names.contains(name) { throw .repeated(item.place, key: key, value: name) }
      names.append(name)
    }
    return names
  }

  /// One text, or a list.
  func items() throws(StudyError) -> [StudyNode] {
    if case .scalar = node { return [self] }
    return try list()
  }

  /// Ids of metrics, named sets of them written out.
  func metrics() throws(StudyError) -> [String] {
    if case .scalar = node { return MetricSet.expanded([try text()]) }
    return MetricSet.expanded(try names())
  }

  /// A mapping whose keys the file's author chooses, in the order of the file.
  func pairs() throws(StudyError) -> [(name: String, value: StudyNode)] {
    guard case .mapping(let mapping) = node else { throw wrongType("a mapping (key: value)") }
    var pairs: [(name: String, value: StudyNode)] = []
    for (name, value) in mapping {
      guard case .scalar(let scalar) = name else { throw wrongType("a mapping with plain keys") }
      pairs.append((scalar.string, StudyNode(node: value, key: scalar.string, file: file)))
    }
    return pairs
  }

  /// A mapping with a fixed set of keys; any other key is refused with its line.
  ///
  /// - Parameter owner: what the mapping describes, for the message of a missing key.
  func fields(_ known: [String], of owner: String) throws(StudyError) -> StudyFields {
    guard case .mapping(let mapping) = node else { throw wrongType("a mapping (key: value)") }
    var fields = StudyFields(place: place, owner: owner, values: [:])
    for (name, value) in try pairs() {
      guard known.contains(name) else {
        let line = mapping.first { $0.key.scalar?.string == name }?.key.mark?.line
        throw .unknownKey(StudyPlace(file: file, line: line), key: name, known: known)
      }
      fields.values[name] = value
    }
    return fields
  }
}

/// The values of a mapping with a fixed set of keys.
struct StudyFields {
  let place: StudyPlace
  let owner: String
  var values: [String: StudyNode]

  subscript(_ key: String) -> StudyNode? { values[key] }

  func required(_ key: String) throws(StudyError) -> StudyNode {
    guard let value = values[key] else {
      throw .missingKey(place, key: key, owner: owner)
    }
    return value
  }
}
