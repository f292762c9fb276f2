import Foundation
import Results

/// The smallest rate difference that n images can resolve, from the scatter of the images' own
/// BD-rates.
struct Resolution {
  let delta: PairedBDRate

  /// Effect sizes (difference over standard deviation) that a paired two-sided t-test at 5 % finds
  /// with 80 % power: d with P(t' > t(0.975, n - 1)) = 0.8 for the noncentral t' of n - 1 degrees
  /// and noncentrality d sqrt n; the other tail is under 1e-6.
  /// Tests/References/rd_cross_metric.py computes them.
  static let effects: [(images: Int, effect: Double)] = [
    (6, 1.434545343950), (12, 0.888655145416), (24, 0.597184798488), (100, 0.282912978426),
  ]

  var rows: [ResolutionRow] {
    let logs = delta.ofImages.compactMap { $0.map { log10(1 + $0 / 100) } }
    if delta.images.isEmpty { return [] }
    let spread = standardDeviation(of: logs).flatMap(finite)
    return Self.effects.map { n, effect in
      ResolutionRow(
        anchor: delta.anchor.codec.codec, anchorObjective: delta.anchor.codec.objective,
        codec: delta.test.codec.codec, objective: delta.test.codec.objective,
        metric: delta.test.metric.id, method: delta.delta.method.rawValue,
        range: delta.delta.range.description, images: logs.count, sdLog10: spread ?? .nan, n: n,
        resolvablePercent: spread.map { 100 * (pow(10, effect * $0) - 1) } ?? .nan,
        note: note(logs.count))
    }
  }

  private func note(_ known: Int) -> String {
    if known < 2 { return "under two images have a BD-rate of their own" }
    let missing = delta.images.count - known
    return missing == 0
      ? "" : "\(missing) of \(delta.images.count) images have no BD-rate of their own"
  }
}
