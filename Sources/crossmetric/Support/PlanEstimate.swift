import Foundation
import Imaging
import Metrics
import Scoring
import Studies

/// What a plan will cost, from one timed trial of each metric on a small picture.
struct PlanEstimate {
  private static let side = 256
  let text: String

  init(_ plan: ScoringPlan, _ metrics: [any Metric], jobs: Int) {
    let trial = Self.secondsPerPixel(metrics)
    var seconds = 0.0
    for group in plan.groups {
      let pair = group[0].pair
      let pixels = Double(pair.width) * Double(pair.height)
      for index in metrics.indices {
        let uses = group.filter { $0.metrics.contains(index) }.count
        // The original's side once, then one side a reconstruction.
        if uses > 0 { seconds += Double(uses + 1) * pixels * trial[index] }
      }
    }
    let memory = plan.memory(jobs: jobs, metrics: metrics)
    text = """
      to score: \(counted(plan.missing, "score")) of \(counted(plan.pairs, "pair")) \
      (\(counted(plan.groups.count, "original"))); \
      \(plan.present) scores are there already
      time: about \(duration(seconds / Double(jobs))) with \(counted(jobs, "pair")) in flight, from a trial on \
      this machine
      memory: up to \(size(memory))
      """
  }

  /// Seconds that one side of each metric takes for a pixel.
  private static func secondsPerPixel(_ metrics: [any Metric]) -> [Double] {
    let ramp = (0..<3 * side * side).map { UInt8($0 % 251) }
    let image = Image(width: side, height: side, samples: .eight(ramp))
    return metrics.map { metric in
      let start = Date()
      guard let scorer = try? metric.scorer(for: image), (try? scorer(image)) != nil else {
        return 0
      }
      return Date().timeIntervalSince(start) / Double(2 * side * side)
    }
  }
}
