import Results

extension Payload {
  /// Scores past this number of values would swell the file; parts go first, then whole images.
  private static let scoreLimit = 150_000

  init(
    _ data: ReportData, _ contents: Contents, pictures: Pictures, inversions: InversionCrops?
  ) {
    let metrics = Self.metrics(data)
    let (scores, shown, notes) = Self.scores(data, contents, metrics.map(\.id))
    study = data.study
    version = data.version
    images = contents.images
    codecs = contents.codecs.map(Codec.init)
    self.metrics = metrics.filter { shown.contains($0.id) || !$0.isPart }
    definitions = data.definitions.map {
      Definition(
        metric: $0.metric, fingerprint: $0.fingerprint, text: $0.text, weights: $0.weights)
    }
    warnings = data.warnings
    findings = data.verdicts.map(\.sentence)
    cautions = Summary.cautions(data)
    self.scores = scores
    curves = data.curves.map { row in
      let axis = data.catalogue.descriptor(of: row.metric)?.axisValue(ofMean: row.mean)
      return Curve(
        codec: Codec(CodecKey(codec: row.codec, objective: row.objective)), point: row.point,
        images: row.images, bpp: row.bpp, metric: row.metric, mean: row.mean,
        axis: axis ?? row.mean, error: row.standardError)
    }
    bdRates = data.bdRates.map(Self.cells)
    biases = data.biases.map { Self.cells($0, data.catalogue) }
    tables = data.tables.filter { !$0.records.isEmpty }.map {
      Table(
        name: $0.descriptor.name, title: $0.descriptor.title,
        explanation: $0.descriptor.explanation, columns: $0.columns.map(Table.Column.init),
        records: $0.records)
    }
    self.pictures = pictures
    self.inversions = inversions
    heatMaps = (data.heatMaps?.kinds ?? []).map {
      Map(name: $0.name, title: $0.title, warning: Summary.untrained($0.metric, data))
    }
    figures = data.figures.map { figure in
      Figure(
        name: figure.name, points: figure.marks.map { FigurePoint($0, data.catalogue) })
    }
    self.notes = notes
  }

  /// The metrics that occur, main scores and parts, in the order of the catalogue.
  private static func metrics(_ data: ReportData) -> [Metric] {
    let present = Set(data.scores.map(\.metric)).union(data.curves.map(\.metric))
      .union(data.bdRates.map(\.metric)).union(data.biases.map(\.distance))
    let known = data.catalogue.descriptors.flatMap { metric in
      [metric.id] + metric.parts.map { "\(metric.id)/\($0)" }
    }
    let ids = known.filter(present.contains) + present.subtracting(known).sorted()
    return ids.map { id in
      let descriptor = data.catalogue.descriptor(of: id)
      let scale =
        switch descriptor?.curveScale {
        case .decibelsBelowOne: "decibels"
        case .negativeLogarithm: "logarithm"
        case .identity, nil: "identity"
        }
      return Metric(
        id: id, name: descriptor?.name ?? id, unit: descriptor?.unit ?? "",
        better: descriptor?.orientation.rawValue ?? "higher", scale: scale,
        isPart: id.contains("/"), warning: Summary.untrained(id, data))
    }
  }

  /// One entry for each reconstruction, the metrics that it has scores of, and what was left out.
  private static func scores(
    _ data: ReportData, _ contents: Contents, _ metrics: [String]
  ) -> ([Score], shown: Set<String>, notes: [String]) {
    var notes: [String] = []
    var rows = data.scores
    if rows.count > scoreLimit {
      rows.removeAll { $0.metric.contains("/") }
      notes.append("The parts of the metrics were left out of this page; scores.csv has them.")
    }
    if rows.count > scoreLimit {
      let perImage = max(1, rows.count / max(1, contents.images.count))
      let kept = Set(contents.images.prefix(max(1, scoreLimit / perImage)))
      rows.removeAll { !kept.contains($0.image) }
      notes.append(
        "The page lists the scores of the first \(kept.count) of \(contents.images.count) images; "
          + "scores.csv has all.")
    }
    let shown = Set(rows.map(\.metric))
    let columns = metrics.filter { shown.contains($0) || !$0.contains("/") }
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var order: [PictureKey] = []
    var found: [PictureKey: (row: ScoreRow, scores: [Double?])] = [:]
    for row in rows {
      let key = PictureKey(
        codec: CodecKey(codec: row.codec, objective: row.objective), point: row.point,
        image: row.image)
      if found[key] == nil {
        order.append(key)
        found[key] = (row, Array(repeating: nil, count: columns.count))
      }
      if let column = place[row.metric] { found[key]?.scores[column] = row.score }
    }
    let scores = order.compactMap { key -> Score? in
      guard let (row, scores) = found[key], let codec = contents.codecs.firstIndex(of: key.codec),
        let image = contents.images.firstIndex(of: key.image)
      else { return nil }
      return Score(
        codec: codec, point: key.point, image: image, bpp: row.bpp, bytes: row.bytes,
        scores: scores)
    }
    return (scores, shown, notes)
  }

  private static func cells(_ row: BDRateRow) -> [String: Cell] {
    [
      "anchor": .text(row.anchor), "anchorObjective": .text(row.anchorObjective),
      "codec": .text(row.codec), "objective": .text(row.objective), "metric": .text(row.metric),
      "method": .text(row.method.rawValue), "range": .text(row.range.description),
      "rate": .number(row.bdRatePercent),
      "quality": .number(row.bdQuality), "low": .number(row.ci.low), "high": .number(row.ci.high),
      "overlap": .number(row.overlapPercent), "note": .text(row.note.description),
    ]
  }

  private static func cells(_ row: BiasRow, _ catalogue: MetricCatalogue) -> [String: Cell] {
    [
      "codec": .text(row.codec), "atEqual": .text(catalogue.heldName(row.atEqual)),
      "unit": .text(catalogue.heldUnit(row.atEqual)), "distance": .text(row.distance),
      "objectiveA": .text(row.objectiveA), "objectiveB": .text(row.objectiveB),
      "from": .number(row.low), "to": .number(row.high),
      "difference": .number(row.differencePercent), "low": .number(row.ci.low),
      "high": .number(row.ci.high), "images": .number(Double(row.images)),
      "note": .text(row.note.description),
    ]
  }
}
