import Foundation
package import Results

/// The two observations of Hu et al. ("Learning End-to-End Lossy Image Compression: A Benchmark",
/// section 7.4), in general: at equal value of the metric that one of two models was trained for,
/// the other model has the lower perceptual distance.
///
/// The rule: an observation holds where the whole 95 % interval of the bias says so, does not hold
/// where the whole interval says the contrary, and cannot be told where the interval includes no
/// difference or there is none.
package struct Verdicts {
  package let catalogue: MetricCatalogue

  package init(catalogue: MetricCatalogue) { self.catalogue = catalogue }

  /// A verdict for each bias of a main distance whose held metric one of the two was trained for.
  package func rows(_ biases: [BiasRow]) -> [VerdictRow] {
    biases.filter { !$0.distance.contains("/") }.compactMap { bias in
      guard let held = catalogue.descriptor(of: bias.atEqual) else { return nil }
      let (a, b) = (held.isTrained(by: bias.objectiveA), held.isTrained(by: bias.objectiveB))
      return a == b ? nil : row(bias, expectsLower: a)
    }
  }

  /// - Parameter expectsLower: whether objective b is to have the lower distance, else a.
  private func row(_ bias: BiasRow, expectsLower: Bool) -> VerdictRow {
    let verdict = verdict(bias, expectsLower: expectsLower)
    let better = expectsLower ? bias.objectiveB : bias.objectiveA
    let observation =
      "at equal \(catalogue.heldName(bias.atEqual)), the model optimised for \(better) has the "
      + "lower \(name(bias.distance))"
    return VerdictRow(
      codec: bias.codec, distance: bias.distance, atEqual: bias.atEqual, observation: observation,
      objectiveA: bias.objectiveA, objectiveB: bias.objectiveB,
      differencePercent: bias.differencePercent, ciLow: bias.ciLow, ciHigh: bias.ciHigh,
      verdict: verdict, sentence: sentence(bias, better: better, verdict))
  }

  private func verdict(_ bias: BiasRow, expectsLower: Bool) -> Verdict {
    guard bias.differencePercent.isFinite, let low = bias.ciLow, let high = bias.ciHigh,
      high < 0 || low > 0
    else { return .cannotBeTold }
    return (high < 0) == expectsLower ? .holds : .doesNotHold
  }

  /// "At equal PSNR (26.8 to 34.4 dB), ours optimised for b has a VGG-16 distance that is 24 %
  /// lower than when optimised for a (95 % interval 34 % lower to 16 % lower; 6 images). That the
  /// one optimised for b is closer to the originals holds."
  private func sentence(_ bias: BiasRow, better: String, _ verdict: Verdict) -> String {
    let start = "At equal \(catalogue.heldName(bias.atEqual))"
    let distance = name(bias.distance)
    guard bias.differencePercent.isFinite else {
      return start + ", it \(verdict.rawValue) whether \(bias.codec) has the lower \(distance) "
        + "when optimised for \(better)" + (bias.note.isEmpty ? "." : ": \(bias.note).")
    }
    let unit = catalogue.heldUnit(bias.atEqual)
    let range =
      String(format: " (%.1f to %.1f", bias.low, bias.high) + (unit.isEmpty ? ")" : " \(unit))")
    return start + range
      + ", \(bias.codec) optimised for \(bias.objectiveB) has a \(distance) that "
      + "is \(Self.difference(bias.differencePercent)) than when optimised for "
      + "\(bias.objectiveA) (\(interval(bias)); \(count(bias.images))). "
      + ending(bias, better: better, verdict)
  }

  private func ending(_ bias: BiasRow, better: String, _ verdict: Verdict) -> String {
    let observation = "that the model optimised for \(better) has the lower distance"
    switch verdict {
    case .holds, .doesNotHold: return "The observation \(observation) \(verdict.rawValue)."
    case .cannotBeTold:
      let reason =
        bias.ciLow == nil
        ? (bias.note.isEmpty ? "there is no interval" : bias.note)
        : "the interval includes no difference"
      return "Whether the observation \(observation) holds \(verdict.rawValue): \(reason)."
    }
  }

  private func interval(_ bias: BiasRow) -> String {
    guard let low = bias.ciLow, let high = bias.ciHigh else { return "no interval" }
    return "95 % interval \(Self.difference(low)) to \(Self.difference(high))"
  }

  /// "26 % lower", or for large ones "320 % higher (4.2 times)".
  private static func difference(_ percent: Double) -> String {
    let digits = abs(percent) < 9.95 ? 1 : 0
    let size = String(format: "%.\(digits)f %%", abs(percent))
    if percent < 0 { return size + " lower" }
    return percent < 100
      ? size + " higher" : size + String(format: " higher (%.1f times)", 1 + percent / 100)
  }

  private func count(_ images: Int) -> String { images == 1 ? "1 image" : "\(images) images" }

  private func name(_ metric: String) -> String {
    catalogue.descriptor(of: metric)?.name ?? metric
  }
}
