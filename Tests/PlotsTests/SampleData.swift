import Plots
import Results
import TestSupport

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
              CodecKey(codec: codec, objective: objective), point: "\(step)", images: 6, bpp: rate,
              metric: metric, mean: mean, standardError: error))
        }
        if place == 0 {
          curves.append(
            CurveRow(
              CodecKey(codec: "VTM", objective: objective), point: "\(step)", images: 24, bpp: rate,
              metric: "quality", mean: 28 + 2.5 * Double(step)))
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
        IsolineRow {
          $0.key = CodecKey(codec: codec, objective: objective)
          $0.distance = "distance"
          $0.level = level
          $0.images = 6
          $0.qualityX = "quality"
          $0.x = 27 + 10 * level - Double(place)
          $0.qualityY = "similarity"
          $0.y = 9 + 10 * level + Double(place)
        }
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
      DisagreementRow {
        $0.codec = codec
        $0.atEqual = "quality"
        $0.distance = "distance"
        $0.objectiveA = "first"
        $0.objectiveB = "second"
        $0.rank = image + 1
        $0.image = codec + "\(image)"
        $0.differencePercent = Double(image * 10) - 15
        $0.fieldPercent = 7
      }
    }
    data.scores = data.curves.filter { $0.images == 6 }.flatMap { row in
      ["a", "b"].map { image in
        ScoreRow(
          row.key, point: row.point, image: image, width: 8,
          height: 8, bpp: row.bpp, metric: row.metric,
          score: row.mean * (image == "a" ? 1 : 0.9375))
      }
    }
    data[LocalBiasRow.self] = (0...4).map { step in
      LocalBiasRow {
        $0.codec = codec
        $0.atEqual = "quality"
        $0.distance = "distance"
        $0.objectiveA = "first"
        $0.objectiveB = "second"
        $0.place = 26 + 2 * Double(step)
        $0.differencePercent = -10 * Double(step)
        $0.ci = Bounds(-10 * Double(step) - 5, -10 * Double(step) + 5)
        $0.meanPercent = -21
        $0.images = 6
      }
    }
    data[DeltaRow.self] = (0...4).map { step in
      DeltaRow {
        $0.compared = ComparisonKey(
          anchor: CodecKey(codec: codec, objective: "first"),
          codec: CodecKey(codec: codec, objective: "second"), metric: "quality")
        $0.bpp = 0.25 * Double(1 << step)
        $0.difference = -1 - 0.5 * Double(step)
        $0.unit = "dB"
        $0.ci = Bounds($0.difference - 0.25, $0.difference + 0.25)
        $0.images = 6
      }
    }
    data[FrameRow.self] = FrameGapFigureTests.rows(codec)
    data[PlaceRow.self] = [("distance", 0.625), ("distance/early", 0.875), ("distance/late", .nan)]
      .map {
        distance, value in
        var row = PlaceRow {
          $0.codec = codec
          $0.distance = distance
          $0.objectiveA = "first"
          $0.objectiveB = "second"
          $0.images = 6
        }
        row.place = .init(value, ci: Bounds(value - 0.125, value + 0.125))
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
      data[MatrixRow.self][index].ci = Bounds(1034, 1789)
      data[MatrixRow.self][index].note = "the curves overlap by only 53 %; the curves cross"
    }
    for index in data.biases.indices where !data.biases[index].differencePercent.isNaN {
      data.biases[index].differencePercent = 1234
      data.biases[index].ci = Bounds(1034, 1789)
    }
    return data
  }

  static func matrix(
    _ codec: String, _ metric: String, _ value: Double, low: Double?, high: Double?
  ) -> MatrixRow {
    MatrixRow {
      $0.anchorKey = CodecKey(codec: codec, objective: "first")
      $0.key = CodecKey(codec: codec, objective: "second")
      $0.metric = metric
      $0.direction = .rate
      $0.value = value
      $0.unit = "%"
      $0.ci = Bounds(value - 10, value + 10)
      $0.over = Bounds(low, high)
      $0.overlapPercent = 51
      $0.evidence = Evidence(4, 4)
      $0.note = value.isNaN ? "image sets differ" : ""
    }
  }

  static func bias(
    _ codec: String, _ equal: String, _ distance: String, _ percent: Double, _ low: Double?,
    _ high: Double?
  ) -> BiasRow {
    BiasRow {
      $0.codec = codec
      $0.atEqual = equal
      $0.distance = distance
      $0.objectiveA = "first"
      $0.objectiveB = "second"
      $0.low = 26
      $0.high = 34
      $0.differencePercent = percent
      $0.ci = Bounds(low, high)
      $0.images = 6
      $0.note = percent.isNaN ? "no shared range" : ""
    }
  }

  static func figure(_ name: String, _ data: FigureData = data()) -> Figure? {
    Figures.all(data).first { $0.name == name }
  }
}
