import Foundation
import Results

extension Trace {
  /// A point of a curve: the scores that it is the mean of.
  func links(of row: CurveRow) throws -> [Explanation.Link] {
    let scores = try scores(of: row)
    var links: [Explanation.Link] = [
      .init("mean", "\(row.metric) = \(row.mean) at \(row.bpp) bpp"),
      .init(
        "of",
        "\(CodecKey(codec: row.codec, objective: row.objective)), point \(row.point), "
          + (row.images.map { "\($0) images" } ?? "an unknown number of images")),
    ]
    if scores.isEmpty {
      links.append(
        .init("from", "no rows of scores.csv: an imported curve, or one pooled by analyze"))
      return links + [studyLink, runLink(["analyze"])]
    }
    let mean = scores.reduce(0) { $0 + $1.row.score } / Double(scores.count)
    let agrees = mean == row.mean || abs(mean - row.mean) <= 1e-12 * abs(row.mean)
    links.append(
      .init(
        "from",
        [
          "the mean of these rows of scores.csv"
            + (agrees ? ":" : ", which is \(mean) now; run analyze again:")
        ]
          + scores.map { "line \($0.line): \($0.row.image) \($0.row.score), \($0.row.bpp) bpp" }))
    if let error = row.standardError {
      links.append(
        .init("standard error", "\(error) = standard deviation (n - 1) / sqrt(\(scores.count))"))
    }
    return links + [definitionLink(scores[0].row.definition), studyLink, runLink(["analyze"])]
  }

  private func scores(of curve: CurveRow) throws -> [(line: Int, row: ScoreRow)] {
    guard let scores = try results.scores() else { return [] }
    let current = currentDefinition(curve.metric)
    return scores.all.enumerated().filter { _, row in
      row.key == curve.key && row.point == curve.point && row.metric == curve.metric
        && (current == nil || row.definition == current) && scores.counts(row)
    }.map { ($0 + 2, $1) }
  }
}
