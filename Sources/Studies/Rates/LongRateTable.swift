import Results

/// Rates in a long table: columns `image`, `point` and `bytes` or `bpp`, in any order, in any case
/// and by their usual synonyms; others are ignored. Where a row has both, bytes count. With a
/// column `codec`, and `objective` if there is one, one table serves several codecs.
struct LongRateTable {
  private let table: ForeignTable
  private let columns: NamedColumns
  private var rows: [String: [String: [ForeignTable.Record]]] = [:]
  private var path: String { table.file }

  private let owner: String

  /// - Parameter only: the point of all rows where the table has no column `point`.
  init(_ path: String, _ key: CodecKey, only: String? = nil) throws(RateFault) {
    table = try RateTable.read(path) { NamedColumns.isRate($1) }
    columns = try NamedColumns(header: table.header, file: path, synonyms: true)
    for column in ["image"] + (only == nil ? ["point"] : []) where !columns.has(column) {
      throw RateFault(
        file: path,
        message: "\(path) has no column \"\(column)\"; add it, or one of "
          + NamedColumns.others(column))
    }
    guard columns.has("bytes") || columns.has("bpp") else {
      throw RateFault(file: path, message: "\(path) has neither a column \"bytes\" nor \"bpp\"")
    }
    owner = columns.has("codec") ? "codec \(key), " : ""
    let own = table.records.filter { columns.holds($0, key) }
    guard !own.isEmpty || table.records.isEmpty || !columns.has("codec") else {
      let known = Set(table.records.map { columns.text("codec", $0) }).sorted()
      throw RateFault(
        file: path,
        message: "\(path) has no row for codec \(key); "
          + Spelling.hint(for: key.codec, known: known))
    }
    for record in own {
      let image = PictureName.stem(columns.text("image", record))
      let point = columns.has("point") ? columns.text("point", record) : only ?? ""
      rows[image, default: [:]][point, default: []].append(record)
    }
  }

  /// Unusual facts about the table that were accepted.
  var note: String? { table.note }

  func rate(point: String, original: Original) throws(RateFault) -> Rate {
    let owner = owner + "image \(original.image), point \(point)"
    guard let found = rows[PictureName.stem(original.image)]?[point] else {
      throw RateFault(file: path, message: "\(path) has no row for \(owner)")
    }
    guard found.count == 1 else {
      throw RateFault(file: path, message: "\(path) has \(found.count) rows for \(owner)")
    }
    return try RateCells(columns, found[0]).rate(original, table, owner)
  }
}

/// Long tables of which each is of one point: `mymodel/{point}/bpp.csv`.
final class LongRateTables {
  static let point = "{point}"

  private let path: String
  private let key: CodecKey
  private var read: [String: Result<LongRateTable, RateFault>] = [:]

  init(_ path: String, _ key: CodecKey) {
    self.path = path
    self.key = key
  }

  func table(of point: String) throws(RateFault) -> LongRateTable {
    if let known = read[point] { return try known.get() }
    let file = path.replacing(Self.point, with: point)
    let table: Result<LongRateTable, RateFault>
    do { table = .success(try LongRateTable(file, key, only: point)) } catch {
      table = .failure(RateFault(file: file, message: error.message, namesImage: false))
    }
    read[point] = table
    return try table.get()
  }
}

/// The two cells of a row that give a rate; bytes count where they are given.
struct RateCells {
  let line: Int
  let bytes: String
  let bpp: String

  init(_ columns: NamedColumns, _ record: ForeignTable.Record) {
    line = record.line
    bytes = columns.text("bytes", record)
    bpp = columns.text("bpp", record)
  }

  func rate(
    _ original: Original, _ table: ForeignTable, _ owner: String
  ) throws(RateFault) -> Rate {
    if bytes.isEmpty {
      return Rate(bpp: try RateTable.positive(bpp, in: table, line: line, owner))
    }
    guard let count = Int(bytes), count > 0 else {
      throw RateFault(
        file: table.file,
        message:
          "\(table.file), line \(line): \"\(bytes)\" bytes for \(owner) is not a whole number "
          + "above 0" + RateTable.hint(bytes))
    }
    var rate = Rate(bytes: count, of: original)
    if !bpp.isEmpty { rate.stated = bpp }
    return rate
  }
}

/// Columns of a table by name, in any order.
struct NamedColumns {
  /// Those that hold numbers.
  static func isRate(_ name: String) -> Bool { ["bytes", "bpp"].contains(name.lowercased()) }

  /// Other usual names of columns.
  private static let synonyms = [
    "image": ["filename", "file", "name", "picture"],
    "point": ["quality", "q", "qp", "lambda", "level"], "codec": ["method", "model"],
  ]

  /// The synonyms of a column, for messages.
  static func others(_ column: String) -> String {
    (synonyms[column] ?? []).joined(separator: ", ")
  }

  private var places: [String: Int] = [:]

  /// - Parameter synonyms: whether names may stand in any case, or be what people call them elsewhere.
  init(header: [String], file: String, synonyms: Bool = false) throws(RateFault) {
    for (index, name) in header.enumerated() {
      if places.updateValue(index, forKey: name) != nil && !name.isEmpty {
        throw RateFault(file: file, message: "\(file) has the column \"\(name)\" twice; remove one")
      }
    }
    guard synonyms else { return }
    let lowered = header.map { $0.lowercased() }
    for name in ["image", "point", "codec", "objective", "bytes", "bpp"] where places[name] == nil {
      for other in [name] + (Self.synonyms[name] ?? []) where places[name] == nil {
        places[name] = lowered.firstIndex(of: other)
      }
    }
  }

  /// Whether a row is of a codec, as far as the table names codecs.
  func holds(_ record: ForeignTable.Record, _ key: CodecKey) -> Bool {
    guard has("codec") else { return true }
    guard text("codec", record).lowercased() == key.codec.lowercased() else { return false }
    let objective = text("objective", record)
    return objective.isEmpty || objective == key.objective
      || DraftName.objective(objective) == key.objective
  }

  func has(_ column: String) -> Bool { places[column] != nil }

  /// A cell, empty where the column or the cell is missing.
  func text(_ column: String, _ record: ForeignTable.Record) -> String {
    places[column].map { record[$0] } ?? ""
  }
}
