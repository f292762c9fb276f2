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

  private init(
    _ name: String, _ kind: ColumnFacts.Kind, _ unit: String, _ meaning: String, _ isLater: Bool,
    read: @escaping @Sendable (inout Row, CSVField) throws -> Void,
    write: @escaping @Sendable (Row) -> String
  ) {
    facts = ColumnFacts(name: name, kind: kind, unit: unit, meaning: meaning, isLater: isLater)
    self.read = read
    self.write = write
  }

  /// A key path that may be used from any thread.
  package typealias Path<Value> = any WritableKeyPath<Row, Value> & Sendable
}

/// A row type whose columns are declared once: reading, writing, headings and docs follow from
/// them.
public protocol SchemaRow: CSVRow {
  /// In the order of the file. New ones stand at the end and are optional in reading.
  static var schema: [Column<Self>] { get }
  /// A row to be filled by reading.
  init()
}

extension SchemaRow {
  public static var columns: [String] { schema.map(\.facts.name) }
  public static var laterColumns: Int { schema.reversed().prefix(while: \.facts.isLater).count }

  public init(_ record: CSVRecord) throws {
    self.init()
    for (index, column) in Self.schema.enumerated() {
      try column.read(&self, record.field(index))
    }
  }

  public var fields: [String] { Self.schema.map { $0.write(self) } }
}

// MARK: Kinds of columns

extension Column {
  package static func name(
    _ name: String, _ path: Path<String>, _ meaning: String, isLater: Bool = false
  )
    -> Column
  {
    text(name, .name, path, meaning, isLater)
  }

  package static func metric(
    _ name: String = "metric", _ path: Path<String>,
    _ meaning: String = "Id of the metric; a part of it as ID/PART.", isLater: Bool = false
  ) -> Column {
    text(name, .metric, path, meaning, isLater)
  }

  package static func text(
    _ name: String, _ path: Path<String>, _ meaning: String, isLater: Bool = false
  )
    -> Column
  {
    text(name, .text, path, meaning, isLater)
  }

  private static func text(
    _ name: String, _ kind: ColumnFacts.Kind, _ path: Path<String>, _ meaning: String,
    _ isLater: Bool
  ) -> Column {
    Column(
      name, kind, "", meaning, isLater, read: { $0[keyPath: path] = $1.text },
      write: { $0[keyPath: path] })
  }

  /// An objective, read in any spelling.
  package static func objectiveName(_ name: String, _ path: Path<String>, _ meaning: String)
    -> Column
  {
    Column(
      name, .name, "", meaning, false,
      read: { $0[keyPath: path] = Objective.canonical($1.text) }, write: { $0[keyPath: path] })
  }

  package static func number(
    _ name: String, _ path: Path<Double>, unit: String = "", _ meaning: String
  ) -> Column {
    Column(
      name, .number, unit, meaning, false, read: { $0[keyPath: path] = try $1.number() },
      write: { "\($0[keyPath: path])" })
  }

  /// Empty for none.
  package static func optionalNumber(
    _ name: String, _ path: Path<Double?>, unit: String = "", _ meaning: String,
    isLater: Bool = false
  ) -> Column {
    Column(
      name, .number, unit, meaning, isLater,
      read: { $0[keyPath: path] = try $1.optionalNumber() },
      write: { $0[keyPath: path].map { "\($0)" } ?? "" })
  }

  package static func count(
    _ name: String, _ path: Path<Int>, unit: String = "", _ meaning: String
  ) -> Column {
    Column(
      name, .count, unit, meaning, false, read: { $0[keyPath: path] = try $1.integer() },
      write: { "\($0[keyPath: path])" })
  }

  /// Empty for none.
  package static func optionalCount(
    _ name: String, _ path: Path<Int?>, unit: String = "", _ meaning: String, isLater: Bool = false
  ) -> Column {
    Column(
      name, .count, unit, meaning, isLater,
      read: { $0[keyPath: path] = try $1.text.isEmpty ? nil : $1.integer() },
      write: { $0[keyPath: path].map { "\($0)" } ?? "" })
  }

  /// One of a fixed list of words.
  package static func word<Word: RawRepresentable<String> & Sendable>(
    _ name: String, _ path: Path<Word>, _ meaning: String, isLater: Bool = false
  ) -> Column {
    Column(
      name, .name, "", meaning, isLater, read: { $0[keyPath: path] = try $1.choice() },
      write: { $0[keyPath: path].rawValue })
  }

  /// Some of a fixed list of words, separated by blanks.
  package static func words<Word: RawRepresentable<String> & Sendable>(
    _ name: String, _ path: Path<[Word]>, _ meaning: String
  ) -> Column {
    Column(
      name, .name, "", meaning, false, read: { $0[keyPath: path] = try $1.choices() },
      write: { $0[keyPath: path].map(\.rawValue).joined(separator: " ") })
  }

  package static func codec(_ path: Path<CodecKey>) -> Column { codec("codec", path, "Codec.") }
  package static func objective(_ path: Path<CodecKey>) -> Column {
    objective("objective", path, "The metric that it was optimised for.")
  }
  package static func anchor(_ path: Path<CodecKey>) -> Column {
    codec("anchor", path, "Codec that it is compared with.")
  }
  package static func anchorObjective(_ path: Path<CodecKey>) -> Column {
    objective("anchor_objective", path, "The metric that this codec was optimised for.")
  }

  private static func codec(_ name: String, _ path: Path<CodecKey>, _ meaning: String) -> Column {
    Column(
      name, .name, "", meaning, false,
      read: {
        $0[keyPath: path] = CodecKey(codec: $1.text, objective: $0[keyPath: path].objective)
      }, write: { $0[keyPath: path].codec })
  }

  private static func objective(_ name: String, _ path: Path<CodecKey>, _ meaning: String)
    -> Column
  {
    Column(
      name, .name, "", meaning, false,
      read: {
        $0[keyPath: path] = CodecKey(
          codec: $0[keyPath: path].codec, objective: Objective.canonical($1.text))
      }, write: { $0[keyPath: path].objective })
  }
}
