import Foundation
import Results

/// All results in both directions, with the agreement of the metrics.
struct BDMatrix {
  let rows: [MatrixRow]

  init(_ results: [BDResult]) {
    let groups = Dictionary(grouping: results, by: Group.init)
    rows = results.flatMap { result in
      let own = groups[Group(result)] ?? []
      return [MatrixRow.Direction.rate, .quality].map { direction in
        result.matrixRow(direction, agreement: Self.agreement(own, direction))
      }
    }
  }

  /// The question on which metrics agree or not.
  private struct Group: Hashable {
    let anchor: CodecKey
    let test: CodecKey
    let method: InterpolationMethod
    let range: RateRange

    init(_ result: BDResult) {
      anchor = result.anchor
      test = result.test
      method = result.delta.method
      range = result.delta.range
    }
  }

  /// "2 of 3 better" over the main metrics whose number rests on points, "cannot be told" where
  /// none does, or nothing where there is no number.
  private static func agreement(_ results: [BDResult], _ direction: MatrixRow.Direction) -> String {
    let told = results.filter { !$0.metric.isPart }.compactMap { $0.isBetter(direction) }
    let isKnown = results.contains { !$0.metric.isPart && $0.found(direction).value.isFinite }
    if told.isEmpty { return isKnown ? Verdict.cannotBeTold.rawValue : "" }
    return "\(told.count { $0 }) of \(told.count) better"
  }
}

extension BDResult {
  fileprivate func found(_ direction: MatrixRow.Direction) -> Direction {
    direction == .rate ? rate : quality
  }

  /// Whether the test is better than the anchor, nil where that is unknown.
  fileprivate func isBetter(_ direction: MatrixRow.Direction) -> Bool? {
    guard let value = finite(found(direction).value), found(direction).evidence.isEnough else {
      return nil
    }
    let lessIsBetter = direction == .rate || metric.orientation == .lowerIsBetter
    return lessIsBetter ? value < 0 : value > 0
  }

  fileprivate func matrixRow(_ direction: MatrixRow.Direction, agreement: String) -> MatrixRow {
    let found = found(direction)
    func shown(_ end: Double?) -> Double? {
      end.map { direction == .rate ? $0 : pow(10, $0) }
    }
    return MatrixRow {
      $0.compared = compared
      $0.direction = direction
      $0.settings = delta.settings
      $0.value = found.value
      $0.unit = direction == .rate ? "%" : scale.reportedUnit(metric)
      $0.ci = Bounds(found.interval)
      $0.over = Bounds(shown(found.over?.low), shown(found.over?.high))
      $0.overlapPercent = found.overlapPercent
      $0.evidence = found.evidence
      $0.agreement = agreement
      $0.note = Notes(notes + found.notes + rules)
    }
  }
}
