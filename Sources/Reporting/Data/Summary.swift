import Foundation
import Results

/// The report in plain sentences. They state what was measured on these images and no more.
package enum Summary {
  /// Warnings to read before using the numbers.
  package static func cautions(_ data: ReportData) -> [String] {
    let images = Set(data.scores.map(\.image)).count
    guard images > 0 else { return [] }
    return [
      "Intervals and p-values account only for which "
        + "\(images == 1 ? "image was" : "\(images) images were") chosen; each interval is pointwise: it "
        + "holds for its own number. They do not cover another training of the models, other weights of a metric, or "
        + "the interpolation between points. A feature distance does not replace a test with viewers."
    ]
  }

  /// The origin of weights that were not trained, or nil.
  static func untrained(_ metric: String, _ data: ReportData) -> String? {
    let main = metric.prefix { $0 != "/" }
    return data.definitions.first { $0.metric == main && $0.isUntrained }?.weights
  }
}
