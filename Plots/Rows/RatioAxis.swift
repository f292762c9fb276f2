import Foundation

/// The axis of a relative difference: logarithms of ratios, so that halving and doubling are equally
/// long, with ticks that read in percent.
package struct RatioAxis {
  /// Percentages in the order in which they are wanted as ticks.
  private static let candidates: [Double] = [
    0, -50, 100, 300, -75, 900, -90, 9900, -99, -20, 20, 50, -10, 10, 200, -30, 30, -5, 5, -2, 2,
    -1, 1,
  ]
  /// Least room between the words of two ticks.
  private static let gap = 12.0

  let range: ClosedRange<Double>
  private let percentages: [Double]

  /// - Parameters:
  ///   - ratios: natural logarithms that must lie inside; no difference does too.
  ///   - width: length of the axis in units.
  package init(ratios: [Double], width: Double) {
    let low = min(ratios.min() ?? 0, 0)
    let high = max(ratios.max() ?? 0, 0)
    let room = max((high - low) * 0.06, 0.01)
    range = low - room...high + room
    let scale = width / (range.upperBound - range.lowerBound)
    var ladder: [Double] = []
    for percent in Self.candidates where range.contains(Self.place(percent)) {
      let isFree = ladder.allSatisfy { other in
        abs(Self.place(other) - Self.place(percent)) * scale
          >= (Self.width(other) + Self.width(percent)) / 2 + Self.gap
      }
      if isFree { ladder.append(percent) }
    }
    percentages = ladder.sorted()
  }

  /// The natural logarithm of the ratio that a difference in percent stands for, or nil where there
  /// is none.
  static func ratio(_ percent: Double) -> Double? {
    let value = place(percent)
    return value.isFinite ? value : nil
  }

  /// The difference in percent that a natural logarithm of a ratio stands for, as words.
  static func percent(_ ratio: Double) -> String { Number.percent(100 * expm1(ratio)) }

  /// Places of the ticks, without that of no difference.
  var ticks: [Double] { percentages.filter { $0 != 0 }.map(Self.place) }

  func commands(_ script: Script) -> [String] {
    let ticks = percentages.map { script.tick(Self.label($0), .small, at: Self.place($0)) }
    return [
      "set xrange [\(Number.short(range.lowerBound)):\(Number.short(range.upperBound))]",
      "set xtics (\(ticks.joined(separator: ", ")))" + script.font(.small),
    ]
  }

  /// Words of the ticks.
  package var labels: [String] { percentages.map(Self.label) }

  private static func place(_ percent: Double) -> Double { log(1 + percent / 100) }
  private static func width(_ percent: Double) -> Double { TextWidth.of(label(percent), .small) }

  private static func label(_ percent: Double) -> String {
    percent == 0 ? "0 %" : Number.percent(percent).replacing(".0", with: "")
  }
}

/// A relative difference with its interval, in natural logarithms of ratios.
struct RatioSpan {
  let value: Double
  let interval: ClosedRange<Double>?

  /// - Returns: nil where the difference is not known.
  init?(percent: Double, low: Double?, high: Double?) {
    guard let value = RatioAxis.ratio(percent) else { return nil }
    self.value = value
    if let low = low.flatMap(RatioAxis.ratio), let high = high.flatMap(RatioAxis.ratio), low <= high
    {
      interval = low...high
    } else {
      interval = nil
    }
  }

  var ends: [Double] { [value] + (interval.map { [$0.lowerBound, $0.upperBound] } ?? []) }
}
