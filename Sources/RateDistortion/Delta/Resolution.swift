import Foundation
import Results

/// The smallest BD-rate of the mean curves that n images can resolve.
///
/// One image's share of the scatter is sqrt n times the jackknife's error of log10 of the reported
/// rate ratio: the BD-rate of the mean curves, not the mean of the images' own.
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
    let all = Array(delta.images)
    if all.isEmpty { return [] }
    let without = all.map { image in delta.percent(all.filter { $0 != image }[...]) }
    let logs = without.compactMap { $0.map { log10(1 + $0 / 100) } }
    let spread =
      all.count > 1 && logs.count == all.count && delta.percent(all[...]) != nil
      ? finite(Double(all.count).squareRoot() * jackknifeError(logs)) : nil
    return Self.effects.map { n, effect in
      ResolutionRow {
        $0.compared = delta.compared
        $0.settings = delta.delta.settings
        $0.images = all.count
        $0.sdLog10 = spread ?? .nan
        $0.n = n
        $0.resolvablePercent = spread.map { 100 * (pow(10, effect * $0) - 1) } ?? .nan
        $0.note = spread == nil ? Notes(note(all.count, lacking: all.count - logs.count)) : ""
      }
    }
  }

  private func note(_ images: Int, lacking: Int) -> String {
    if images < 2 { return "one image has no spread" }
    return lacking == 0
      ? "there is no BD-rate"
      : "without one of \(lacking) of the \(images) images there is no BD-rate"
  }
}
