import Foundation
import Results

/// A verdict in plain words: what differs, over which range and at what rate, what follows for the
/// observation, and where the distance stands as a referee. docs/verdicts.md lists every sentence
/// with the condition that writes it.
struct VerdictSentence {
  let catalogue: MetricCatalogue
  let verdict: VerdictRow
  let bias: BiasRow
  /// The objective that is to have the lower distance.
  let better: String
  let rateDifference: Double?
  let atEqualRate: BiasRow?
  let place: PlaceRow?
  let frame: FrameEffect?

  var text: String {
    let parts =
      bias.differencePercent.isFinite ? [difference, rates, withoutFrame, ending] : [unknown]
    return (parts + [referee]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var held: String { catalogue.heldName(bias.atEqual) }
  private var distance: String { catalogue.name(bias.distance) }
  private static let source = "Hu et al. (2021, section 7.4)"

  private var unknown: String {
    "At equal \(held), the difference in \(distance) between \(bias.codec) trained for "
      + "\(bias.objectiveB) and trained for \(bias.objectiveA) could not be computed"
      + (bias.note.isEmpty ? "." : ": \(bias.note).")
  }

  /// "At equal PSNR (26.8 to 34.4 dB), ours trained for b has a 24 % lower VGG-16 distance than
  /// trained for a (95 % interval 16 to 34 %; only 6 images)."
  private var difference: String {
    let unit = catalogue.heldUnit(bias.atEqual)
    let range =
      String(format: "%.1f to %.1f", bias.low, bias.high) + (unit.isEmpty ? "" : " \(unit)")
    let percent = bias.differencePercent
    let what =
      PercentWords.isNone(percent)
      ? "the same \(distance) as trained for \(bias.objectiveA), to within 0.05 %"
      : "\(PercentWords.article(percent)) \(PercentWords.withRatio(percent, "higher", "lower")) "
        + "\(distance) than trained for \(bias.objectiveA)"
    return "At equal \(held) (\(range)), \(bias.codec) trained for \(bias.objectiveB) has \(what) "
      + "(\(interval); \(images))."
  }

  /// The price of the difference in bits.
  private var rates: String {
    let needed = rateDifference.map { percent in
      "over this range it needs "
        + (PercentWords.isNone(percent)
          ? "as many bits" : PercentWords.withRatio(percent, "more bits", "fewer bits"))
    }
    let atRate = atEqualRate.flatMap { row in
      row.differencePercent.isFinite
        ? "at equal rate its \(distance) is \(Self.difference(row.differencePercent))" : nil
    }
    let text = [
      needed ?? "the difference in rate over this range could not be computed",
      atRate ?? "its \(distance) at equal rate could not be computed",
    ].joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// The difference without the pixels at the edges.
  private var withoutFrame: String {
    guard let frame else { return "" }
    return "Without \(frame.pixels) pixels at each edge the difference is "
      + "\(Self.difference(frame.differencePercent))\(frame.gapWords(held))."
  }

  private var observation: String {
    (catalogue.isPublished(bias.bias)
      ? "the observation of \(Self.source)" : "a counterpart of the observation of \(Self.source):")
      + " that at equal \(held) the model trained for \(better) has the lower distance"
  }

  private var ending: String {
    switch verdict.verdict {
    case .holds: return "This supports \(observation) (\(test)).\(contrary)"
    case .doesNotHold: return "This contradicts \(observation) (\(test)).\(contrary)"
    case .cannotBeTold:
      let reason =
        verdict.p == nil
        ? (bias.ci.low == bias.ci.high && bias.ci.low != nil
          ? "both models have the same scores on every image"
          : bias.note.isEmpty ? "there is no interval" : bias.note.description)
        : "the difference is not significant at 5 % (\(test))"
      return "This neither supports nor contradicts \(observation): \(reason).\(contrary)"
    }
  }

  /// "Holm-adjusted p = 0.012, 4 tests".
  private var test: String {
    guard let p = verdict.pHolm, let family = verdict.family else { return "no test" }
    return family == 1 ? PercentWords.p(p) : "Holm-adjusted \(PercentWords.p(p)), \(family) tests"
  }

  /// Where the interval alone would decide otherwise.
  private var contrary: String {
    guard verdict.p != nil, let low = bias.ci.low, let high = bias.ci.high else { return "" }
    let excludesZero = high < 0 || low > 0
    if excludesZero == (verdict.verdict != .cannotBeTold) { return "" }
    return excludesZero
      ? " The 95 % interval excludes zero; the adjusted test is stricter."
      : " The 95 % interval includes zero, though the test is significant."
  }

  /// Where the distance stands between the metrics of the two objectives.
  private var referee: String {
    guard let place else { return "" }
    let ends = [place.objectiveB, place.objectiveA].map { objective in
      catalogue.descriptors.first { $0.isTrained(by: objective) }?.name ?? objective
    }
    guard place.place.value.isFinite else {
      return
        "The place of the \(distance) between \(ends[0]) and \(ends[1]) could not be computed: "
        + "\(place.note)."
    }
    let digits = String(format: "%.2f", place.place.value)
    let interval = place.place.ci.low.flatMap { low in
      place.place.ci.high.map { String(format: "; 95 %% interval %.2f to %.2f", low, $0) }
    }
    let between = (0.0...1.0).contains(place.place.value)
    let blend =
      between
      ? "The \(distance) ranks the two models as a blend of \(ends[0]) and \(ends[1]) would: its place "
        + "is \(digits)"
      : "The place of the \(distance) is \(digits), outside the blends of \(ends[0]) and \(ends[1])"
    let caution =
      between
      ? " Any such blend shows both observations, so these alone do not show that it measures "
        + "anything else." : ""
    let beyond =
      place.beyondPercent.value.isFinite
      ? " Relative to the blend that fits the other codecs best, it is "
        + Self.signed(place.beyondPercent) + " for the model trained for \(place.objectiveB)."
      : " Whether it measures more than a blend was not tested: the study has no other codec with "
        + "enough points on the same images."
    return "\(blend) (0: as \(ends[0]), 1: as \(ends[1])\(interval ?? "")).\(caution)\(beyond)"
  }

  private var interval: String {
    guard let low = bias.ci.low, let high = bias.ci.high else { return "no interval" }
    return "95 % interval \(PercentWords.ends(low, high, "higher", "lower"))"
  }

  private var images: String {
    let count = bias.images == 1 ? "1 image" : "\(bias.images) images"
    return bias.images < Bootstrap.fewestDrawn ? "only " + count : count
  }

  private static func difference(_ percent: Double) -> String {
    PercentWords.isNone(percent)
      ? "the same, to within 0.05 %" : PercentWords.difference(percent, "higher", "lower")
  }

  private static func signed(_ estimate: PlaceRow.Estimate) -> String {
    let text = difference(estimate.value)
    guard let low = estimate.ci.low, let high = estimate.ci.high else { return text }
    return "\(text) (95 % interval \(PercentWords.ends(low, high, "higher", "lower")))"
  }
}
