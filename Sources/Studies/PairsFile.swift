import Imaging
import Results

/// A study whose pairs stand in a CSV file: `original,reconstruction,codec,objective,point`, `bpp` or
/// `bytes`, optional `image`; columns in any order, unknown ones ignored, paths relative to the
/// study file.
struct PairsFile {
  let study: Study
  let path: String

  private struct Row {
    var number: Int
    var key: CodecKey
    var point: String
    var image: String
    var original: String
    var reconstruction: String
    var bytes: String
    var bpp: String
  }

  func discover() throws -> Discovery {
    var faults: [FailureRow] = []
    let rows = named(try read(&faults), &faults)
    let found = study.images ?? Self.images(of: rows)
    let wanted = Set(found)
    let kept = rows.filter { wanted.contains($0.image) }
    let originals = headers(of: kept, &faults)
    let candidates = candidates(kept, originals, &faults)
    let keys = Self.keys(of: rows)
    faults += missing(kept, keys, found)
    let known = keys + study.curves.map(\.key)
    if let anchor = study.anchor, !known.contains(anchor) {
      let error = StudyError.unknownAnchor(
        StudyPlace(file: study.path), anchor: anchor.description, known: known.map(\.description))
      faults.append(FailureRow(file: study.path, message: error.description))
    }
    let matched = Matching.pairs(of: candidates, alpha: study.alpha, depth: study.depth)
    return Discovery(
      pairs: Matching.ordered(matched.pairs, codecs: keys, images: found), images: found,
      faults: Matching.grouped(faults + matched.faults, codecs: keys))
  }

  /// The images of all rows, in natural order.
  func imageNames() throws -> [String] {
    var faults: [FailureRow] = []
    return Self.images(of: named(try read(&faults), &faults))
  }

  /// What the rows name.
  func names() throws -> StudyNames {
    var faults: [FailureRow] = []
    let rows = named(try read(&faults), &faults)
    let points = Dictionary(grouping: rows, by: \.key).mapValues {
      Set($0.map(\.point)).sorted(by: NaturalOrder.precedes)
    }
    return StudyNames(
      images: study.images ?? Self.images(of: rows), codecs: Self.keys(of: rows), points: points)
  }

  private static func keys(of rows: [Row]) -> [CodecKey] {
    rows.reduce(into: []) { if !$0.contains($1.key) { $0.append($1.key) } }
  }

  private static func images(of rows: [Row]) -> [String] {
    Set(rows.map(\.image)).sorted(by: NaturalOrder.precedes)
  }

  private func read(_ faults: inout [FailureRow]) throws -> [Row] {
    let records = try TextFile.records(path)
    guard let header = records.first else {
      throw StudyError.unreadable(file: path, reason: "it is empty")
    }
    let needed = ["original", "reconstruction", "codec", "objective", "point"]
    let table: NamedColumns
    do { table = try NamedColumns(header: header, file: path) } catch {
      throw StudyError.unreadable(file: path, reason: error.message)
    }
    let lacking = needed.filter { !table.has($0) }
    guard lacking.isEmpty, table.has("bpp") || table.has("bytes") else {
      let columns = lacking.isEmpty ? "bpp or bytes" : lacking.joined(separator: ", ")
      throw StudyError.unreadable(file: path, reason: "it lacks the column \(columns)")
    }
    var rows: [Row] = []
    for (index, record) in records.enumerated().dropFirst() {
      let number = index + 1
      if let column = needed.first(where: { table.text($0, record).isEmpty }) {
        faults.append(fault(number, "has nothing in column \(column)"))
        continue
      }
      let key = CodecKey(
        codec: table.text("codec", record), objective: table.text("objective", record))
      if key.isControl {
        faults.append(
          fault(
            number,
            "has the objective \"\(key.objective)\", which is kept for controls; give it another"))
        continue
      }
      rows.append(
        Row(
          number: number, key: key,
          point: table.text("point", record), image: table.text("image", record),
          original: table.text("original", record),
          reconstruction: FilePath.join(study.folder, table.text("reconstruction", record)),
          bytes: table.text("bytes", record), bpp: table.text("bpp", record)))
    }
    if records.count < 2 {
      throw StudyError.unreadable(file: path, reason: "it has a header and no rows")
    }
    return rows
  }

  /// Names the images of rows that name none, and refuses one name for two originals.
  private func named(_ rows: [Row], _ faults: inout [FailureRow]) -> [Row] {
    var stems: [String: Set<String>] = [:]
    for row in rows where row.image.isEmpty {
      stems[FilePath.stem(of: row.original), default: []].insert(row.original)
    }
    var owner: [String: String] = [:]
    return rows.compactMap { row -> Row? in
      var row = row
      if row.image.isEmpty {
        let stem = FilePath.stem(of: row.original)
        row.image = stems[stem]?.count == 1 ? stem : FilePath.withoutExtension(row.original)
      }
      row.original = FilePath.join(study.folder, row.original)
      if let other = owner[row.image], other != row.original {
        faults.append(
          fault(
            row.number,
            "calls \(row.original) the image \(row.image), as \(other) is called; "
              + "tell them apart in a column image", row))
        return nil
      }
      owner[row.image] = row.original
      return row
    }
  }

  /// Originals by image, each header read once.
  private func headers(of rows: [Row], _ faults: inout [FailureRow]) -> [String: Original] {
    var seen: Set<String> = []
    let firsts = rows.filter { seen.insert($0.image).inserted }
    var originals: [String: Original] = [:]
    for (row, header) in zip(firsts, Headers.read(firsts.map(\.original), alpha: study.alpha)) {
      switch header {
      case .success(let info):
        originals[row.image] = Original(image: row.image, path: row.original, info)
      case .failure(let fault):
        faults.append(FailureRow(image: row.image, file: row.original, message: fault.message))
      }
    }
    return originals
  }

  private func candidates(
    _ rows: [Row], _ originals: [String: Original], _ faults: inout [FailureRow]
  ) -> [Candidate] {
    var taken: [[String]: Int] = [:]
    return rows.compactMap { row -> Candidate? in
      let identity = [row.key.codec, row.key.objective, row.point, row.image]
      if let first = taken.updateValue(row.number, forKey: identity) {
        faults.append(
          fault(row.number, "repeats codec, objective, point and image of record \(first)", row))
        return nil
      }
      guard let original = originals[row.image] else { return nil }
      var rate: Rate?
      do throws(RateFault) {
        rate = try LongRateTable.rate(
          bytes: row.bytes, bpp: row.bpp, original, path, "record \(row.number)")
      } catch {
        faults.append(
          Fault.row(row.key, point: row.point, image: row.image, file: path, error.message))
      }
      return Candidate(
        key: row.key, point: row.point, image: row.image, path: row.reconstruction,
        original: original, rate: rate)
    }
  }

  /// Points that lack an image which the same codec has at another point, or that `images:` names.
  private func missing(_ rows: [Row], _ keys: [CodecKey], _ images: [String]) -> [FailureRow] {
    let byCodec = Dictionary(grouping: rows, by: \.key)
    return keys.flatMap { key -> [FailureRow] in
      let rows = byCodec[key] ?? []
      let expected = study.images == nil ? Set(rows.map(\.image)) : Set(images)
      let points = Dictionary(grouping: rows, by: \.point).mapValues { Set($0.map(\.image)) }
      return points.keys.sorted(by: NaturalOrder.precedes).flatMap { point in
        images.filter { expected.contains($0) && points[point]?.contains($0) == false }.map {
          Fault.row(
            key, point: point, image: $0, file: path,
            "\(path) has no row for the image \($0) at point \(point); add it or leave the image out "
              + "with \"images\"")
        }
      }
    }
  }

  private func fault(_ number: Int, _ problem: String, _ row: Row? = nil) -> FailureRow {
    Fault.row(
      row?.key, point: row?.point ?? "", image: row?.image ?? "", file: path,
      "\(path): record \(number) \(problem)")
  }
}
