import Results

/// Applies the author's style to the data of figures.
extension FigureData {
  /// The data in the order of the style, without intervals where it wants none.
  var styled: FigureData {
    var data = self
    func ordered<Row>(_ rows: [Row], _ codec: (Row) -> String) -> [Row] {
      if style.order.isEmpty { return rows }
      return rows.enumerated().sorted { one, other in
        let ranks = [one, other].map { style.rank(ofCodec: codec($0.element)) }
        return (ranks[0], one.offset) < (ranks[1], other.offset)
      }.map(\.element)
    }
    data.biases = ordered(biases, \.codec)
    data.update { ordered($0, \MatrixRow.key.codec) }
    data.update { ordered($0, \SensitivityRow.codec) }
    data.update { ordered($0, \PlaceRow.codec) }
    data.update { ordered($0, \DisagreementRow.codec) }
    return style.showsIntervals ? data : data.withoutIntervals
  }

  private var withoutIntervals: FigureData {
    var data = self
    data.standardErrors = { _ in nil }
    for place in biases.indices {
      data.biases[place].ci = Bounds()
    }
    data.edit { (row: inout MatrixRow) in row.ci = Bounds() }
    data.edit { (row: inout LocalBiasRow) in row.ci = Bounds() }
    data.edit { (row: inout PhasesRow) in row.ci = Bounds() }
    data.edit { (row: inout FrameRow) in row.ci = Bounds() }
    data.edit { (row: inout DeltaRow) in row.ci = Bounds() }
    data.edit { (row: inout PlaceRow) in row.place = .init(row.place.value) }
    return data
  }

  /// The data without the curves that a figure hides; the others keep their colours.
  func hiding(in figure: String) -> FigureData {
    func shows(_ codec: String, _ objectives: String...) -> Bool {
      !objectives.contains {
        style.hides(CodecKey(codec: codec, objective: $0), in: figure)
      }
    }
    func shows(_ key: CodecKey) -> Bool { shows(key.codec, key.objective) }
    var data = self
    data.curves = curves.filter { shows($0.key) }
    data.scores = scores.filter { shows($0.key) }
    data.keep { (row: IsolineRow) in shows(row.codec, row.objective) }
    data.keep { (row: PhasesRow) in shows(row.key) }
    data.keep { (row: FrameRow) in shows(row.key) }
    data.biases = biases.filter { shows($0.codec, $0.objectiveA, $0.objectiveB) }
    data.keep { (row: LocalBiasRow) in shows(row.codec, row.objectiveA, row.objectiveB) }
    data.keep { (row: PlaceRow) in shows(row.codec, row.objectiveA, row.objectiveB) }
    data.keep { (row: DisagreementRow) in shows(row.codec, row.objectiveA, row.objectiveB) }
    // An anchor that is hidden as a curve is still what others are compared with.
    data.keep { (row: MatrixRow) in shows(row.key) }
    data.keep { (row: DeltaRow) in shows(row.key) }
    data.keep { (row: SensitivityRow) in shows(row.codec, row.objective) }
    return data
  }

  /// Whether a figure hides any curve.
  func hidesAny(in figure: String) -> Bool { codecs.contains { style.hides($0, in: figure) } }

  private mutating func update<Row: AnalysisRow>(_ rows: ([Row]) -> [Row]) {
    self[Row.self] = rows(self[Row.self])
  }

  private mutating func edit<Row: AnalysisRow>(_ body: (inout Row) -> Void) {
    update { (rows: [Row]) -> [Row] in
      var rows = rows
      for place in rows.indices { body(&rows[place]) }
      return rows
    }
  }

  private mutating func keep<Row: AnalysisRow>(_ isKept: (Row) -> Bool) {
    update { (rows: [Row]) in rows.filter(isKept) }
  }
}

extension FigureStyle {
  /// The name of a curve in figures, not longer than a legend can bear.
  ///
  /// - Parameter remark: what is added inside the brackets.
  func legend(_ key: CodecKey, _ remark: String? = nil) -> String {
    let added = remark.map { ", " + $0 } ?? ""
    if let own = codecs[key.description]?.name { return GnuplotText.elided(own, to: 48) + added }
    let codec = GnuplotText.elided(name(ofCodec: key.codec), to: 36)
    let objective = GnuplotText.elided(name(ofObjective: key.objective), to: 16)
    return "\(codec) (\(objective)\(added))"
  }
}
