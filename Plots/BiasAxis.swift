import Foundation

/// The axis of a bias: logarithms of ratios, with ticks that read in percent.
package struct BiasAxis {
  /// Natural logarithms that must lie inside.
  let ratios: [Double]

  package init(ratios: [Double]) { self.ratios = ratios }

  /// Percentages in the order in which they are wanted as ticks.
  private static let candidates: [Double] = [
    0, -50, 100, 300, -75, 900, -90, 9900, -99, -20, 20, 50, -10, 10, 200, -30, 30, -5, 5, -2, 2,
    -1, 1,
  ]

  /// Least distance of two ticks, as a share of the axis: room for a label.
  private static let spacing = 0.19

  package var commands: [String] {
    let low = min(ratios.min() ?? 0, 0)
    let high = max(ratios.max() ?? 0, 0)
    let room = max((high - low) * 0.06, 0.01)
    let range = low - room...high + room
    let length = range.upperBound - range.lowerBound
    var ladder: [Double] = []
    for percent in Self.candidates {
      let place = log(1 + percent / 100)
      let isFree = ladder.allSatisfy { abs(log(1 + $0 / 100) - place) >= Self.spacing * length }
      if range.contains(place) && isFree { ladder.append(percent) }
    }
    let ticks = ladder.sorted().map { percent in
      let label = percent == 0 ? "0 %" : Number.percent(percent).replacing(".0", with: "")
      return "\(GnuplotText.tick(label)) \(Number.text(log(1 + percent / 100)))"
    }
    return [
      "set xrange [\(Number.short(range.lowerBound)):\(Number.short(range.upperBound))]",
      "set xtics (\(ticks.joined(separator: ", "))) font ',\(Script.smallFont)'",
      "set grid noytics xtics",
    ]
  }
}
