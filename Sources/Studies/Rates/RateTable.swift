import Results

/// Rates in a table with a row for each image and a column for each point, cells in bpp.
///
/// The first row names the points; its first cell may say anything. Rows and columns that no study
/// asks for (`Average`) are ignored.
struct RateTable {
  private let table: ForeignTable
  private let header: [String]
  private var columns: [String: [Int]] = [:]
  private var rows: [String: [ForeignTable.Record]] = [:]
  /// Rows by label without the extension of an image file.
  private var stems: [String: [ForeignTable.Record]] = [:]
  private var path: String { table.file }

  init(_ path: String) throws(RateFault) {
    table = try Self.read(path) { place, _ in place > 0 }
    header = Array(table.header.dropFirst())
    guard !header.isEmpty else {
      throw RateFault(
        file: path, message: "\(path) has only one column; separate columns with commas")
    }
    for (index, name) in header.enumerated() { columns[name, default: []].append(index + 1) }
    for record in table.records {
      rows[record[0], default: []].append(record)
      stems[PictureName.stem(record[0]), default: []].append(record)
    }
  }

  /// Unusual facts about the table that were accepted.
  var note: String? { table.note }

  /// The rate of an image at a point. The row is found by the image's name, else by the names of
  /// row and image without the extension of an image file.
  func bpp(point: String, image: String) throws(RateFault) -> Double {
    guard let found = columns[point] else {
      throw fault(
        "has no column \"\(point)\"; " + Self.hint(for: point, among: header), image: false)
    }
    guard found.count == 1 else { throw fault("has the column \"\(point)\" twice", image: false) }
    guard let records = rows[image] ?? stems[PictureName.stem(image)] else {
      throw fault("has no row for the image \(image)", point: false)
    }
    guard records.count == 1 else {
      throw fault("has the image \(image) in \(records.count) rows", point: false)
    }
    return try Self.positive(
      records[0][found[0]], in: table, line: records[0].line, "image \(image), point \(point)")
  }

  private func fault(_ problem: String, point: Bool = true, image: Bool = true) -> RateFault {
    RateFault(file: path, message: "\(path) \(problem)", namesPoint: point, namesImage: image)
  }

  // MARK: Shared with the other forms

  static func read(
    _ path: String, isNumeric: (_ place: Int, _ name: String) -> Bool
  ) throws(RateFault) -> ForeignTable {
    do { return try TextFile.table(path, isNumeric: isNumeric) } catch {
      throw RateFault(file: path, message: "\(error)")
    }
  }

  static func positive(
    _ text: String, in table: ForeignTable, line: Int, _ owner: String
  ) throws(RateFault) -> Double {
    let path = table.file
    if text.isEmpty { throw RateFault(file: path, message: "\(path) has no rate for \(owner)") }
    guard let value = table.number(text), value.isFinite, value > 0 else {
      throw RateFault(
        file: path,
        message: "\(path), line \(line): the rate \"\(text)\" for \(owner) is not a finite number "
          + "above 0" + hint(text))
    }
    return value
  }

  /// Why a text is no number, after a sentence that says so.
  static func hint(_ text: String) -> String {
    NumberText.oddity(of: text).map { ": it has \($0)" } ?? ""
  }

  /// Points are texts: says where the same number is written otherwise.
  static func hint(for point: String, among names: [String]) -> String {
    func number(_ name: String) -> Double? {
      Double(name) ?? NumberText.value(name, mark: .comma)
    }
    if let value = number(point), let other = names.first(where: { number($0) == value }) {
      return "it has \"\(other)\": write both in the same way, because points are compared as text"
    }
    return Spelling.hint(for: point, known: names.sorted(by: NaturalOrder.precedes))
  }
}

/// Image names with and without the extension of an image file.
enum PictureName {
  private static let extensions: Set<String> = [
    "png", "ppm", "pgm", "pnm", "bmp", "tif", "tiff", "jpg", "jpeg", "jp2", "jxl", "webp", "avif",
    "heic", "gif", "yuv", "y4m", "raw",
  ]

  /// `kodim01` of `kodim01.png`; a dot that starts no such extension belongs to the name.
  static func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
      extensions.contains(name[name.index(after: dot)...].lowercased())
    else { return name }
    return String(name[..<dot])
  }
}
