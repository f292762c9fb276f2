/// A value that a field of a table holds, with the way it is read and written.
package protocol ColumnValue: Sendable {
  static var kind: ColumnFacts.Kind { get }
  /// - Throws: for a field that does not hold such a value.
  static func read(_ field: CSVField) throws -> Self
  /// As it stands in the table.
  var field: String { get }
}

extension Double: ColumnValue {
  package static var kind: ColumnFacts.Kind { .number }
  package static func read(_ field: CSVField) throws -> Double { try field.number() }
  package var field: String { description }
}

extension Int: ColumnValue {
  package static var kind: ColumnFacts.Kind { .count }
  package static func read(_ field: CSVField) throws -> Int { try field.integer() }
  package var field: String { description }
}

extension String: ColumnValue {
  package static var kind: ColumnFacts.Kind { .name }
  package static func read(_ field: CSVField) -> String { field.text }
  package var field: String { self }
}

/// Empty for none.
extension Optional: ColumnValue where Wrapped: ColumnValue {
  package static var kind: ColumnFacts.Kind { Wrapped.kind }
  package static func read(_ field: CSVField) throws -> Wrapped? {
    field.isEmpty ? nil : try Wrapped.read(field)
  }
  package var field: String { self?.field ?? "" }
}

/// One of a fixed list of words.
package protocol ColumnWord: ColumnValue, RawRepresentable<String> {}

extension ColumnWord {
  package static var kind: ColumnFacts.Kind { .name }
  package static func read(_ field: CSVField) throws -> Self { try read(field.text) }
  package var field: String { rawValue }

  fileprivate static func read(_ text: String) throws(CSVField.Invalid) -> Self {
    guard let word = Self(rawValue: text) else { throw CSVField.Invalid() }
    return word
  }
}

/// Some of a fixed list of words, separated by blanks.
extension Array: ColumnValue where Element: ColumnWord {
  package static var kind: ColumnFacts.Kind { .name }
  package static func read(_ field: CSVField) throws -> [Element] {
    try field.text.split(separator: " ").map { try Element.read(String($0)) }
  }
  package var field: String { map(\.rawValue).joined(separator: " ") }
}

extension RateRange: ColumnValue {
  package static var kind: ColumnFacts.Kind { .name }
  package static func read(_ field: CSVField) throws -> RateRange {
    try RateRange(parsing: field.text)
  }
  package var field: String { description }
}
