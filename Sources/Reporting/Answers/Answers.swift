import Foundation
package import Results

/// The main results of a study: which codec needs fewer bits by which metric, how sure that is,
/// whether the metrics agree, what the two objectives do to perceptual distances, and what is
/// missing for an answer. The report begins with it, `run` and `analyze` end with it.
public struct Answers: Sendable, Encodable {
  /// Images that were scored.
  public let images: Int
  public let rankings: [RankingAnswer]
  public let biases: [BiasAnswer]
  /// By each protocol whose metrics the study has.
  public let protocols: [ProtocolAnswer]
  /// Reasons why the study has no answer, with the remedy: a sentence each.
  public let missing: [String]
  /// Weights that were not trained.
  public let cautions: [String]

  /// One JSON object; a number that is not known is null.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// From the rows of the analysis.
  ///
  /// - Parameters:
  ///   - codecs: the study's, without reference distortions.
  ///   - scored: those of them with scores of their own.
  ///   - metrics: main metrics, in the order of the study.
  ///   - leastImages: below that there are no intervals.
  package init(
    matrix: [MatrixRow], biases: [BiasRow] = [], verdicts: [VerdictRow],
    protocols: [ProtocolRow] = [], codecs: [CodecKey], scored: Set<CodecKey>,
    images: Int, metrics: [MetricDescriptor], definitions: [MetricDefinition],
    catalogue: MetricCatalogue, leastImages: Int
  ) {
    self.images = images
    let rates = Self.mainRates(matrix)
    let all = rates.map(\.pair).uniqued().map { pair in
      let own = rates.filter { $0.pair == pair }
      return RankingAnswer(
        key: own[0].key, anchor: own[0].anchorKey,
        isImported: !scored.contains(own[0].key) || !scored.contains(own[0].anchorKey),
        cells: own.map {
          RankingAnswer.Cell($0, catalogue.descriptor(of: $0.metric))
        })
    }
    // The comparison of two objectives of one codec comes first.
    let known = all.filter { $0.agreement != .unknown }
    rankings =
      known.filter { $0.key.codec == $0.anchor.codec }
      + known.filter { $0.key.codec != $0.anchor.codec }
    self.biases = verdicts.map(BiasGroup.init).uniqued().map { group in
      BiasAnswer(
        Self.first(verdicts.filter { BiasGroup($0) == group }, catalogue),
        atEqualRate: biases.first { $0.atEqual == BiasRow.rate && BiasGroup($0) == group },
        catalogue
      ) {
        Self.rate(rates, $0)
      }
    }
    self.protocols = protocols.filter(\.isWhole).map(ProtocolAnswer.init)
    missing =
      MissingAnswers(
        rankings: rankings, unknown: all.filter { $0.agreement == .unknown }, verdicts: verdicts,
        codecs: codecs, scored: scored, images: images, metrics: metrics,
        known: catalogue.descriptors, leastImages: leastImages
      ).sentences
    cautions = definitions.filter(\.isUntrained).map { definition in
      let name = catalogue.descriptor(of: definition.metric)?.name ?? definition.metric
      return
        "\(name) was computed with \(definition.weights): it compares images in features of an "
        + "untrained network, and a trained one gives other numbers."
    }
  }

  /// One verdict for each objective that the held metrics are of: variants of a metric say the same
  /// again.
  private static func first(_ verdicts: [VerdictRow], _ catalogue: MetricCatalogue) -> [VerdictRow]
  {
    var seen: Set<String> = []
    return verdicts.filter {
      seen.insert(catalogue.descriptor(of: $0.atEqual)?.objective ?? $0.atEqual).inserted
    }
  }

  /// Rows of the main metrics at equal quality, under the first of the settings.
  private static func mainRates(_ matrix: [MatrixRow]) -> [MatrixRow] {
    let rates = matrix.filter { $0.direction == .rate && !$0.metric.contains("/") }
    return rates.filter { $0.settings == rates[0].settings }
  }

  /// Rate difference of a verdict's objective b against a over the same range.
  private static func rate(_ rates: [MatrixRow], _ verdict: VerdictRow) -> Double? {
    let a = CodecKey(codec: verdict.codec, objective: verdict.objectiveA)
    let b = CodecKey(codec: verdict.codec, objective: verdict.objectiveB)
    let own = rates.filter { $0.metric == verdict.atEqual && $0.value.isFinite }
    if let row = own.first(where: { $0.anchorKey == a && $0.key == b }) { return row.value }
    return own.first { $0.anchorKey == b && $0.key == a }.map { 100 * (100 / (100 + $0.value) - 1) }
  }
}

private struct BiasGroup: Hashable {
  let names: [String]

  init(_ row: VerdictRow) { names = [row.codec, row.distance, row.objectiveA, row.objectiveB] }
  init(_ row: BiasRow) { names = [row.codec, row.distance, row.objectiveA, row.objectiveB] }
}

extension MatrixRow {
  fileprivate var pair: [CodecKey] { [anchorKey, key] }
}
