import RateDistortion
import Results

/// Options of `bdrate` that help with what `lint` finds in curves.
enum CurveRemedy: CaseIterable {
  case dominated, few

  private var findings: [LintFinding] {
    switch self {
    case .dominated: [.notMonotone, .duplicateRate]
    case .few: [.fewPoints]
    }
  }

  private var sentence: String {
    switch self {
    case .dominated:
      "bdrate --drop-dominated compares curves without points that another point beats"
    case .few: "bdrate --min-points 2 compares curves of two and three points, without a verdict"
    }
  }

  /// Says once what helps with any of the findings.
  static func suggest(_ rows: [LintRow], except inUse: [CurveRemedy] = []) {
    let kinds = Set(rows.map(\.finding))
    for remedy in allCases where !inUse.contains(remedy) {
      if remedy.findings.contains(where: { kinds.contains($0) }) {
        tell(remedy.sentence)
      }
    }
  }
}
