import Foundation
package import Results

/// The points of a figure's curves with their meaning, as the page shows them.
package struct FigurePoint: Encodable, Equatable {
  /// In the units of the drawing's view box.
  package let x: Double
  package let y: Double
  package let text: String

  /// Codec, point, rate, and the values that the mark stands for.
  package init(_ mark: FigureMark, _ catalogue: MetricCatalogue) {
    x = Self.rounded(mark.x)
    y = Self.rounded(mark.y)
    let row = mark.row
    let rate = row.bpp.isFinite ? ["\(Self.short(row.bpp)) bpp"] : []
    let numbers = [mark.base, row].compactMap { $0 }.map { Self.value($0, catalogue) }
    text = "\(row.key), point \(row.point): " + (rate + numbers).joined(separator: ", ")
  }

  private static func value(_ row: CurveRow, _ catalogue: MetricCatalogue) -> String {
    let descriptor = catalogue.descriptor(of: row.metric)
    let name = descriptor?.name ?? row.metric
    switch descriptor?.curveScale {
    case .decibelsBelowOne:
      let axis = descriptor?.axisValue(ofMean: row.mean) ?? row.mean
      return "\(name) \(String(format: "%.5f", row.mean)) (\(short(axis)) dB)"
    case .negativeLogarithm, .identity, nil:
      let unit = descriptor?.unit ?? ""
      return "\(name) \(short(row.mean))" + (unit.isEmpty ? "" : " \(unit)")
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }
}
