import Results

/// Finds where the rates of a drafted codec may stand.
struct DraftRates {
  private let streams: [DraftGroup]
  private let tables: [ForeignTable]

  init(_ tree: DraftTree) {
    streams = tree.others
    tables = tree.tables.compactMap { path in
      try? TextFile.table(path) { _, _ in false }
    }
  }

  /// The value of `rate:` in YAML, and whether it was found or only proposed.
  func rate(of codec: DraftCodec) -> (yaml: String, found: Bool) {
    if let path = table(of: codec) { return ("{table: \(DraftText.quoted(path))}", true) }
    if let path = longTable(of: codec) { return ("{column: \(DraftText.quoted(path))}", true) }
    let beside = DraftCodec.collect(streams, codec.images).filter {
      $0.points.isSuperset(of: codec.points)
    }
    let best = beside.first { $0.prefix == codec.prefix } ?? beside.first { $0.key == codec.key }
    let pattern = best?.pattern ?? codec.pattern("bin")
    return ("{bitstreams: \(DraftText.quoted(pattern))}", best != nil)
  }

  /// A table with a column for each point, of the same objective, whose name speaks of rates.
  private func table(of codec: DraftCodec) -> String? {
    let fitting = tables.filter { table in
      let name = FilePath.stem(of: table.file)
      let words = DraftName.tokens(name).map { $0.lowercased() }
      let rows = Set(table.records.map { PictureName.stem($0[0]) })
      return words.contains { ["bpp", "rate", "rates", "bitrate"].contains($0) }
        && codec.points.isSubset(of: Set(table.header))
        && codec.images.isSubset(of: rows)
        && DraftName.objective(name) ?? codec.key.objective == codec.key.objective
    }
    return nearest(fitting.map(\.file), to: codec)
  }

  private func longTable(of codec: DraftCodec) -> String? {
    let fitting = tables.filter { table in
      guard let columns = try? NamedColumns(header: table.header, file: table.file, synonyms: true)
      else {
        return false
      }
      return columns.has("image") && columns.has("point")
        && (columns.has("bpp") || columns.has("bytes"))
        && codec.points.isSubset(
          of: Set(
            table.records.filter { columns.holds($0, codec.key) }.map { columns.text("point", $0) })
        )
    }
    return nearest(fitting.map(\.file), to: codec)
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
