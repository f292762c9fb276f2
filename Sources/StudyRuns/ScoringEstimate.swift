import Foundation
import Imaging
import Metrics
import Scoring
import Studies

/// The scores to compute, with their estimated time and memory.
public struct ScoringEstimate: Sendable {
  public let scores: Int
  public let pairs: Int
  public let originals: Int
  /// Scores that are there already.
  public let present: Int
  /// From one timed trial of each metric on a small image.
  public let seconds: Double
  /// Pairs in flight.
  public let jobs: Int
  /// Bytes.
  public let memory: Int

  private static let side = 256

  init(_ plan: ScoringPlan, _ metrics: [any Metric], jobs: Int) {
    let trial = plan.missing == 0 ? [] : Self.secondsPerPixel(metrics)
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
    scores = plan.missing
    pairs = plan.pairs
    originals = plan.groups.count
    present = plan.present
    self.seconds = seconds / Double(jobs)
    self.jobs = jobs
    memory = plan.memory(jobs: jobs, metrics: metrics)
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
