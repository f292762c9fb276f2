import Foundation
import Results

/// The report in plain sentences. They state what was measured on these images and no more.
package enum Summary {
  /// The sentence of each verdict, and one where the answer depends on what is held equal.
  package static func findings(_ data: ReportData) -> [String] {
    func group(_ verdict: VerdictRow) -> [String] {
      [verdict.distance, verdict.codec, verdict.objectiveA, verdict.objectiveB]
    }
    var seen: Set<[String]> = []
    return data.verdicts.filter { seen.insert(group($0)).inserted }.flatMap { first in
      let own = data.verdicts.filter { group($0) == group(first) }
      return own.map(\.sentence) + (disagreement(own, data).map { [$0] } ?? [])
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
        "Intervals and p values tell of the choice of the "
          + "\(images == 1 ? "one image" : "\(images) images"), each interval for itself. They do "
          + "not cover other training runs or weights of the models, other weights of a metric, or "
          + "how curves run between their points; a distance of features is not a verdict of human "
          + "viewers."
      ] : []
    return seeded + few
  }

  /// The origin of weights that were not trained, or nil.
  static func untrained(_ metric: String, _ data: ReportData) -> String? {
    let main = metric.prefix { $0 != "/" }
    return data.definitions.first { $0.metric == main && $0.isUntrained }?.weights
  }

  private static func disagreement(_ verdicts: [VerdictRow], _ data: ReportData) -> String? {
    let clear = verdicts.filter { $0.verdict != .cannotBeTold }
    guard let lower = clear.first(where: { $0.differencePercent < 0 }),
      let higher = clear.first(where: { $0.differencePercent > 0 })
    else { return nil }
    return "For \(lower.codec) the answer depends on what is held equal: "
      + "\(lower.objectiveB) has the lower \(name(lower.distance, data)) at equal "
      + "\(data.catalogue.heldName(lower.atEqual)), \(lower.objectiveA) at equal "
      + "\(data.catalogue.heldName(higher.atEqual))."
  }

  private static func name(_ metric: String, _ data: ReportData) -> String {
    data.catalogue.descriptor(of: metric)?.name ?? metric
  }
}
