/// Probabilities as whole counts of 65536, by the integer rule of CompressAI (`pmf_to_quantized_cdf`).
public enum PMFQuantisation {
  /// The cumulative counts of a distribution: one more than probabilities, from 0 to 65536, strictly
  /// rising.
  ///
  /// Each probability becomes round(65536 p), half away from zero; the counts are scaled down to their
  /// sum and added up. Then each symbol without a count, from the first on, takes one from the rarest
  /// symbol (the first of equals) that has more than one.
  ///
  /// - Parameter probabilities: the values' and, last, the escape's.
  /// - Throws: `EntropyCodingError.probability`, `.table` (more symbols than counts, or nothing but zeros).
  public static func cumulativeCounts(
    _ probabilities: [Float]
  ) throws(EntropyCodingError) -> [UInt32] {
    let whole = 1 << CDFTables.precision
    guard !probabilities.isEmpty, probabilities.count < whole else {
      throw .table(row: nil, reason: "has \(probabilities.count) probabilities")
    }
    var counts: [Int] = []
    for (place, probability) in probabilities.enumerated() {
      guard probability >= 0, probability <= 65536 else { throw .probability(place: place) }
      counts.append(Int((probability * Float(whole)).rounded(.toNearestOrAwayFromZero)))
    }
    let total = counts.reduce(0, +)
    guard total > 0 else { throw .table(row: nil, reason: "has no probability above zero") }
    var bounds = [0]
    for count in counts { bounds.append(bounds[bounds.count - 1] + whole * count / total) }
    bounds[bounds.count - 1] = whole
    var widths = zip(bounds, bounds.dropFirst()).map { $1 - $0 }
    fill(&widths)
    var end = 0
    return [0]
      + widths.map { width in
        end += width
        return UInt32(end)
      }
  }

  /// Gives one count to each symbol without any.
  ///
  /// A giver stays the rarest until it has one count left, and the others stay as they are: so they give in
  /// the order of their counts, the first of equals first. There are enough: counts are more than symbols.
  private static func fill(_ widths: inout [Int]) {
    let missing = widths.indices.filter { widths[$0] == 0 }
    guard !missing.isEmpty else { return }
    let givers = widths.indices.filter { widths[$0] > 1 }
      .sorted { (widths[$0], $0) < (widths[$1], $1) }
    var giver = 0
    for symbol in missing {
      while widths[givers[giver]] == 1 { giver += 1 }
      widths[givers[giver]] -= 1
      widths[symbol] = 1
    }
  }

  /// Tables of many rows, each quantised on its own.
  ///
  /// - Throws: `EntropyCodingError`.
  static func tables(
    _ rows: [(probabilities: [Float], offset: Int32)]
  ) throws(EntropyCodingError) -> CDFTables {
    var all: [[UInt32]] = []
    for row in rows { all.append(try cumulativeCounts(row.probabilities)) }
    let width = all.map(\.count).max() ?? 0
    return try CDFTables(
      cdf: all.flatMap { $0.map(Int32.init) + [Int32](repeating: 0, count: width - $0.count) },
      lengths: all.map { Int32($0.count) }, offsets: rows.map(\.offset))
  }
}
