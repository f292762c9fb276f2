import Results

extension StudyParser {
  /// `{codec: NAME, objective: NAME}`.
  static func key(_ fields: StudyFields) throws(StudyError) -> CodecKey {
    let objective = try fields.required("objective")
    let key = CodecKey(
      codec: try fields.required("codec").text(),
      objective: Objective.canonical(try objective.text()))
    if key.isControl { throw .reserved(objective.place, objective: key.objective) }
    return key
  }

  func codec(_ node: StudyNode) throws(StudyError) -> CodecEntry {
    let fields = try node.fields(
      ["codec", "objective", "reconstructions", "point", "encoder", "model", "rate"],
      of: "a codec entry")
    let key = try Self.key(fields)
    let sources = ["reconstructions", "encoder", "model"].filter { fields[$0] != nil }
    guard sources.count == 1 else {
      throw .sources(fields.place, codec: key.description, found: sources)
    }
    if let files = fields["reconstructions"] {
      let rate = try fields.required("rate")
      let point = try fields["point"]?.text()
      return CodecEntry(
        key: key, source: .reconstructions(pattern: try pointPattern(files, only: point)),
        rate: try self.rate(rate, only: point), point: point)
    }
    if let point = fields["point"] { throw .pointOfEncoder(point.place, codec: key.description) }
    if let rate = fields["rate"] { throw .rateOfEncoder(rate.place, codec: key.description) }
    if let model = fields["model"] {
      return CodecEntry(key: key, source: .model(try self.model(model)), rate: nil)
    }
    return CodecEntry(
      key: key, source: .encoder(try recipe(try fields.required("encoder"), key)), rate: nil)
  }

  func curve(_ node: StudyNode) throws(StudyError) -> CurveEntry {
    let fields = try node.fields(["codec", "objective", "file", "images"], of: "a curves entry")
    return CurveEntry(
      key: try Self.key(fields), file: try curveFile(try fields.required("file")),
      images: try fields["images"]?.positiveInteger())
  }

  private func rate(_ node: StudyNode, only point: String?) throws(StudyError) -> RateSource {
    let fields = try node.fields(["table", "bitstreams", "column", "bpp"], of: "a rate")
    guard fields.values.count == 1, let (kind, value) = fields.values.first else {
      throw .rateSources(node.place, found: fields.values.keys.sorted())
    }
    switch kind {
    case "table": return .table(FilePath.join(folder, try value.text()))
    case "column": return .column(FilePath.join(folder, try value.text()))
    case "bitstreams": return .bitstreams(pattern: try pointPattern(value, only: point))
    default:
      var rates: [String: Double] = [:]
      for (point, rate) in try value.pairs() {
        let text = try rate.text()
        guard let bpp = Double(text), bpp > 0, bpp.isFinite else {
          throw .badRate(rate.place, point: point, value: text)
        }
        rates[point] = bpp
      }
      if rates.isEmpty { throw .empty(value.place, key: kind) }
      return .bpp(rates)
    }
  }

  // MARK: Paths

  /// A file, or a folder whose files make one curve.
  private func curveFile(_ node: StudyNode) throws(StudyError) -> String {
    let path = FilePath.join(folder, try node.text())
    return FileSize.isFolder(path) ? path : try file(node)
  }

  /// A file that must exist.
  func file(_ node: StudyNode) throws(StudyError) -> String {
    let path = FilePath.join(folder, try node.text())
    if FileSize.ofFile(path) == nil { throw .missingFile(node.place, key: node.key, file: path) }
    return path
  }

  /// A pattern that passes a check; it is kept as written.
  func pattern(
    _ node: StudyNode, _ check: (PathPattern) throws(PathPattern.Problem) -> Void
  ) throws(StudyError) -> String {
    let text = try node.text()
    do { try check(PathPattern(text, folder: folder)) } catch {
      throw .pattern(node.place, key: node.key, pattern: text, problem: error)
    }
    return text
  }

  /// - Parameter only: the codec's only point, which then stands in no path.
  private func pointPattern(
    _ node: StudyNode, only point: String?
  ) throws(StudyError) -> String {
    try pattern(node) { (pattern) throws(PathPattern.Problem) in
      try pattern.checkPoints(isOnlyOne: point != nil)
    }
  }
}
