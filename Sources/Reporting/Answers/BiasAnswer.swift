import Foundation
import Results

/// The effect of the two objectives of one codec on one perceptual distance, and its meaning for
/// the observations of Hu et al. (2021, section 7.4).
public struct BiasAnswer: Sendable, Encodable {
  public let codec: String
  public let distance: String
  public let sentence: String

  /// - Parameters:
  ///   - verdicts: those of one codec, pair of objectives and distance.
  ///   - atEqualRate: the bias at equal rate.
  ///   - rates: rate difference in percent, objective b against a, at equal value of a metric.
  init(
    _ verdicts: [VerdictRow], atEqualRate: BiasRow?, _ catalogue: MetricCatalogue,
    rates: (VerdictRow) -> Double?
  ) {
    let (codec, distance) = (verdicts.first?.codec ?? "", verdicts.first?.distance ?? "")
    let name = catalogue.descriptor(of: distance)?.name ?? distance
    let known = verdicts.filter(\.differencePercent.isFinite)
    var differences =
      atEqualRate.flatMap {
        $0.differencePercent.isFinite
          ? [
            Difference(
              held: "rate", percent: $0.differencePercent, low: $0.ci.low, high: $0.ci.high)
          ]
          : nil
      } ?? []
    differences += known.map {
      Difference(
        held: catalogue.heldName($0.atEqual), percent: $0.differencePercent, low: $0.ci.low,
        high: $0.ci.high, rate: rates($0))
    }
    let a = CodecKey(codec: codec, objective: verdicts.first?.objectiveA ?? "")
    let b = CodecKey(codec: codec, objective: verdicts.first?.objectiveB ?? "")
    var parts = differences.prefix(1).map { $0.sentence("\(b)", against: "\(a)", name) }
    parts += differences.dropFirst().map { $0.shortSentence }
    parts += verdicts.filter { !$0.differencePercent.isFinite }.map { verdict in
      "At equal \(catalogue.heldName(verdict.atEqual)), the difference in \(name) of \(codec) could "
        + "not be computed."
    }
    if !known.isEmpty { parts.append(Self.outcome(known, catalogue)) }
    self.codec = codec
    self.distance = distance
    sentence = parts.joined(separator: " ")
  }

  private static let observation =
    "Hu et al. (2021, section 7.4) observed for PSNR and MS-SSIM that, at equal value of one metric, the "
    + "model trained for the other has the lower distance"

  /// The results of the tests, once for all of the same verdict.
  private static func outcome(_ verdicts: [VerdictRow], _ catalogue: MetricCatalogue) -> String {
    func tests(_ own: [VerdictRow]) -> String {
      guard let largest = own.compactMap(\.pHolm).max() else { return "" }
      let adjusted = own.contains { ($0.family ?? 1) > 1 } ? ", Holm-adjusted" : ""
      return " (\(PercentWords.p(largest))\(adjusted))"
    }
    let kinds = verdicts.map(\.verdict).uniqued()
    let parts = kinds.map { kind in
      let own = verdicts.filter { $0.verdict == kind }
      let held = PercentWords.list(own.map { catalogue.heldName($0.atEqual) })
      let word =
        switch kind {
        case .holds: "supported"
        case .doesNotHold: "contradicted"
        case .cannotBeTold: "undecided"
        }
      return kinds.count == 1
        ? "\(word) here\(tests(own))" : "\(word) at equal \(held)\(tests(own))"
    }
    let like = verdicts.allSatisfy { catalogue.isPublished($0.bias) } ? "" : "; the same test here"
    return "\(observation)\(like): \(parts.joined(separator: ", "))."
  }
}

/// The difference of the distance at equal value of something.
private struct Difference {
  let held: String
  let percent: Double
  let low: Double?
  let high: Double?
  /// The price in rate.
  var rate: Double?

  /// "At equal rate, ours (b) has a 28 % higher VGG-16 distance [18 to 39 %] than ours (a)."
  func sentence(_ b: String, against a: String, _ name: String) -> String {
    let what =
      PercentWords.isNone(percent)
      ? "the same \(name)\(interval) as \(a)"
      : "\(PercentWords.article(percent)) \(PercentWords.difference(percent, "higher", "lower")) "
        + "\(name)\(interval) than \(a)"
    return "At equal \(held), \(b) has \(what)\(bits)."
  }

  /// "At equal PSNR, it is 44 % lower [32 to 53 %], with 154 % more bits."
  var shortSentence: String {
    let what =
      PercentWords.isNone(percent)
      ? "the same" : PercentWords.difference(percent, "higher", "lower")
    return "At equal \(held), it is \(what)\(interval)\(bits)."
  }

  private var interval: String {
    guard let low, let high, !PercentWords.isNone(low) || !PercentWords.isNone(high) else {
      return ""
    }
    return " [\(PercentWords.ends(low, high, "higher", "lower"))]"
  }

  private var bits: String {
    guard let rate else { return "" }
    return ", with "
      + (PercentWords.isNone(rate)
        ? "as many bits" : PercentWords.difference(rate, "more bits", "fewer bits"))
  }
}
