import Plots
import Results

/// A small study: one codec in two objectives over 6 images, one imported curve over 24.
enum SampleData {
  static let catalogue = MetricCatalogue([
    MetricDescriptor(
      id: "quality", name: "Quality", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity, objective: "first"),
    MetricDescriptor(
      id: "similarity", name: "Similarity", orientation: .higherIsBetter,
      curveScale: .decibelsBelowOne, objective: "second"),
    MetricDescriptor(
      id: "distance", name: "Distance", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: ["early", "late"]),
  ])

  static let weights = "seeded VGG-16 (no training), seed 0"

  static func data(codec: String = "ours") -> FigureData {
    var curves: [CurveRow] = []
    for (place, objective) in ["first", "second"].enumerated() {
      for step in 1...4 {
        let rate = 0.125 * Double(1 << step)
        for (metric, mean, error) in [
          ("quality", 26 + 2.5 * Double(step - place), 0.5),
          ("similarity", 1 - 0.125 / Double(1 << step), 0.001),
          ("distance", 1 / Double(step + place), 0.0625),
        ] {
          curves.append(
            CurveRow(
              codec: codec, objective: objective, point: "\(step)", images: 6, bpp: rate,
              metric: metric, mean: mean, standardError: error))
        }
        if place == 0 {
          curves.append(
            CurveRow(
              codec: "VTM", objective: objective, point: "\(step)", images: 24, bpp: rate,
              metric: "quality", mean: 28 + 2.5 * Double(step), standardError: nil))
        }
      }
    }
    var data = FigureData(
      study: "sample", images: 6, curves: curves,
      biases: [
        bias(codec, "quality", "distance", -26, -31, -20),
        bias(codec, "quality", "distance/early", -15, -20, 2),
        bias(codec, "similarity", "distance", 320, 280, 410),
        bias(codec, "similarity", "distance/early", .nan, nil, nil),
        bias(codec, "bpp", "distance", 103, 77, 131),
      ],
      definitions: [
        MetricDefinition(
          metric: "distance", fingerprint: "0123456789ab", text: "distance", weights: weights)
      ],
      catalogue: catalogue,
      codecs: ["first", "second"].map { CodecKey(codec: codec, objective: $0) },
      standardErrors: { $0 < 5 ? nil : 2 })
    data[IsolineRow.self] = [0.3, 0.4].flatMap { level in
      ["first", "second"].enumerated().map { place, objective in
        IsolineRow(
          distance: "distance", level: level, codec: codec, objective: objective, images: 6,
          qualityX: "quality", x: 27 + 10 * level - Double(place), qualityY: "similarity",
          y: 9 + 10 * level + Double(place))
      }
    }
    return data
  }

  /// Everything that any figure draws.
  static func full(codec: String = "ours") -> FigureData {
    var data = data(codec: codec)
    data.curves += data.curves.filter { $0.metric == "distance" }.flatMap { row in
      ["early", "late"].map { part in
        var row = row
        row.metric += "/" + part
        return row
      }
    }
    data[MatrixRow.self] =
      ["quality", "similarity", "distance"].map {
        matrix(codec, $0, $0 == "quality" ? 153.7 : -44.6, low: 1, high: 3)
      } + [matrix("VTM", "quality", .nan, low: nil, high: nil)]
    data[DisagreementRow.self] = (0..<6).map { image in
      DisagreementRow(
        codec: codec, atEqual: "quality", distance: "distance", objectiveA: "first",
        objectiveB: "second", rank: image + 1, image: codec + "\(image)",
        differencePercent: Double(image * 10) - 15, fieldPercent: 7, z: 0, note: "")
    }
    data.scores = data.curves.filter { $0.images == 6 }.flatMap { row in
      ["a", "b"].map { image in
        ScoreRow(
          codec: row.codec, objective: row.objective, point: row.point, image: image, width: 8,
          height: 8, bytes: nil, bpp: row.bpp, metric: row.metric,
          score: row.mean * (image == "a" ? 1 : 0.9375), definition: "")
      }
    }
    data[LocalBiasRow.self] = (0...4).map { step in
      LocalBiasRow(
        codec: codec, atEqual: "quality", distance: "distance", objectiveA: "first",
        objectiveB: "second", place: 26 + 2 * Double(step), differencePercent: -10 * Double(step),
        ciLow: -10 * Double(step) - 5, ciHigh: -10 * Double(step) + 5, meanPercent: -21, images: 6,
        note: "")
    }
    data[DeltaRow.self] = (0...4).map { step in
      var row = DeltaRow(
        anchor: CodecKey(codec: codec, objective: "first"),
        key: CodecKey(codec: codec, objective: "second"), metric: "quality", unit: "dB", images: 6)
      row.bpp = 0.25 * Double(1 << step)
      row.difference = -1 - 0.5 * Double(step)
      row.ciLow = row.difference - 0.25
      row.ciHigh = row.difference + 0.25
      return row
    }
    data[FrameRow.self] = FrameGapFigureTests.rows(codec)
    data[PlaceRow.self] = [("distance", 0.625), ("distance/early", 0.875), ("distance/late", .nan)]
      .map {
        distance, value in
        var row = PlaceRow(
          codec: codec, distance: distance, objectiveA: "first", objectiveB: "second", images: 6)
        row.place = .init(value, low: value - 0.125, high: value + 0.125)
        return row
      }
    data[SensitivityRow.self] = [SensitivityFigureTests.row("quality", 100, .meanCurve, [.default])]
    return data
  }

  /// Twelve codecs with names as long as users have them, and numbers of four digits.
  static func crowded() -> FigureData {
    let names = (0..<12).map {
      "a codec \($0) whose authors wrote a long name, fine-tuned, revision b"
    }
    var data = full(codec: names[0])
    for name in names.dropFirst() {
      let more = full(codec: name)
      data.curves += more.curves.filter { $0.codec == name }
      data[MatrixRow.self] += more[MatrixRow.self].filter { $0.key.codec == name }
      data.biases += more.biases
      data[DisagreementRow.self] += more[DisagreementRow.self]
      data[DeltaRow.self] += more[DeltaRow.self]
      data[PlaceRow.self] += more[PlaceRow.self]
      data.codecs += more.codecs
      data[SensitivityRow.self] += more[SensitivityRow.self].map { row in
        var row = row
        row.key = CodecKey(codec: name, objective: row.objective)
        row.anchorKey = CodecKey(codec: name, objective: row.anchorObjective)
        return row
      }
    }
    data.study = "a study with quite a long name of its own that says what it is about"
    for index in data[MatrixRow.self].indices where !data[MatrixRow.self][index].value.isNaN {
      data[MatrixRow.self][index].value = 1234
      data[MatrixRow.self][index].ciLow = 1034
      data[MatrixRow.self][index].ciHigh = 1789
      data[MatrixRow.self][index].note = "the curves overlap by only 53 %; the curves cross"
    }
    for index in data.biases.indices where !data.biases[index].differencePercent.isNaN {
      data.biases[index].differencePercent = 1234
      data.biases[index].ciLow = 1034
      data.biases[index].ciHigh = 1789
    }
    return data
  }

  static func matrix(
    _ codec: String, _ metric: String, _ value: Double, low: Double?, high: Double?
  ) -> MatrixRow {
    MatrixRow(
      anchor: codec, anchorObjective: "first", codec: codec, objective: "second", metric: metric,
      direction: .rate, method: "pchip", range: "overlap", value: value, unit: "%",
      ciLow: value - 10, ciHigh: value + 10, low: low, high: high, overlapPercent: 51,
      anchorPoints: 4, points: 4, agreement: "", note: value.isNaN ? "image sets differ" : "")
  }

  static func bias(
    _ codec: String, _ equal: String, _ distance: String, _ percent: Double, _ low: Double?,
    _ high: Double?
  ) -> BiasRow {
    BiasRow(
      codec: codec, atEqual: equal, distance: distance, objectiveA: "first", objectiveB: "second",
      low: 26, high: 34, differencePercent: percent, ciLow: low, ciHigh: high, images: 6,
      note: percent.isNaN ? "no shared range" : "")
  }

  static func figure(_ name: String, _ data: FigureData = data()) -> Figure? {
    Figures.all(data).first { $0.name == name }
  }
}
