import Results

/// Mean curves of scored images, and what had to be left out.
struct ScoreCurves {
  private(set) var curves: [MeanCurve] = []
  private(set) var warnings: [String] = []
  /// Those of the warnings that are about points without a score of every image.
  private(set) var gaps: [String] = []
  private let rateMean: RateMean

  /// - Parameters:
  ///   - rows: of current definitions; of two rows for the same score the later one counts.
  ///   - codecs: the order of the curves; other codecs of the rows follow.
  ///   - images: what each codec's points must cover; else all images that the codec has scores of.
  init(
    rows: [ScoreRow], codecs: [CodecKey], catalogue: MetricCatalogue, images: [CodecKey: [String]],
    rateMean: RateMean
  ) {
    self.rateMean = rateMean
    var tables: [CodecKey: CodecScores] = [:]
    var order = OrderedNames(codecs)
    var ids = OrderedNames<String>([])
    for row in rows {
      let codec = CodecKey(codec: row.codec, objective: row.objective)
      order.insert(codec)
      ids.insert(row.metric)
      tables[codec, default: CodecScores()].insert(row)
    }
    let metrics = catalogue.ordered(ids.names)
    let known = Set(metrics.map(\.id))
    for id in ids.names where !known.contains(id) {
      warnings.append("there is no metric \(id) in this program; curves leave its scores out")
    }
    for codec in order.names {
      guard let table = tables[codec] else { continue }
      let names = Set(images[codec] ?? Array(table.images)).sorted()
      if names.isEmpty { continue }
      add(codec, table, metrics: metrics, images: names)
    }
  }

  private mutating func add(
    _ codec: CodecKey, _ table: CodecScores, metrics: [MetricDescriptor], images: [String]
  ) {
    var gaps = Gaps()
    let weights = rateMean == .total ? images.map { table.pixels[$0] ?? .nan } : []
    for metric in metrics where table.metrics.contains(metric.id) {
      var points: [MeanCurve.Point] = []
      var infinite: [String] = []
      for label in table.points.names {
        let scores = table.scores(metric.id, label)
        let missing = images.filter { scores[$0] == nil }
        guard missing.isEmpty else {
          gaps.insert(point: label, missing: missing, metric: metric.id)
          continue
        }
        let found = images.compactMap { scores[$0] }
        infinite += zip(images, found).filter { !$1.score.isFinite }.map { "\($0.0) at \(label)" }
        let rates = found.map(\.bpp)
        let values = found.map(\.score)
        points.append(
          MeanCurve.Point(
            label: label, bpp: average(rates, rates.indices, weights: weights),
            mean: average(values, values.indices), rates: rates, scores: values))
      }
      curves.append(
        MeanCurve(
          codec: codec, metric: metric, images: .named(images), points: points,
          rateWeights: weights))
      if !infinite.isEmpty {
        warnings.append(
          "\(metric.id) of \(codec) is infinite or not a number for \(shortened(infinite)); "
            + "so is the mean, and no BD is computed from it")
      }
    }
    self.gaps += gaps.sentences(codec)
    warnings += gaps.sentences(codec)
  }
}

/// Scores of one codec, by metric, point and image.
private struct CodecScores {
  private struct Place: Hashable {
    let metric: String
    let point: String
  }
  typealias Score = (bpp: Double, score: Double)

  private(set) var points = OrderedNames<String>([])
  private(set) var images: Set<String> = []
  private(set) var metrics: Set<String> = []
  /// By image.
  private(set) var pixels: [String: Double] = [:]
  private var values: [Place: [String: Score]] = [:]

  mutating func insert(_ row: ScoreRow) {
    points.insert(row.point)
    images.insert(row.image)
    metrics.insert(row.metric)
    pixels[row.image] = Double(row.width) * Double(row.height)
    values[Place(metric: row.metric, point: row.point), default: [:]][row.image] = (
      row.bpp, row.score
    )
  }

  func scores(_ metric: String, _ point: String) -> [String: Score] {
    values[Place(metric: metric, point: point)] ?? [:]
  }
}

/// Points without a score of every image, gathered so that one sentence covers all metrics.
private struct Gaps {
  private struct Gap: Hashable {
    let point: String
    let missing: [String]
  }

  private var order = OrderedNames<Gap>([])
  private var metrics: [Gap: [String]] = [:]

  mutating func insert(point: String, missing: [String], metric: String) {
    let gap = Gap(point: point, missing: missing)
    order.insert(gap)
    metrics[gap, default: []].append(metric)
  }

  func sentences(_ codec: CodecKey) -> [String] {
    order.names.map { gap in
      "point \(gap.point) of \(codec) is left out of the curves in "
        + "\((metrics[gap] ?? []).joined(separator: ", ")): it has no score of "
        + shortened(gap.missing)
    }
  }
}

/// The first three names and how many follow.
private func shortened(_ names: [String]) -> String {
  let shown = names.prefix(3).joined(separator: ", ")
  return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
}
