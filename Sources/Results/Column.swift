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
  public let isLater: Bool
}

/// A column of a table: its facts, and the way between a row's value and its field.
public struct Column<Row>: Sendable {
  public let facts: ColumnFacts
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

  /// One column.
  private init<Value>(
    _ name: String, _ kind: ColumnFacts.Kind, _ path: Path<Value>, _ meaning: String,
    unit: String = "", isLater: Bool = false,
    read: @escaping @Sendable (CSVField) throws -> Value,
    write: @escaping @Sendable (Value) -> String
  ) {
    self.init([
      Column(
        facts: ColumnFacts(
          name: name, kind: kind, unit: unit, meaning: meaning, isLater: isLater),
        read: { row, field in row[keyPath: path] = try read(field) },
        write: { row in write(row[keyPath: path]) })
    ])
  }

  // MARK: Kinds of columns

  package static func name(
    _ name: String, _ path: Path<String>, _ meaning: String, isLater: Bool = false
  ) -> Columns {
    Columns(name, .name, path, meaning, isLater: isLater, read: { $0.text }, write: { $0 })
  }

  package static func metric(
    _ path: Path<String>, _ meaning: String = "Id of the metric; a part of it as ID/PART."
  ) -> Columns { metric("metric", path, meaning) }

  package static func metric(
    _ name: String, _ path: Path<String>, _ meaning: String, isLater: Bool = false
  ) -> Columns {
    Columns(name, .metric, path, meaning, isLater: isLater, read: { $0.text }, write: { $0 })
  }

  package static func text(_ name: String, _ path: Path<String>, _ meaning: String) -> Columns {
    Columns(name, .text, path, meaning, read: { $0.text }, write: { $0 })
  }

  /// An objective, read in any spelling.
  package static func objective(_ name: String, _ path: Path<String>, _ meaning: String) -> Columns
  {
    Columns(name, .name, path, meaning, read: { Objective.canonical($0.text) }, write: { $0 })
  }

  package static func number(
    _ name: String, _ path: Path<Double>, unit: String = "", _ meaning: String
  ) -> Columns {
    Columns(
      name, .number, path, meaning, unit: unit, read: { try $0.number() }, write: { $0.description }
    )
  }

  /// Empty for none.
  package static func optionalNumber(
    _ name: String, _ path: Path<Double?>, unit: String = "", _ meaning: String,
    isLater: Bool = false
  ) -> Columns {
    Columns(
      name, .number, path, meaning, unit: unit, isLater: isLater,
      read: { $0.isEmpty ? nil : try $0.number() }, write: { $0?.description ?? "" })
  }

  package static func count(
    _ name: String, _ path: Path<Int>, unit: String = "", _ meaning: String
  ) -> Columns {
    Columns(
      name, .count, path, meaning, unit: unit, read: { try $0.integer() }, write: { $0.description }
    )
  }

  /// Empty for none.
  package static func optionalCount(
    _ name: String, _ path: Path<Int?>, unit: String = "", _ meaning: String, isLater: Bool = false
  ) -> Columns {
    Columns(
      name, .count, path, meaning, unit: unit, isLater: isLater,
      read: { $0.isEmpty ? nil : try $0.integer() }, write: { $0?.description ?? "" })
  }

  /// One of a fixed list of words.
  package static func word<Word: RawRepresentable<String> & Sendable>(
    _ name: String, _ path: Path<Word>, _ meaning: String
  ) -> Columns {
    Columns(name, .name, path, meaning, read: { try $0.word() }, write: { $0.rawValue })
  }

  /// Empty for none.
  package static func optionalWord<Word: RawRepresentable<String> & Sendable>(
    _ name: String, _ path: Path<Word?>, _ meaning: String, isLater: Bool = false
  ) -> Columns {
    Columns(
      name, .name, path, meaning, isLater: isLater, read: { $0.isEmpty ? nil : try $0.word() },
      write: { $0?.rawValue ?? "" })
  }

  package static func range(_ name: String, _ path: Path<RateRange>, _ meaning: String) -> Columns {
    Columns(
      name, .name, path, meaning, read: { try RateRange(parsing: $0.text) },
      write: { $0.description })
  }

  /// Some of a fixed list of words, separated by blanks.
  package static func words<Word: RawRepresentable<String> & Sendable>(
    _ name: String, _ path: Path<[Word]>, _ meaning: String
  ) -> Columns {
    Columns(
      name, .name, path, meaning, read: { try $0.words() },
      write: { $0.map(\.rawValue).joined(separator: " ") })
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
}
