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
    InfluenceRow {
      $0.compared = delta.compared
      $0.settings = delta.delta.settings
      $0.image = image
      $0.bdRatePercent = whole
      $0.withoutPercent = without ?? .nan
      $0.influence = without.map { whole - $0 } ?? .nan
      $0.note = without == nil ? "no BD-rate without this image" : ""
    }
  }
}
