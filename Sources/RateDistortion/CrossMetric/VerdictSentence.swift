import Foundation
import Results

/// A verdict in plain words: what differs, over which range and at what rate, what follows for the
/// observation, and where the distance stands as a referee. docs/verdicts.md lists every sentence with
/// the condition that writes it.
struct VerdictSentence {
  let catalogue: MetricCatalogue
  let verdict: VerdictRow
  let bias: BiasRow
  /// The objective that is to have the lower distance.
  let better: String
  let rateDifference: Double?
  let atEqualRate: BiasRow?
  let place: PlaceRow?

  var text: String {
    let parts = bias.differencePercent.isFinite ? [difference, rates, ending] : [unknown]
    return (parts + [referee]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var held: String { catalogue.heldName(bias.atEqual) }
  private var distance: String { catalogue.name(bias.distance) }
  private var observation: String {
    "that the model optimised for \(better) has the lower distance at equal \(held)"
  }

  private var unknown: String {
    "At equal \(held), it \(Verdict.cannotBeTold.rawValue) whether \(bias.codec) has the lower "
      + "\(distance) when optimised for \(better)" + (bias.note.isEmpty ? "." : ": \(bias.note).")
  }

  /// "At equal PSNR (26.8 to 34.4 dB), ours optimised for b has a VGG-16 distance that is 24 % lower
  /// than when optimised for a (95 % interval 34 % lower to 16 % lower; only 6 images)."
  private var difference: String {
    let unit = catalogue.heldUnit(bias.atEqual)
    let range =
      String(format: "%.1f to %.1f", bias.low, bias.high) + (unit.isEmpty ? "" : " \(unit)")
    return "At equal \(held) (\(range)), \(bias.codec) optimised for \(bias.objectiveB) has a "
      + "\(distance) that is \(Self.difference(bias.differencePercent)) when optimised for "
      + "\(bias.objectiveA) (\(interval); \(images))."
  }

  /// What the lower distance costs.
  private var rates: String {
    let spent = rateDifference.map { percent in
      "over this range it spends "
        + (Self.isNone(percent) ? "as many bits" : Self.size(percent, "more bits", "fewer bits"))
    }
    let atRate = atEqualRate.flatMap { row in
      row.differencePercent.isFinite
        ? "at equal rate its distance is \(Self.difference(row.differencePercent, than: false))"
        : nil
    }
    let text = [
      spent ?? "the rate difference over this range is not known",
      atRate ?? "its distance at equal rate is not known",
    ].joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private var ending: String {
    let source = "observation of Hu et al."
    switch verdict.verdict {
    case .holds: return "The \(source) \(observation) is supported (\(test)).\(contrary)"
    case .doesNotHold: return "The \(source) \(observation) is contradicted (\(test)).\(contrary)"
    case .cannotBeTold:
      let reason =
        verdict.p == nil
        ? (bias.ciLow == bias.ciHigh && bias.ciLow != nil
          ? "the two do not differ on any image"
          : bias.note.isEmpty ? "there is no interval" : bias.note)
        : "the difference may be chance (\(test))"
      return "Whether the \(source) \(observation) is supported "
        + "\(verdict.verdict.rawValue): \(reason).\(contrary)"
    }
  }

  /// "p = 0.012, Holm's adjustment for 4 verdicts".
  private var test: String {
    guard let p = verdict.pHolm, let family = verdict.family else { return "no test" }
    let number = p < 0.001 ? "p < 0.001" : String(format: "p = %.3f", p)
    return family == 1 ? number : "\(number), Holm's adjustment for \(family) verdicts"
  }

  /// Where the interval alone decides otherwise.
  private var contrary: String {
    guard verdict.p != nil, let low = bias.ciLow, let high = bias.ciHigh else { return "" }
    let excludesNone = high < 0 || low > 0
    if excludesNone == (verdict.verdict != .cannotBeTold) { return "" }
    return excludesNone
      ? " The interval alone, which lies to one side of no difference, would decide."
      : " The interval alone, which includes no difference, would not decide."
  }

  /// Where the distance stands between the metrics of the two objectives.
  private var referee: String {
    guard let place else { return "" }
    let ends = [place.objectiveB, place.objectiveA].map { objective in
      catalogue.descriptors.first { $0.isTrained(by: objective) }?.name ?? objective
    }
    guard place.place.value.isFinite else {
      return "Where the \(distance) stands between \(ends[0]) and \(ends[1]) as a referee "
        + "cannot be told: \(place.note)."
    }
    let digits = String(format: "%.2f", place.place.value)
    let interval = place.place.low.flatMap { low in
      place.place.high.map { String(format: ", 95 %% interval %.2f to %.2f", low, $0) }
    }
    let blend =
      (0.0...1.0).contains(place.place.value)
      ? "; every blend of the two leads to both observations" : ""
    let beyond =
      place.beyondPercent.value.isFinite
      ? ". Against the blend that fits all other codecs best, it puts the points of the model "
        + "optimised for \(place.objectiveB) "
        + Self.signed(place.beyondPercent) : "; what it sees beyond a blend cannot be told here"
    return "As a referee the \(distance) stands at \(digits) between \(ends[0]) (0) and "
      + "\(ends[1]) (1)\(interval ?? "")\(blend)\(beyond)."
  }

  private var interval: String {
    guard let low = bias.ciLow, let high = bias.ciHigh else { return "no interval" }
    return "95 % interval \(Self.end(low)) to \(Self.end(high))"
  }

  private var images: String {
    let count = bias.images == 1 ? "1 image" : "\(bias.images) images"
    return bias.images < Bootstrap.fewestDrawn ? "only " + count : count
  }
}

/// Differences in words.
extension VerdictSentence {
  /// "26 % lower than", for large ones "320 % higher (4.2 times) than", or "the same as".
  private static func difference(_ percent: Double, than: Bool = true) -> String {
    isNone(percent)
      ? (than ? "the same as" : "the same")
      : size(percent, "higher", "lower") + (than ? " than" : "")
  }

  private static func end(_ percent: Double) -> String {
    isNone(percent) ? "no difference" : size(percent, "higher", "lower", ratio: false)
  }

  private static func signed(_ estimate: PlaceRow.Estimate) -> String {
    let text = isNone(estimate.value) ? "nowhere else" : size(estimate.value, "higher", "lower")
    guard let low = estimate.low, let high = estimate.high else { return text }
    return "\(text) (95 % interval \(end(low)) to \(end(high)))"
  }

  /// Whether a difference rounds to 0.0 %.
  private static func isNone(_ percent: Double) -> Bool { abs(percent) < 0.05 }

  private static func size(_ percent: Double, _ more: String, _ less: String, ratio: Bool = true)
    -> String
  {
    let digits = abs(percent) < 9.95 ? 1 : 0
    let size = String(format: "%.\(digits)f %%", abs(percent))
    if percent < 0 { return "\(size) \(less)" }
    return percent < 100 || !ratio
      ? "\(size) \(more)" : "\(size) \(more)" + String(format: " (%.1f times)", 1 + percent / 100)
  }
}
