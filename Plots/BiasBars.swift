import Foundation
import Results

/// A bias on the axis of the figure: natural logarithms of ratios.
struct BiasSpan {
  let value: Double
  let interval: ClosedRange<Double>?

  /// - Returns: nil where the bias is not known.
  init?(_ bias: BiasRow) {
    guard let value = Self.ratio(bias.differencePercent) else { return nil }
    self.value = value
    if let low = bias.ciLow.flatMap(Self.ratio), let high = bias.ciHigh.flatMap(Self.ratio),
      low <= high
    {
      interval = low...high
    } else {
      interval = nil
    }
  }

  var ends: [Double] { [value] + (interval.map { [$0.lowerBound, $0.upperBound] } ?? []) }

  /// Logarithm of the ratio that a difference in percent stands for, nil where there is none.
  static func ratio(_ percent: Double) -> Double? {
    let value = log(1 + percent / 100)
    return value.isFinite ? value : nil
  }
}

/// The bars of a bias figure: one data block for each codec's main scores and one for its parts.
struct BiasBars {
  private(set) var blocks: [String] = []
  private var bars: [String] = []
  private var intervals: [String] = []

  /// Plot elements; intervals lie over the bars.
  var elements: [String] { bars + intervals }

  init(rows: BiasRows, styles: CurveStyles) {
    let all = rows.lines.compactMap { line, place -> Bar? in
      guard case .bar(let bias, let isPart) = line, let span = BiasSpan(bias) else { return nil }
      return Bar(codec: bias.codec, isPart: isPart, place: place, span: span)
    }
    for (number, codec) in all.map(\.codec).inOrderOfAppearance.enumerated() {
      for isPart in [false, true] {
        let own = all.filter { $0.codec == codec && $0.isPart == isPart }
        if own.isEmpty { continue }
        let colour = Palette.pale(styles.colour(of: codec), by: isPart ? 0.6 : 0.15)
        add(own, block: "$bars\(number)" + (isPart ? "parts" : ""), isPart, colour)
      }
    }
  }

  private struct Bar {
    let codec: String
    let isPart: Bool
    let place: Double
    let span: BiasSpan
  }

  private mutating func add(_ own: [Bar], block: String, _ isPart: Bool, _ colour: UInt32) {
    let numbers = own.map { bar in
      [bar.place, bar.span.value, bar.span.interval?.lowerBound, bar.span.interval?.upperBound]
        .map { $0.map(Number.text) ?? "?" }.joined(separator: " ")
    }
    blocks += ["\(block) << EOD"] + numbers + ["EOD"]
    let half = isPart ? 0.24 : 0.36
    bars.append(
      "\(block) using 2:1:(0):2:($1-\(half)):($1+\(half)) with boxxyerror fs solid 1 noborder "
        + "lc rgb \(Palette.literal(colour)) notitle")
    if own.contains(where: { $0.span.interval != nil }) {
      intervals.append(
        "\(block) using 3:1:($4-$3):(0) with vectors nohead lw \(isPart ? 0.9 : 1.4) lc rgb '#222222' "
          + "notitle")
    }
  }
}
