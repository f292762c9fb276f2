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
    data.matrix = ordered(matrix, \.key.codec)
    data.sensitivity = ordered(sensitivity, \.codec)
    data.places = ordered(places, \.codec)
    data.disagreements = ordered(disagreements, \.codec)
    return style.showsIntervals ? data : data.withoutIntervals
  }

  private var withoutIntervals: FigureData {
    var data = self
    data.standardErrors = { _ in nil }
    data.biases = biases.map { change($0) { ($0.ciLow, $0.ciHigh) = (nil, nil) } }
    data.matrix = matrix.map { change($0) { ($0.ciLow, $0.ciHigh) = (nil, nil) } }
    data.localBiases = localBiases.map { change($0) { ($0.ciLow, $0.ciHigh) = (nil, nil) } }
    data.phases = phases.map { change($0) { ($0.ciLow, $0.ciHigh) = (nil, nil) } }
    data.frames = frames.map { change($0) { ($0.ciLow, $0.ciHigh) = (nil, nil) } }
    data.deltas = deltas.map { change($0) { ($0.ciLow, $0.ciHigh) = (nil, nil) } }
    data.places = places.map { change($0) { $0.place = .init($0.place.value) } }
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
    data.isolines = isolines.filter { shows($0.codec, $0.objective) }
    data.phases = phases.filter { shows($0.key) }
    data.frames = frames.filter { shows($0.key) }
    data.biases = biases.filter { shows($0.codec, $0.objectiveA, $0.objectiveB) }
    data.localBiases = localBiases.filter { shows($0.codec, $0.objectiveA, $0.objectiveB) }
    data.places = places.filter { shows($0.codec, $0.objectiveA, $0.objectiveB) }
    data.disagreements = disagreements.filter { shows($0.codec, $0.objectiveA, $0.objectiveB) }
    // An anchor that is hidden as a curve is still what others are compared with.
    data.matrix = matrix.filter { shows($0.key) }
    data.deltas = deltas.filter { shows($0.key) }
    data.sensitivity = sensitivity.filter { shows($0.codec, $0.objective) }
    return data
  }

  /// Whether a figure hides any curve.
  func hidesAny(in figure: String) -> Bool { codecs.contains { style.hides($0, in: figure) } }
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

private func change<Row>(_ row: Row, _ edit: (inout Row) -> Void) -> Row {
  var row = row
  edit(&row)
  return row
}
