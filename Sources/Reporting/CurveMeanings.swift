import Foundation
package import Results

/// Finds the point of a curve that a place in a figure stands for.
package struct CurveMeanings {
  private let catalogue: MetricCatalogue
  private let rows: [CurveRow]
  /// Of each row its value as axes show it.
  private let values: [Double]

  package init(_ curves: [CurveRow], _ catalogue: MetricCatalogue) {
    rows = curves
    self.catalogue = catalogue
    values = curves.map {
      catalogue.descriptor(of: $0.metric)?.axisValue(ofMean: $0.mean) ?? $0.mean
    }
  }

  /// Codec, point, rate and values of the point with a metric at `y` and its rate, or another of its
  /// metrics, at `x`; nil where there is none.
  func text(x: Double, y: Double) -> String? {
    for (index, row) in rows.enumerated() where Self.same(values[index], y) {
      if Self.same(row.bpp, x) { return sentence(row, [index]) }
      let other = rows.indices.first { other in
        Self.same(values[other], x) && rows[other].metric != row.metric
          && (rows[other].codec, rows[other].objective, rows[other].point, rows[other].images)
            == (row.codec, row.objective, row.point, row.images)
      }
      if let other { return sentence(row, [other, index]) }
    }
    return nil
  }

  private func sentence(_ row: CurveRow, _ shown: [Int]) -> String {
    let rate = row.bpp.isFinite ? ["\(Self.short(row.bpp)) bpp"] : []
    let numbers = shown.map { index -> String in
      let descriptor = catalogue.descriptor(of: rows[index].metric)
      let name = descriptor?.name ?? rows[index].metric
      let (mean, axis) = (rows[index].mean, values[index])
      switch descriptor?.curveScale {
      case .decibelsBelowOne:
        return "\(name) \(String(format: "%.5f", mean)) (\(Self.short(axis)) dB)"
      case .negativeLogarithm, .identity, nil:
        let unit = descriptor?.unit ?? ""
        return "\(name) \(Self.short(mean))" + (unit.isEmpty ? "" : " \(unit)")
      }
    }
    return "\(CodecKey(codec: row.codec, objective: row.objective)), point \(row.point): "
      + (rate + numbers).joined(separator: ", ")
  }

  /// Scripts hold eight digits.
  private static func same(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-7 * max(abs(a), abs(b))
  }

  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }
}
