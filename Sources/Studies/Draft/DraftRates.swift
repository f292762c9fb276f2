import Results

/// Finds where the rates of a drafted codec may stand.
struct DraftRates {
  /// The value of `rate:` and what it reads.
  struct Source {
    var yaml: String
    /// The codec, with its points as the source calls them.
    var codec: DraftCodec
    var tables: Set<String> = []
    var streams: [DraftGroup] = []
    /// Whether it was found, or only proposed.
    var isFound = true
    /// Whether it lies outside of the folders that the user named.
    var isBeside = false
  }

  private let streams: [DraftGroup]
  let tables: [ForeignTable]
  /// Tables that cannot be read, each with its reason.
  private(set) var unreadable: [(path: String, reason: String)] = []

  init(_ tree: DraftTree) {
    streams = tree.others
    var tables: [ForeignTable] = []
    for path in tree.tables {
      do { tables.append(try TextFile.table(path) { _, _ in false }) } catch {
        unreadable.append((path, "\(error)"))
      }
    }
    self.tables = tables
  }

  func source(of codec: DraftCodec) -> Source {
    let spellings = [codec] + [codec.withBarePoints].compactMap { $0 }
    for spelling in spellings {
      if let path = table(of: spelling) {
        return Source(
          yaml: "{table: \(DraftText.quoted(path))}", codec: spelling, tables: [path])
      }
      if let found = longTable(of: spelling) { return found }
      if let (path, files) = tablesOfPoints(of: spelling) {
        return Source(yaml: "{column: \(DraftText.quoted(path))}", codec: spelling, tables: files)
      }
    }
    let beside = DraftCodec.collect(streams, codec.allImages).filter {
      $0.points.isSuperset(of: codec.points) && $0.isSingle == codec.isSingle
    }
    let best = beside.first { $0.prefix == codec.prefix } ?? beside.first { $0.key == codec.key }
    let pattern = best?.pattern ?? codec.pattern("bin")
    return Source(
      yaml: "{bitstreams: \(DraftText.quoted(pattern))}", codec: codec,
      streams: best?.groups ?? [], isFound: best != nil)
  }

  /// A table with a column for each point, of the same objective, whose name speaks of rates.
  private func table(of codec: DraftCodec) -> String? {
    if codec.isSingle { return nil }
    let fitting = tables.filter { table in
      let name = FilePath.stem(of: table.file)
      let rows = Set(table.records.map { PictureName.stem($0[0]) })
      return Self.speaksOfRates(name)
        && codec.points.isSubset(of: Set(table.header))
        && codec.allImages.isSubset(of: rows)
        && DraftName.objective(name) ?? codec.key.objective == codec.key.objective
    }
    return nearest(fitting.map(\.file), to: codec)
  }

  static func speaksOfRates(_ name: String) -> Bool {
    DraftName.tokens(name).contains {
      ["bpp", "rate", "rates", "bitrate"].contains($0.lowercased())
    }
  }

  /// A table with a row an image and point, of one codec or of several.
  private func longTable(of codec: DraftCodec) -> Source? {
    var codecs: [String: DraftCodec] = [:]
    for table in tables {
      guard let columns = Self.longColumns(table) else { continue }
      let own = table.records.filter { columns.holds($0, codec.key) }
      let images = Set(own.map { PictureName.stem(columns.text("image", $0)) })
      guard !own.isEmpty, codec.allImages.isSubset(of: images) else { continue }
      let points = Set(own.map { columns.text("point", $0) })
      var fitting = codec
      if codec.isSingle {
        // A table of all points of several codecs is none of a codec whose files name no point.
        guard points.count == 1, let point = points.first else { continue }
        if columns.has("point") { fitting.images = [point: codec.allImages] }
      } else if !columns.has("point") || !codec.points.isSubset(of: points) {
        continue
      }
      codecs[table.file] = fitting
    }
    let inOrder = tables.map(\.file).filter { codecs[$0] != nil }
    return nearest(inOrder, to: codec).flatMap { path in
      codecs[path].map {
        Source(yaml: "{column: \(DraftText.quoted(path))}", codec: $0, tables: [path])
      }
    }
  }

  /// The columns of a table with a row for each image and a rate in it; nil for another table.
  static func longColumns(_ table: ForeignTable) -> NamedColumns? {
    guard
      let columns = try? NamedColumns(header: table.header, file: table.file, synonyms: true),
      columns.has("image"), columns.has("bpp") || columns.has("bytes")
    else { return nil }
    return columns
  }

  /// A table a point, whose path names it: `net/q10/rates.csv`, `net-bpp/q10.csv`.
  private func tablesOfPoints(of codec: DraftCodec) -> (pattern: String, files: Set<String>)? {
    guard !codec.isSingle, let point = codec.points.min() else { return nil }
    let paths = Set(
      tables.filter { table in
        guard let columns = Self.longColumns(table), !columns.has("point") else { return false }
        let images = table.records.filter { columns.holds($0, codec.key) }
          .map { PictureName.stem(columns.text("image", $0)) }
        return codec.allImages.isSubset(of: images)
      }.map(\.file))
    let patterns = tables.map(\.file).filter(paths.contains)
      .flatMap { Self.patterns(of: $0, point: point) }
      .filter { pattern in
        codec.points.allSatisfy { paths.contains(pattern.replacing("{point}", with: $0)) }
      }
    return nearest(patterns, to: codec).map { pattern in
      (pattern, Set(codec.points.map { pattern.replacing("{point}", with: $0) }))
    }
  }

  /// A path with the placeholder in place of a point that stands by itself in it.
  private static func patterns(of path: String, point: String) -> [String] {
    path.ranges(of: point).filter { range in
      func isWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber } ?? false
      }
      let before = path[..<range.lowerBound].last
      let after = path[range.upperBound...].first
      // `q10` may stand for the point 10.
      return !(before?.isNumber ?? false) && !isWord(after)
    }.map { path.replacingCharacters(in: $0, with: "{point}") }
  }

  /// The file that shares most leading folders with the codec, the one that names its objective first.
  private func nearest(_ paths: [String], to codec: DraftCodec) -> String? {
    func shared(_ path: String) -> Int {
      let pairs = zip(path.split(separator: "/"), codec.prefix.split(separator: "/"))
      let naming = DraftName.objective(FilePath.name(of: path)) == codec.key.objective
      return 2 * pairs.prefix { $0 == $1 }.count + (naming ? 1 : 0)
    }
    return paths.max { shared($0) < shared($1) }
  }
}

extension DraftCodec {
  /// The images that any point has.
  var allImages: Set<String> { images.values.reduce([]) { $0.union($1) } }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
