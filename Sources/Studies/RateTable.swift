import Foundation

/// Rates in a table with a row for each image and a column for each point, cells in bpp.
///
/// The first row names the points; its first cell may say anything. Blanks around cells, CR LF and a
/// byte-order mark are accepted; rows and columns that nobody asks for (`Average`) are ignored.
struct RateTable {
  private let path: String
  private let header: [String]
  private var columns: [String: [Int]] = [:]
  private var rows: [String: [[String]]] = [:]
  /// Rows by label without the extension of a picture file.
  private var stems: [String: [[String]]] = [:]

  init(_ path: String) throws(RateFault) {
    self.path = path
    let records = try Self.records(path)
    header = Array(records[0].dropFirst())
    guard !header.isEmpty else {
      throw RateFault(
        file: path, message: "\(path) has only one column; separate columns with commas")
    }
    for (index, name) in header.enumerated() { columns[name, default: []].append(index + 1) }
    for record in records.dropFirst() {
      rows[record[0], default: []].append(record)
      stems[PictureName.stem(record[0]), default: []].append(record)
    }
  }

  /// The rate of an image at a point. The row is found by the image's name, else by the names of
  /// row and image without the extension of a picture file.
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
    let text = found[0] < records[0].count ? records[0][found[0]] : ""
    return try Self.positive(text, path, "image \(image), point \(point)")
  }

  private func fault(_ problem: String, point: Bool = true, image: Bool = true) -> RateFault {
    RateFault(file: path, message: "\(path) \(problem)", namesPoint: point, namesImage: image)
  }

  // MARK: Shared with the other forms

  /// Records of a table, at least a header.
  static func records(_ path: String) throws(RateFault) -> [[String]] {
    do {
      let records = try TextFile.records(path)
      if records.isEmpty { throw RateFault(file: path, message: "\(path) is empty") }
      return records
    } catch let fault as RateFault {
      throw fault
    } catch {
      throw RateFault(file: path, message: "\(error)")
    }
  }

  static func positive(
    _ text: String, _ path: String, _ owner: String
  ) throws(RateFault) -> Double {
    if text.isEmpty { throw RateFault(file: path, message: "\(path) has no rate for \(owner)") }
    guard let value = Double(text), value.isFinite, value > 0 else {
      throw RateFault(
        file: path,
        message: "\(path) has the rate \"\(text)\" for \(owner), not a finite number above 0")
    }
    return value
  }

  /// Points are texts: tells where the same number is written otherwise.
  static func hint(for point: String, among names: [String]) -> String {
    if let value = Double(point), let other = names.first(where: { Double($0) == value }) {
      return "it has \"\(other)\": write both alike, points are compared as text"
    }
    return Spelling.hint(for: point, known: names.sorted(by: NaturalOrder.precedes))
  }
}

/// Image names with and without the extension of a picture file.
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
