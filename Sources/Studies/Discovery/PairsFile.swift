import Imaging
import Results

/// A study whose pairs stand in a CSV file: `original,reconstruction,codec,objective,point`, `bpp`
/// or `bytes`, optional `image`; columns in any order, unknown ones ignored, paths relative to the
/// study file.
struct PairsFile {
  let study: Study
  let path: String

  private struct Row {
    var line: Int
    var key: CodecKey
    var point: String
    var image: String
    var original: String
    var reconstruction: String
    var rate: RateCells
  }

  func discover() throws -> Discovery {
    var faults: [FailureRow] = []
    let table = try table()
    let rows = named(try read(table, &faults), &faults)
    let found = study.images ?? Self.images(of: rows)
    let wanted = Set(found)
    let kept = rows.filter { wanted.contains($0.image) }
    let originals = headers(of: kept, &faults)
    let candidates = candidates(kept, originals, table, &faults)
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
      faults: Matching.grouped(faults + matched.faults, codecs: keys),
      notes: [table.note].compactMap { $0 } + RateNotes.notes(of: candidates)
        + ColourNotes.notes(of: candidates, external: study.external))
  }

  /// The images of all rows, in natural order.
  func imageNames() throws -> [String] {
    var faults: [FailureRow] = []
    return Self.images(of: named(try read(try table(), &faults), &faults))
  }

  /// The names in the rows.
  func names() throws -> StudyNames {
    var faults: [FailureRow] = []
    let rows = named(try read(try table(), &faults), &faults)
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

  private func read(_ table: ForeignTable, _ faults: inout [FailureRow]) throws -> [Row] {
    let needed = ["original", "reconstruction", "codec", "objective", "point"]
    let columns: NamedColumns
    do { columns = try NamedColumns(header: table.header, file: path) } catch {
      throw StudyError.unreadable(file: path, reason: error.message)
    }
    let lacking = needed.filter { !columns.has($0) }
    guard lacking.isEmpty, columns.has("bpp") || columns.has("bytes") else {
      let names = lacking.isEmpty ? "bpp or bytes" : lacking.joined(separator: ", ")
      throw StudyError.unreadable(file: path, reason: "it has no column \(names)")
    }
    var rows: [Row] = []
    for record in table.records {
      if let column = needed.first(where: { columns.text($0, record).isEmpty }) {
        faults.append(fault(record.line, "has nothing in column \(column)"))
        continue
      }
      let key = CodecKey(
        codec: columns.text("codec", record),
        objective: Objective.canonical(columns.text("objective", record)))
      if key.isControl {
        faults.append(
          fault(
            record.line,
            "has the objective \"\(key.objective)\", which is reserved for reference distortions; give it another"
          ))
        continue
      }
      rows.append(
        Row(
          line: record.line, key: key,
          point: columns.text("point", record), image: columns.text("image", record),
          original: columns.text("original", record),
          reconstruction: FilePath.join(study.folder, columns.text("reconstruction", record)),
          rate: RateCells(columns, record)))
    }
    if table.records.isEmpty {
      throw StudyError.unreadable(file: path, reason: "it has a header and no rows")
    }
    return rows
  }

  private func table() throws -> ForeignTable {
    try TextFile.table(path) { NamedColumns.isRate($1) }
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
            row.line,
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
    _ rows: [Row], _ originals: [String: Original], _ table: ForeignTable,
    _ faults: inout [FailureRow]
  ) -> [Candidate] {
    var taken: [[String]: Int] = [:]
    return rows.compactMap { row -> Candidate? in
      let identity = [row.key.codec, row.key.objective, row.point, row.image]
      if let first = taken.updateValue(row.line, forKey: identity) {
        faults.append(
          fault(row.line, "repeats codec, objective, point and image of line \(first)", row))
        return nil
      }
      guard let original = originals[row.image] else { return nil }
      var rate: Rate?
      do throws(RateFault) {
        rate = try row.rate.rate(
          original, table, "codec \(row.key), image \(row.image), point \(row.point)")
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

  private func fault(_ line: Int, _ problem: String, _ row: Row? = nil) -> FailureRow {
    Fault.row(
      row?.key, point: row?.point ?? "", image: row?.image ?? "", file: path,
      "\(path): line \(line) \(problem)")
  }
}
