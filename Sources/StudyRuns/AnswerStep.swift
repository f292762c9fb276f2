import RateDistortion
public import Reporting
import Results
import Studies

extension StudyRun {
  /// The main results of this folder: which codec needs fewer bits by which metric, how sure that
  /// is, whether the metrics agree, and what is missing for an answer.
  ///
  /// - Throws: `StudyRunError.missingStep`, or what keeps a table from being read.
  public func answers() throws -> Answers { try answers(try countedScores()) }

  func answers(_ scores: [ScoreRow]) throws -> Answers {
    let curves = try rows(CurveRow.self, madeBy: "analyze")
    let catalogue = catalogue
    return Answers(
      matrix: try rows(MatrixRow.self, madeBy: "analyze"),
      biases: try rows(BiasRow.self, madeBy: "analyze"),
      verdicts: try rows(VerdictRow.self, madeBy: "analyze"),
      protocols: try results.rows(ProtocolRow.self),
      codecs: curves.map(\.key).uniqued(), scored: Set(scores.map(\.key)),
      images: Set(scores.map(\.image)).count,
      metrics: study.metrics.compactMap(catalogue.descriptor(of:)),
      definitions: try definitions(), catalogue: catalogue,
      leastImages: Bootstrap.minimumImages)
  }
}
