import Foundation
import Results

/// What the two objectives of one codec do to one perceptual distance, and what that says of the
/// observations of Hu et al. (2021, section 7.4).
public struct BiasAnswer: Sendable, Encodable {
  public let codec: String
  public let distance: String
  public let sentence: String

  /// - Parameters:
  ///   - verdicts: those of one codec, pair of objectives and distance.
  ///   - rates: rate difference in percent, objective b against a, at equal value of a metric.
  init(_ verdicts: [VerdictRow], _ catalogue: MetricCatalogue, rates: (VerdictRow) -> Double?) {
    let (codec, distance) = (verdicts.first?.codec ?? "", verdicts.first?.distance ?? "")
    let name = catalogue.descriptor(of: distance)?.name ?? distance
    let known = verdicts.filter(\.differencePercent.isFinite)
    var parts = known.enumerated().map { index, verdict in
      Self.difference(
        verdict, held: catalogue.heldName(verdict.atEqual), name, rate: rates(verdict),
        isFirst: index == 0)
    }
    parts += verdicts.filter { !$0.differencePercent.isFinite }.map { verdict in
      "At equal \(catalogue.heldName(verdict.atEqual)), the difference in \(name) of \(codec) could "
        + "not be computed."
    }
    if !known.isEmpty { parts.append(Self.outcome(known, catalogue)) }
    self.codec = codec
    self.distance = distance
    sentence = parts.joined(separator: " ")
  }

  /// "At equal PSNR, ours (b) has a 44 % lower VGG-16 distance than ours (a) [32 to 53 % lower], with
  /// 154 % more bits."
  private static func difference(
    _ verdict: VerdictRow, held: String, _ name: String, rate: Double?, isFirst: Bool
  ) -> String {
    let percent = verdict.differencePercent
    let b = CodecKey(codec: verdict.codec, objective: verdict.objectiveB)
    let a = CodecKey(codec: verdict.codec, objective: verdict.objectiveA)
    let interval =
      zip([verdict.ciLow].compactMap { $0 }, [verdict.ciHigh].compactMap { $0 }).first {
        !PercentWords.isNone($0) || !PercentWords.isNone($1)
      }.map { " [\(PercentWords.ends($0, $1, "higher", "lower"))]" } ?? ""
    let bits =
      rate.map {
        ", with "
          + (PercentWords.isNone($0)
            ? "as many bits" : PercentWords.difference($0, "more bits", "fewer bits"))
      } ?? ""
    let what =
      PercentWords.isNone(percent)
      ? "the same \(name) as \(a)"
      : "\(PercentWords.article(percent)) \(PercentWords.difference(percent, "higher", "lower")) \(name) than \(a)"
    guard isFirst else {
      let other =
        PercentWords.isNone(percent)
        ? "the same" : PercentWords.difference(percent, "higher", "lower")
      return "At equal \(held), its distance is \(other)\(interval)\(bits)."
    }
    return "At equal \(held), \(b) has \(what)\(interval)\(bits)."
  }

  /// What the tests say, once for all of the same verdict.
  private static func outcome(_ verdicts: [VerdictRow], _ catalogue: MetricCatalogue) -> String {
    let kinds = verdicts.map(\.verdict).uniqued()
    let source = "Hu et al. (2021, section 7.4)"
    func tests(_ own: [VerdictRow]) -> String {
      let largest = own.compactMap(\.pHolm).max()
      return largest.map {
        " (\(PercentWords.p($0))\(own.contains { ($0.family ?? 1) > 1 } ? ", Holm-adjusted" : ""))"
      } ?? ""
    }
    if kinds.count == 1, let kind = kinds.first {
      let what = verdicts.count == 1 ? "the observation" : "the observations"
      return switch kind {
      case .holds: "This supports \(what) of \(source)\(tests(verdicts))."
      case .doesNotHold: "This contradicts \(what) of \(source)\(tests(verdicts))."
      case .cannotBeTold:
        "Whether \(what) of \(source) \(verdicts.count == 1 ? "holds" : "hold") is undecided\(tests(verdicts))."
      }
    }
    let parts = kinds.map { kind in
      let own = verdicts.filter { $0.verdict == kind }
      let held = PercentWords.list(own.map { catalogue.heldName($0.atEqual) })
      let word =
        switch kind {
        case .holds: "supported"
        case .doesNotHold: "contradicted"
        case .cannotBeTold: "undecided"
        }
      return "\(word) at equal \(held)\(tests(own))"
    }
    return "The observations of \(source) are " + parts.joined(separator: " and ") + "."
  }
}
