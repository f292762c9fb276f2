import Foundation

/// Facts about a metric that scores the same pair at several phases of the 2x2 grid: its parts are
/// the score at each phase and the phase gap.
public struct PhaseParts: Sendable, Hashable {
  /// The field's name of the score at one phase, such as "MS-SSIM".
  public let scoreName: String
  public let phases: [GridPhase]

  public init(of scoreName: String, at phases: [GridPhase] = GridPhase.allCases) {
    self.scoreName = scoreName
    self.phases = phases
  }

  /// The part that holds the phase gap.
  func gapSuffix(_ scale: MetricDescriptor.CurveScale) -> String {
    scale == .negativeLogarithm ? "gap-percent" : "gap-db"
  }
}

extension MetricDescriptor {
  /// The phase gap of scores at each phase, or of a set's means of them: largest minus smallest on
  /// the curve scale. In dB; for a distance by how much the largest exceeds the smallest, in
  /// percent.
  ///
  /// Equal scores have no gap, perfect ones included. The gap is infinite where only some are
  /// perfect, NaN where one is NaN or there are none.
  public func phaseGap(_ scores: [Double]) -> Double {
    let values = scores.map(curveValue(ofMean:))
    guard let low = values.min(), let high = values.max(), !values.contains(where: \.isNaN) else {
      return .nan
    }
    if low == high { return 0 }
    return curveScale == .negativeLogarithm ? 100 * expm1(high - low) : high - low
  }

  /// Unit of the phase gap.
  public var phaseGapUnit: String { curveScale == .negativeLogarithm ? "%" : "dB" }

  /// Descriptor of a part of a metric with phases, or nil for another part.
  func phasePart(_ suffix: String) -> MetricDescriptor? {
    guard let phases else { return nil }
    if suffix == phases.gapSuffix(curveScale) {
      return MetricDescriptor(
        id: id + "/" + suffix, name: phases.scoreName + " phase gap", unit: phaseGapUnit,
        orientation: .neither, curveScale: .identity)
    }
    guard phases.phases.contains(where: { $0.rawValue == suffix }) else { return nil }
    return MetricDescriptor(
      id: id + "/" + suffix, name: "\(phases.scoreName) at phase \(suffix)", unit: unit,
      orientation: orientation, curveScale: curveScale)
  }
}
