/// Remarks on a number of a table, in their order. Where there is no number, the first is the cause.
public struct Notes: Sendable, Hashable {
  private static let separator = "; "

  public let remarks: [String]

  /// Empty remarks are left out.
  public init(_ remarks: [String] = []) {
    self.remarks = remarks.flatMap { $0.split(separator: Self.separator).map(String.init) }
  }

  public init(_ text: String) { self.init([text]) }

  public var isEmpty: Bool { remarks.isEmpty }
  /// Why there is no number.
  public var cause: String? { remarks.first }
  /// What a reader must know of the number.
  public var caveats: [BDCaveat] {
    BDCaveat.allCases.filter { caveat in remarks.contains { $0.contains(caveat.rawValue) } }
  }
}

extension Notes: CustomStringConvertible, ExpressibleByStringInterpolation {
  /// As a table holds them.
  public var description: String { remarks.joined(separator: Self.separator) }

  public init(stringLiteral text: String) { self.init([text]) }
}

extension Notes: ColumnValue {
  package static var kind: ColumnFacts.Kind { .text }
  package static func read(_ field: CSVField) -> Notes { Notes(field.text) }
  package var field: String { description }
}
