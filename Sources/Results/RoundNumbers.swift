import Foundation

/// Round values of a logarithmic range, for ticks and levels.
public enum RoundNumbers {
  /// Between three and `most` round values from `low` to `high`, both positive, or nil where there
  /// are none such.
  public static func between(_ low: Double, _ high: Double, most: Int = 8) -> [Double]? {
    let decades = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    for digits in [[1.0, 1.5, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] {
      let values = decades.flatMap { decade in
        digits.map { Double("\($0)e\(decade)") ?? .nan }
      }.filter { low <= $0 && $0 <= high }
      if (3...most).contains(values.count) { return values }
    }
    return nil
  }
}
