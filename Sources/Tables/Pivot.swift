public import Results

extension RecordTable {
  /// BD-rates as a paper prints them: a row for each codec, a column for each metric, a section for
  /// each anchor, method and range. Parts of metrics are left out unless nothing else is there.
  ///
  /// - Throws: `TableError.noPivot` for a table without one BD-rate a codec and metric.
  public func pivot(catalogue: MetricCatalogue, notes: [String] = []) throws -> PaperTable {
    guard let rates = bdRates else { throw TableError.noPivot(file) }
    return rates.turned(catalogue, notes)
  }

  /// Whether the table can be turned.
  public var canPivot: Bool { bdRates?.records.isEmpty == false }

  /// Whether the table has both directions of BD in one column of values.
  var isMatrix: Bool { ["direction", "value"].allSatisfy(columns.contains) }

  /// The table's BD-rates under the names of bdrate.csv, one for each anchor, codec, metric and
  /// rule; else nil.
  private var bdRates: RecordTable? {
    var table = self
    if isMatrix, let directions = fields("direction") {
      table = RecordTable(
        columns: columns.map { $0 == "value" ? "bd_rate_percent" : $0 },
        records: zip(directions, records).filter { $0.0 == "rate" }.map(\.1), file: file)
    }
    if let images = table.fields("image"), let metrics = table.fields("metric") {
      // Rows of single images and means over the metrics are no cells.
      table = RecordTable(
        columns: table.columns,
        records: table.records.indices.filter { images[$0].isEmpty && !metrics[$0].isEmpty }
          .map { table.records[$0] }, file: file)
    }
    let needed = ["codec", "objective", "metric", "bd_rate_percent"]
    guard needed.allSatisfy(table.columns.contains) else { return nil }
    let names = ["anchor", "anchor_objective", "method", "range"] + needed.dropLast()
    let keys = names.compactMap(table.fields)
    let places = table.records.indices.map { row in keys.map { $0[row] } }
    return Set(places).count == places.count ? table : nil
  }

  private func turned(_ catalogue: MetricCatalogue, _ notes: [String]) -> PaperTable {
    let codecs = fields("codec") ?? []
    let objectives = fields("objective") ?? []
    let metrics = fields("metric") ?? []
    let values = fields("bd_rate_percent") ?? []
    let ids = metrics.uniqued()
    let main = ids.filter { !$0.contains("/") }
    let order = catalogue.descriptors.map(\.id)
    let shown = (main.isEmpty ? ids : main).enumerated().sorted { a, b in
      let places = [a.element, b.element].map { order.firstIndex(of: $0) ?? order.count }
      return (places[0], a.offset) < (places[1], b.offset)
    }.map(\.element)
    let rules = ["method", "range"].filter { Set(fields($0) ?? []).count > 1 }
    let anchors = fields("anchor") ?? codecs.map { _ in "" }
    let anchorObjectives = fields("anchor_objective") ?? codecs.map { _ in "" }
    func title(_ row: Int) -> String {
      let anchor = CodecKey(codec: anchors[row], objective: anchorObjectives[row])
      let words = rules.compactMap { fields($0)?[row] }
      return (["against \(anchor)"] + words).joined(separator: ", ")
    }
    let titles = records.indices.map(title)
    let sections = titles.uniqued().map { title -> MatrixTable.Section in
      let rows = records.indices.filter { titles[$0] == title && shown.contains(metrics[$0]) }
      let keys = rows.map { CodecKey(codec: codecs[$0], objective: objectives[$0]) }.uniqued()
      return MatrixTable.Section(
        title: title,
        rows: keys.map { key in
          MatrixTable.Row(
            label: key.description,
            values: shown.map { metric in
              rows.last {
                metrics[$0] == metric && codecs[$0] == key.codec && objectives[$0] == key.objective
              }.flatMap { Double(values[$0]) }
            })
        })
    }
    let columns = shown.map {
      MatrixTable.Column(
        heading: catalogue.descriptor(of: $0)?.name ?? $0, lowerIsBetter: true, decimals: 2,
        isDifference: true)
    }
    return MatrixTable(corner: "Codec", columns: columns, sections: sections)
      .paper(
        notes: ["BD-rate in %; negative: fewer bits than the anchor."] + gaps(shown)
          + caveats(shown, catalogue) + notes)
  }

  /// Notes without which the numbers must not be read, each with its cells.
  private func caveats(_ metrics: [String], _ catalogue: MetricCatalogue) -> [String] {
    guard let notes = fields("note"), let values = fields("bd_rate_percent"),
      let ids = fields("metric"), let codecs = fields("codec"), let objectives = fields("objective")
    else { return [] }
    let rows = records.indices.filter { values[$0] != "nan" && metrics.contains(ids[$0]) }
    let found = rows.map { (row: $0, caveats: Notes(notes[$0]).caveats) }
    // The table prints no intervals.
    return BDCaveat.allCases.filter { $0 != .unpaired }.compactMap { caveat in
      let own = found.filter { $0.caveats.contains(caveat) }.map(\.row)
      let cells = own.map { CodecKey(codec: codecs[$0], objective: objectives[$0]) }.uniqued()
        .map { key -> String in
          let names = own.filter { codecs[$0] == key.codec && objectives[$0] == key.objective }
            .map { catalogue.descriptor(of: ids[$0])?.name ?? ids[$0] }.uniqued()
          return "\(key) in \(names.joined(separator: ", "))"
        }
      let sentence = caveat.sentence.prefix(1).uppercased() + caveat.sentence.dropFirst()
      return cells.isEmpty ? nil : "\(sentence): \(cells.joined(separator: "; "))."
    }
  }

  /// Why cells are dashes.
  private func gaps(_ metrics: [String]) -> [String] {
    guard let notes = fields("note"), let values = fields("bd_rate_percent"),
      let ids = fields("metric")
    else { return [] }
    let rows = records.indices.filter { values[$0] == "nan" && metrics.contains(ids[$0]) }
    let reasons = rows.map { notes[$0] }.uniqued().filter { !$0.isEmpty }
    return reasons.isEmpty ? [] : ["A dash: \(reasons.joined(separator: "; "))."]
  }
}
