import Results

/// The content of a report, in order: the study's images and codecs, then those that only rows
/// name.
struct Contents {
  let images: [String]
  let codecs: [CodecKey]
  /// The points of every codec by increasing mean rate.
  let points: [CodecKey: [String]]

  init(_ data: ReportData) {
    images =
      (data.images + data.scores.map(\.image)
      + data.pictures.reconstructions.keys.map(\.image).sorted()).uniqued()
    let pictured = Set(data.pictures.reconstructions.keys.map(\.codec))
      .sorted { $0.description < $1.description }
    codecs =
      (data.codecs + data.scores.map { CodecKey(codec: $0.codec, objective: $0.objective) }
      + pictured).uniqued()
    var rates: [CodecKey: [String: (sum: Double, count: Double)]] = [:]
    for row in data.scores {
      let key = CodecKey(codec: row.codec, objective: row.objective)
      // Reference distortions have neither rates nor files.
      if key.isControl { continue }
      let old = rates[key]?[row.point] ?? (0, 0)
      rates[key, default: [:]][row.point] = (old.sum + row.bpp, old.count + 1)
    }
    for key in data.pictures.reconstructions.keys where rates[key.codec]?[key.point] == nil {
      rates[key.codec, default: [:]][key.point] = (.infinity, 1)
    }
    points = rates.mapValues { rates in
      rates.map { (point: $0, rate: $1.sum / $1.count) }
        .sorted { ($0.rate, $0.point) < ($1.rate, $1.point) }.map(\.point)
    }
  }
}
