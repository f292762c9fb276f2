import Foundation
package import Results

/// The two observations of Hu et al. ("Learning End-to-End Lossy Image Compression: A Benchmark",
/// section 7.4), in general: at equal value of the metric that one of two models was trained for,
/// the other model has the lower perceptual distance.
///
/// The rule: a two-sided t-test of the bias (its logarithm over the jackknife's error, n - 1 degrees)
/// with Holm's adjustment over the family of all verdicts that have a number. Under 5 % the sign
/// decides, else it cannot be told.
package struct Verdicts {
  package let catalogue: MetricCatalogue
  /// Biases at equal rate, and where the distances stand, for the sentences.
  package var atEqualRate: [BiasRow] = []
  package var places: [PlaceRow] = []
  /// Rate difference in percent (objective b against a) over the range of a bias, or nil.
  package var rateDifference: (BiasRow) -> Double? = { _ in nil }
  /// How a bias changes without a frame of pixels, or nil.
  package var frameEffect: (BiasRow) -> FrameEffect? = { _ in nil }

  /// The level of the tests.
  package static let level = 0.05

  package init(catalogue: MetricCatalogue) { self.catalogue = catalogue }

  /// A verdict for each bias of a main distance whose held metric one of the two was trained for.
  package func rows(_ biases: [MeasuredBias]) -> [VerdictRow] {
    let asked = biases.compactMap { bias -> (bias: MeasuredBias, expectsLower: Bool)? in
      guard !bias.row.distance.contains("/"),
        let held = catalogue.descriptor(of: bias.row.atEqual)
      else { return nil }
      let (a, b) = (
        held.isTrained(by: bias.row.objectiveA), held.isTrained(by: bias.row.objectiveB)
      )
      return a == b ? nil : (bias, a)
    }
    let known = asked.indices.filter { asked[$0].bias.p != nil }
    let adjusted = holm(known.compactMap { asked[$0].bias.p })
    return asked.enumerated().map { index, asked in
      let place = known.firstIndex(of: index)
      return row(
        asked.bias, expectsLower: asked.expectsLower, pHolm: place.map { adjusted[$0] },
        family: place.map { _ in known.count })
    }
  }

  /// - Parameter expectsLower: whether objective b is to have the lower distance, else a.
  private func row(
    _ bias: MeasuredBias, expectsLower: Bool, pHolm: Double?, family: Int?
  ) -> VerdictRow {
    let bias = (row: bias.row, p: bias.p)
    let better = expectsLower ? bias.row.objectiveB : bias.row.objectiveA
    let observation =
      "at equal \(catalogue.heldName(bias.row.atEqual)), the model trained for \(better) has the "
      + "lower \(catalogue.name(bias.row.distance))"
    var row = VerdictRow {
      $0.bias = bias.row.bias
      $0.observation = observation
      $0.differencePercent = bias.row.differencePercent
      $0.ci = bias.row.ci
      $0.verdict = verdict(bias.row.differencePercent, pHolm, expectsLower: expectsLower)
      $0.p = bias.p
      $0.pHolm = pHolm
      $0.family = family
    }
    row.sentence =
      VerdictSentence(
        catalogue: catalogue, verdict: row, bias: bias.row, better: better,
        rateDifference: rateDifference(bias.row), atEqualRate: atEqualRate(bias.row),
        place: place(bias.row), frame: frameEffect(bias.row)
      ).text
    return row
  }

  private func verdict(_ percent: Double, _ pHolm: Double?, expectsLower: Bool) -> Verdict {
    guard percent.isFinite, percent != 0, let pHolm, pHolm < Self.level else {
      return .cannotBeTold
    }
    return (percent < 0) == expectsLower ? .holds : .doesNotHold
  }

  private func atEqualRate(_ bias: BiasRow) -> BiasRow? {
    atEqualRate.first {
      $0.codec == bias.codec && $0.distance == bias.distance && $0.objectiveA == bias.objectiveA
        && $0.objectiveB == bias.objectiveB
    }
  }

  private func place(_ bias: BiasRow) -> PlaceRow? {
    places.first {
      $0.codec == bias.codec && $0.distance == bias.distance
        && Set([$0.objectiveA, $0.objectiveB]) == Set([bias.objectiveA, bias.objectiveB])
    }
  }
}

extension MetricCatalogue {
  func name(_ metric: String) -> String { descriptor(of: metric)?.name ?? metric }
}
