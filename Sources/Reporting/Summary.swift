import Foundation
import Results

/// The report in plain sentences. They state what was measured on these images and no more.
package enum Summary {
  /// One sentence for each bias of a main distance, and one where two of them disagree.
  package static func findings(_ data: ReportData) -> [String] {
    let main = data.biases.filter { !$0.distance.contains("/") }
    func group(_ bias: BiasRow) -> [String] {
      [bias.distance, bias.codec, bias.objectiveA, bias.objectiveB]
    }
    var seen: Set<[String]> = []
    return main.filter { seen.insert(group($0)).inserted }.flatMap { first in
      let own = main.filter { group($0) == group(first) }
      return own.map { sentence($0, data) } + (disagreement(own, data).map { [$0] } ?? [])
    }
  }

  /// What a reader must know before using the numbers.
  package static func cautions(_ data: ReportData) -> [String] {
    let seeded = data.definitions.filter { untrained($0.metric, data) != nil }.map {
      "\(name($0.metric, data)) was computed with \($0.weights): it compares images in features "
        + "that nobody trained. Values of a trained network differ; say so wherever these are used."
    }
    let images = Set(data.scores.map(\.image)).count
    let few =
      images > 0
      ? [
        "All statements hold for \(images == 1 ? "the one image" : "the \(images) images") of this "
          + "study and the stated range; a distance of features is not a verdict of human viewers."
      ] : []
    return seeded + few
  }

  /// The origin of weights that were not trained, or nil.
  static func untrained(_ metric: String, _ data: ReportData) -> String? {
    let main = metric.prefix { $0 != "/" }
    return data.definitions.first { $0.metric == main }.map(\.weights)
      .flatMap { $0.contains("(no training)") ? $0 : nil }
  }

  private static func sentence(_ bias: BiasRow, _ data: ReportData) -> String {
    let distance = name(bias.distance, data)
    let start = "At equal \(name(bias.atEqual, data))"
    guard bias.differencePercent.isFinite else {
      return start + ", the \(distance) of \(bias.codec) optimised for \(bias.objectiveB) cannot "
        + "be compared with the one optimised for \(bias.objectiveA)"
        + (bias.note.isEmpty ? "." : ": \(bias.note).")
    }
    let range =
      bias.low.isFinite && bias.high.isFinite
      ? String(format: " (%.1f to %.1f dB)", bias.low, bias.high) : ""
    return start + range + ", \(bias.codec) optimised for \(bias.objectiveB) has a \(distance) "
      + "that is \(difference(bias.differencePercent)) than that of \(bias.codec) optimised for "
      + "\(bias.objectiveA) (\(interval(bias)); \(count(bias.images)))."
      + (includesZero(bias) ? " The interval includes no difference." : "")
  }

  private static func disagreement(_ biases: [BiasRow], _ data: ReportData) -> String? {
    let clear = biases.filter { $0.differencePercent.isFinite && !includesZero($0) }
    guard let lower = clear.first(where: { $0.differencePercent < 0 }),
      let higher = clear.first(where: { $0.differencePercent > 0 })
    else { return nil }
    return "For \(lower.codec) the answer depends on what is held equal: "
      + "\(lower.objectiveB) is closer to the originals at equal \(name(lower.atEqual, data)), "
      + "\(lower.objectiveA) at equal \(name(higher.atEqual, data))."
  }

  private static func interval(_ bias: BiasRow) -> String {
    guard let low = bias.ciLow, let high = bias.ciHigh, low.isFinite, high.isFinite else {
      return "no interval"
    }
    return "95 % interval \(difference(low)) to \(difference(high))"
  }

  private static func includesZero(_ bias: BiasRow) -> Bool {
    guard let low = bias.ciLow, let high = bias.ciHigh else { return false }
    return low <= 0 && 0 <= high
  }

  /// "26 % lower", or for large ones "320 % higher (4.2 times)".
  private static func difference(_ percent: Double) -> String {
    let digits = abs(percent) < 9.95 ? 1 : 0
    let size = String(format: "%.\(digits)f %%", abs(percent))
    if percent < 0 { return size + " lower" }
    return percent < 100
      ? size + " higher" : size + String(format: " higher (%.1f times)", 1 + percent / 100)
  }

  private static func count(_ images: Int) -> String {
    images == 1 ? "1 image" : "\(images) images"
  }

  private static func name(_ metric: String, _ data: ReportData) -> String {
    data.catalogue.descriptor(of: metric)?.name ?? metric
  }
}
