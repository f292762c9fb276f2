/// Rates in a long table: columns `image`, `point` and `bytes` or `bpp`, in any order; others are
/// ignored. Where a row has both, bytes count.
struct LongRateTable {
  private let path: String
  private var rows: [String: [String: [(bytes: String, bpp: String)]]] = [:]

  init(_ path: String) throws(RateFault) {
    self.path = path
    let records = try RateTable.records(path)
    let table = try NamedColumns(header: records[0], file: path)
    for column in ["image", "point"] where !table.has(column) {
      throw RateFault(file: path, message: "\(path) has no column \"\(column)\"; add it")
    }
    guard table.has("bytes") || table.has("bpp") else {
      throw RateFault(file: path, message: "\(path) has neither a column \"bytes\" nor \"bpp\"")
    }
    for record in records.dropFirst() {
      let image = PictureName.stem(table.text("image", record))
      rows[image, default: [:]][table.text("point", record), default: []].append(
        (table.text("bytes", record), table.text("bpp", record)))
    }
  }

  func rate(point: String, original: Original) throws(RateFault) -> Rate {
    let owner = "image \(original.image), point \(point)"
    guard let found = rows[PictureName.stem(original.image)]?[point] else {
      throw RateFault(file: path, message: "\(path) has no row for \(owner)")
    }
    guard found.count == 1 else {
      throw RateFault(file: path, message: "\(path) has \(found.count) rows for \(owner)")
    }
    return try Self.rate(bytes: found[0].bytes, bpp: found[0].bpp, original, path, owner)
  }

  /// A rate from two cells, of which bytes count where they are given.
  static func rate(
    bytes: String, bpp: String, _ original: Original, _ path: String, _ owner: String
  ) throws(RateFault) -> Rate {
    if bytes.isEmpty { return Rate(bpp: try RateTable.positive(bpp, path, owner)) }
    guard let count = Int(bytes), count > 0 else {
      throw RateFault(
        file: path,
        message: "\(path) has \"\(bytes)\" bytes for \(owner), not a whole number above 0"
      )
    }
    return Rate(bytes: count, of: original)
  }
}

/// Columns of a table by name, in any order.
struct NamedColumns {
  private var places: [String: Int] = [:]

  init(header: [String], file: String) throws(RateFault) {
    for (index, name) in header.enumerated() {
      if places.updateValue(index, forKey: name) != nil && !name.isEmpty {
        throw RateFault(file: file, message: "\(file) has the column \"\(name)\" twice; remove one")
      }
    }
  }

  func has(_ column: String) -> Bool { places[column] != nil }

  /// A cell, empty where the column or the cell is missing.
  func text(_ column: String, _ record: [String]) -> String {
    guard let place = places[column], place < record.count else { return "" }
    return record[place]
  }
}
