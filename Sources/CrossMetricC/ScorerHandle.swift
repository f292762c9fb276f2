public import CCrossMetric
import Foundation
import Imaging
import Metrics
import Processes
import Results
import Scoring
import Studies
import TrainedWeights

/// The object that a `cm_scorer` points to.
final class ScorerHandle: @unchecked Sendable {
  /// One number that the scorer gives. Its texts are C's, never changed and freed with the scorer.
  struct Column {
    let name, metric, orientation, definition, fingerprint, weights: UnsafeMutablePointer<CChar>?
    let isUntrained: Bool

    fileprivate init(_ name: String, _ descriptor: MetricDescriptor, _ metric: any Metric) {
      self.name = strdup(name)
      self.metric = strdup(metric.descriptor.id)
      orientation = strdup(descriptor.orientation.rawValue)
      definition = strdup(metric.definition.text)
      fingerprint = strdup(metric.definition.fingerprint)
      weights = strdup(metric.definition.weights)
      isUntrained = metric.definition.isUntrained
    }

    fileprivate func free() {
      for text in [name, metric, orientation, definition, fingerprint, weights] {
        Foundation.free(text)
      }
    }
  }

  let metrics: [any Metric]
  let cores: CoreShare
  let alpha: AlphaRule
  let columns: [Column]

  init(metrics: [any Metric], cores: CoreShare, alpha: AlphaRule) {
    self.metrics = metrics
    self.cores = cores
    self.alpha = alpha
    columns = metrics.flatMap { metric in
      let descriptor = metric.descriptor
      return [Column(descriptor.id, descriptor, metric)]
        + descriptor.parts.map {
          Column(descriptor.id + "/" + $0, descriptor.part($0), metric)
        }
    }
  }

  deinit { for column in columns { column.free() } }

  /// Scores in the order of the columns; a part that a metric did not give is NaN.
  func write(_ found: [MetricScore], to scores: UnsafeMutablePointer<Double>) {
    var place = scores
    for (metric, score) in zip(metrics, found) {
      place.pointee = score.score
      place += 1
      for suffix in metric.descriptor.parts {
        place.pointee = score.parts.first { $0.suffix == suffix }?.score ?? .nan
        place += 1
      }
    }
  }
}

@c @implementation
public func cm_scorer_new(
  _ metrics: UnsafePointer<UnsafePointer<CChar>?>!, _ metric_count: Int32,
  _ weights: UnsafePointer<UnsafePointer<CChar>?>!, _ weight_count: Int32,
  _ rules: UnsafePointer<cm_rules>!, _ scorer: UnsafeMutablePointer<OpaquePointer?>!,
  _ message: Message
) -> cm_status {
  answer(message) {
    let scorer = try needed(scorer, "scorer")
    let ids = try MetricNames.ids(try texts(metrics, metric_count, "metrics"))
    let rules = rules?.pointee
    let alpha = try word(rules?.alpha, "alpha", default: AlphaRule.refuse)
    let cores = CoreShare(limit: rules.flatMap { $0.cores > 0 ? Int($0.cores) : nil })
    let options = MetricOptions(
      alpha: alpha, depth: try word(rules?.depth, "depth", default: DepthRule.equal),
      exact: rules?.exact == 1, cores: cores, hdf5: hdf5)
    let weighted = WeightedMetrics(
      asked: try choices(try texts(weights, weight_count, "weights")),
      askedBy: "the argument weights")
    let place = StudyPlace(file: "metrics")
    let made = try ids.map { id in
      try ProgramMetrics.make(id, place: place, children: RunningChildren())
        ?? weighted.make(id, options: options)
    }
    scorer.pointee = Handle.make(ScorerHandle(metrics: made, cores: cores, alpha: alpha))
  }
}

/// Weights by metric.
private func choices(_ texts: [String]) throws -> [String: WeightsChoice] {
  var choices: [String: WeightsChoice] = [:]
  for text in texts {
    let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2 else {
      throw CallError("weights are METRIC=trained, =seeded or =FILE, not \"\(text)\"")
    }
    _ = try MetricRegistry.entry(halves[0])
    choices[halves[0]] = WeightsChoice(halves[1], folder: ".")
  }
  return choices
}

private func texts(
  _ list: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int32, _ name: String
) throws -> [String] {
  guard count > 0 else { return [] }
  guard let list else { throw CallError("\(name) is NULL") }
  return try (0..<Int(count)).map { try text(list[$0], "one of \(name)") }
}

@c @implementation
public func cm_scorer_free(_ scorer: OpaquePointer!) { Handle.release(scorer, ScorerHandle.self) }

@c @implementation
public func cm_scorer_column_count(_ scorer: OpaquePointer!) -> Int32 {
  guard let scorer else { return 0 }
  return Int32(Handle.borrow(scorer, ScorerHandle.self).columns.count)
}

/// A fact of a column; nil for one that there is not.
private func fact<Value>(
  _ scorer: OpaquePointer?, _ column: Int32, _ fact: (ScorerHandle.Column) -> Value?
) -> Value? {
  guard let scorer else { return nil }
  let columns = Handle.borrow(scorer, ScorerHandle.self).columns
  return columns.indices.contains(Int(column)) ? fact(columns[Int(column)]) : nil
}

@c @implementation
public func cm_scorer_column(_ scorer: OpaquePointer!, _ column: Int32) -> UnsafePointer<CChar>! {
  fact(scorer, column) { UnsafePointer($0.name) }
}

@c @implementation
public func cm_scorer_metric(_ scorer: OpaquePointer!, _ column: Int32) -> UnsafePointer<CChar>! {
  fact(scorer, column) { UnsafePointer($0.metric) }
}

@c @implementation
public func cm_scorer_orientation(
  _ scorer: OpaquePointer!, _ column: Int32
) -> UnsafePointer<CChar>! {
  fact(scorer, column) { UnsafePointer($0.orientation) }
}

@c @implementation
public func cm_scorer_definition(
  _ scorer: OpaquePointer!, _ column: Int32
) -> UnsafePointer<CChar>! {
  fact(scorer, column) { UnsafePointer($0.definition) }
}

@c @implementation
public func cm_scorer_fingerprint(
  _ scorer: OpaquePointer!, _ column: Int32
) -> UnsafePointer<CChar>! {
  fact(scorer, column) { UnsafePointer($0.fingerprint) }
}

@c @implementation
public func cm_scorer_weights(_ scorer: OpaquePointer!, _ column: Int32) -> UnsafePointer<CChar>! {
  fact(scorer, column) { UnsafePointer($0.weights) }
}

@c @implementation
public func cm_scorer_is_untrained(_ scorer: OpaquePointer!, _ column: Int32) -> Int32 {
  fact(scorer, column) { $0.isUntrained ? 1 : 0 } ?? 0
}
