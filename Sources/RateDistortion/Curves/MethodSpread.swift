import Foundation
import Results

/// Whether a mean difference depends on how the curves are drawn through their points.
enum MethodSpread {
  /// Differences of rate, or of a distance, by more than this share between two methods are said.
  static let ratio = 1.05
  /// Differences of quality by more than so many dB are said.
  static let decibels = 0.2

  /// "the interpolations disagree: cubic -98.5 %, pchip -14.3 %, akima +1.2 %", or nil where they do
  /// not.
  ///
  /// - Parameters:
  ///   - limit: the largest spread of the means that is not said.
  ///   - number: the mean difference by a method and in words; nil where the method gives none.
  static func note(
    limit: Double, _ number: (InterpolationMethod) -> (mean: Double, words: String)?
  ) -> String? {
    let found = InterpolationMethod.allCases.compactMap { method in
      number(method).map { (mean: $0.mean, words: "\(method.rawValue) \($0.words)") }
    }
    let means = found.map(\.mean)
    guard let low = means.min(), let high = means.max(), high - low > limit else { return nil }
    return "\(BDCaveat.methods.rawValue): " + found.map(\.words).joined(separator: ", ")
  }
}
