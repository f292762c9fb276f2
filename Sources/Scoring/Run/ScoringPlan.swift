import Controls
import Imaging
public import Metrics
public import Studies

/// The scores to compute: pairs and metrics, minus those in the results folder.
public struct ScoringPlan: Sendable {
  /// A pair and the metrics (by index) that have no score yet.
  public struct Item: Sendable {
    public let pair: Pair
    public let metrics: [Int]
  }

  /// Items by original, so that its side of each metric is computed once.
  public let groups: [[Item]]
  /// Scores that stand already and are not computed again.
  public let present: Int

  public var missing: Int { groups.joined().reduce(0) { $0 + $1.metrics.count } }
  public var pairs: Int { groups.reduce(0) { $0 + $1.count } }

  init(items: [Item], present: Int) {
    var order: [String: Int] = [:]
    var groups: [[Item]] = []
    for item in items {
      if let place = order[item.pair.original] {
        groups[place].append(item)
      } else {
        order[item.pair.original] = groups.count
        groups.append([item])
      }
    }
    self.groups = groups
    self.present = present
  }

  /// The pair that needs most memory, with the bytes it holds while it is scored: both images,
  /// the original's side of all its metrics and the room that the neediest works in.
  public func largest(metrics: [any Metric]) -> (pair: Pair, bytes: Int)? {
    groups.joined().map { ($0.pair, Self.bytes($0, metrics)) }.max { $0.1 < $1.1 }
  }

  private static func bytes(_ item: Item, _ metrics: [any Metric]) -> Int {
    let pair = item.pair
    let needs = item.metrics.map {
      metrics[$0].memory(width: pair.width, height: pair.height)
    }
    let kept = item.metrics.count > 1 ? DerivedValues.bytesPerPixel : 0
    let images = 2 * (3 * 2 + kept) * pair.width * pair.height
    let making = pair.control == nil ? 0 : Control.bytesPerPixel
    let working = max(needs.map(\.working).max() ?? 0, making * pair.width * pair.height)
    return images + needs.reduce(0) { $0 + $1.reference } + working
  }

  /// Bytes that the run holds with this many pairs in flight, each of another original.
  public func memory(jobs: Int, metrics: [any Metric]) -> Int {
    jobs * (largest(metrics: metrics)?.bytes ?? 0)
  }

  /// The number of pairs in flight that fits the memory, at least one.
  public func jobs(upTo wanted: Int, memory budget: Int, metrics: [any Metric]) -> Int {
    let each = max(memory(jobs: 1, metrics: metrics), 1)
    return max(1, min(wanted, budget / each, pairs))
  }
}
