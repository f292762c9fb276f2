/// Name, unit and meaning of a column.
public struct ColumnFacts: Sendable, Hashable {
  public enum Kind: Sendable {
    /// A name, even where it looks like a number: `0.10` stays `0.10`.
    case name
    /// Id of a metric.
    case metric
    /// A sentence, a list, or anything else for people.
    case text
    case number
    /// A whole number.
    case count
  }

  /// As it stands in the header. Other people's scripts rely on it.
  public let name: String
  public let kind: Kind
  /// Empty for what has none, or one of its own in each row.
  public let unit: String
  public let meaning: String
  /// Whether it came after version 0.1.0, so that files may lack it.
  public internal(set) var isLater = false
}

/// A column of a table: its facts, and the way between a row's value and its field.
public struct Column<Row>: Sendable {
  public internal(set) var facts: ColumnFacts
  let read: @Sendable (inout Row, CSVField) throws -> Void
  let write: @Sendable (Row) -> String
}

/// Columns that stand side by side in a table: all of them, or a group that several tables share.
///
/// A list of groups is a group, so a schema is written as a list: `[.key(\.key), .count(...)]`.
public struct Columns<Row>: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  let list: [Column<Row>]

  init(_ list: [Column<Row>]) { self.list = list }

  public init(arrayLiteral groups: Columns<Row>...) { self.init(groups.flatMap(\.list)) }

  public var startIndex: Int { list.startIndex }
  public var endIndex: Int { list.endIndex }
  public subscript(index: Int) -> Column<Row> { list[index] }
}

extension Columns {
  /// A key path that may be used from any thread.
  package typealias Path<Value> = any WritableKeyPath<Row, Value> & Sendable

  /// One column, read and written as its type says.
  package static func value<Value: ColumnValue>(
    _ name: String, _ path: Path<Value>, unit: String = "", _ meaning: String
  ) -> Columns {
    column(name, Value.kind, path, unit: unit, meaning, read: Value.read)
  }

  package static func percent(
    _ name: String, _ path: Path<some ColumnValue>, _ meaning: String
  ) -> Columns { value(name, path, unit: "%", meaning) }

  package static func name(_ name: String, _ path: Path<String>, _ meaning: String) -> Columns {
    column(name, .name, path, meaning) { $0.text }
  }

  package static func text(_ name: String, _ path: Path<String>, _ meaning: String) -> Columns {
    column(name, .text, path, meaning) { $0.text }
  }

  package static func metric(_ name: String, _ path: Path<String>, _ meaning: String) -> Columns {
    column(name, .metric, path, meaning) { $0.text }
  }

  package static func metric(
    _ path: Path<String>, _ meaning: String = "Id of the metric; a part of it as ID/PART."
  ) -> Columns { metric("metric", path, meaning) }

  /// An objective, read in any spelling.
  package static func objective(_ name: String, _ path: Path<String>, _ meaning: String) -> Columns
  {
    column(name, .name, path, meaning) { Objective.canonical($0.text) }
  }

  private static func column<Value: ColumnValue>(
    _ name: String, _ kind: ColumnFacts.Kind, _ path: Path<Value>, unit: String = "",
    _ meaning: String, read: @escaping @Sendable (CSVField) throws -> Value
  ) -> Columns {
    Columns([
      Column(
        facts: ColumnFacts(name: name, kind: kind, unit: unit, meaning: meaning),
        read: { row, field in row[keyPath: path] = try read(field) },
        write: { row in row[keyPath: path].field })
    ])
  }

  /// The columns of a part of the row.
  package static func group<Part>(_ path: Path<Part>, _ columns: Columns<Part>) -> Columns {
    Columns(
      columns.map { column in
        Column(
          facts: column.facts, read: { row, field in try column.read(&row[keyPath: path], field) },
          write: { row in column.write(row[keyPath: path]) })
      })
  }

  /// A column for each of some values.
  package static func each<Value>(_ values: [Value], _ column: (Value) -> Columns) -> Columns {
    Columns(values.flatMap(column))
  }

  /// The same columns, where files of version 0.1.0 lack them.
  package var later: Columns {
    var later = list
    for index in later.indices { later[index].facts.isLater = true }
    return Columns(later)
  }
}
