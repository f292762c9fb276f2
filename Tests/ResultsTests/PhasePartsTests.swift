import Foundation
import Results
import Testing

@Suite struct PhasePartsTests {
  static let similarity = MetricDescriptor(
    id: "s", name: "Phase-mean similarity", orientation: .higherIsBetter,
    curveScale: .decibelsBelowOne, objective: "o", phases: PhaseParts(of: "Similarity"))
  static let distance = MetricDescriptor(
    id: "d", name: "Phase-mean distance", orientation: .lowerIsBetter,
    curveScale: .negativeLogarithm,
    phases: PhaseParts(of: "Distance", at: [.onGrid, .oneRowAndColumn]))
  static let level = MetricDescriptor(
    id: "l", name: "Level", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
    phases: PhaseParts(of: "Level"))

  @Test func aPhaseNamesRowThenColumn() {
    #expect(GridPhase.allCases.map(\.rawValue) == ["00", "01", "10", "11"])
    #expect(GridPhase.allCases.allSatisfy { $0.rawValue == "\($0.row)\($0.column)" })
  }

  @Test func thePartsAreThePhasesAndTheirGap() {
    #expect(Self.similarity.parts == ["00", "01", "10", "11", "gap-db"])
    #expect(Self.distance.parts == ["00", "11", "gap-percent"])
    let phase = Self.similarity.part("01")
    #expect(phase.id == "s/01" && phase.axisLabel == "Similarity at phase 01 (dB)")
    #expect(phase.orientation == .higherIsBetter && phase.curveScale == .decibelsBelowOne)
    // Bias is measured at equal values of the main score only.
    #expect(phase.objective == nil && phase.phases == nil)
  }

  @Test func aGapIsADifferenceAndNoSimilarity() throws {
    let catalogue = MetricCatalogue([Self.similarity, Self.distance])
    let gap = try #require(catalogue.descriptor(of: "s/gap-db"))
    #expect(gap.axisLabel == "Similarity phase gap (dB)")
    #expect(gap.orientation == .neither && gap.curveValue(ofMean: 3.5) == 3.5)
    #expect(catalogue.descriptor(of: "d/gap-percent")?.unit == "%")
    // Not a part of this metric's phases: named as parts are.
    #expect(catalogue.descriptor(of: "d/gap-db")?.orientation == .lowerIsBetter)
  }

  @Test func theGapIsLargestMinusSmallestOnTheCurveScale() {
    // 20 dB against 10 dB.
    #expect(abs(Self.similarity.phaseGap([0.95, 0.99, 0.9, 0.98]) - 10) < 1e-12)
    #expect(Self.level.phaseGap([31, 30.5, 33, 30.75]) == 2.5)
    #expect(abs(Self.distance.phaseGap([2, 3]) - 50) < 1e-12)
  }

  @Test func perfectScoresAreDealtWithHonestly() {
    #expect(Self.similarity.phaseGap([1, 1, 1, 1]) == 0)
    #expect(Self.level.phaseGap([.infinity, .infinity]) == 0)
    #expect(Self.distance.phaseGap([0, 0]) == 0)
    #expect(Self.similarity.phaseGap([1, 0.9, 1, 1]) == .infinity)
    #expect(Self.distance.phaseGap([0, 0.1]) == .infinity)
    #expect(Self.level.phaseGap([30, .nan, 31]).isNaN)
    #expect(Self.level.phaseGap([]).isNaN)
  }
}
