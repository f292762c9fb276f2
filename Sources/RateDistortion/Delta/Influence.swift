import Results

/// How far each image moves a BD-rate: of all images minus of all but this one, in points.
struct Influence {
  let delta: PairedBDRate

  /// A row for each image, the largest influence first; none for curves that are not comparable.
  var rows: [InfluenceRow] {
    let all = Array(delta.images)
    guard all.count > 1, let whole = delta.percent(all[...]) else { return [] }
    let rows = all.map { image in
      row(delta.names[image], whole, delta.percent(all.filter { $0 != image }[...]))
    }
    return ranked(rows, by: \.influence).map { rank, row in
      var row = row
      row.rank = rank
      return row
    }
  }

  private func row(_ image: String, _ whole: Double, _ without: Double?) -> InfluenceRow {
    InfluenceRow(
      anchor: delta.anchor.codec.codec, anchorObjective: delta.anchor.codec.objective,
      codec: delta.test.codec.codec, objective: delta.test.codec.objective,
      metric: delta.test.metric.id, method: delta.delta.method.rawValue,
      range: delta.delta.range.description, rank: nil, image: image, bdRatePercent: whole,
      withoutPercent: without ?? .nan, influence: without.map { whole - $0 } ?? .nan,
      note: without == nil ? "no BD-rate without this image" : "")
  }
}
