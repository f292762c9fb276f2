import Controls
import Metrics
import Results
import Studies

/// The definitions under which a run scores: each metric's own, and those of its reference
/// distortions.
struct DefinitionTable {
  private let own: [MetricDefinition]
  private let ofControls: [ControlKind: [MetricDefinition]]

  init(_ metrics: [any Metric], kinds: [ControlKind]) {
    let own = metrics.map(\.definition)
    self.own = own
    ofControls = Dictionary(
      kinds.map { kind in (kind, own.map { $0.scoring(kind) }) }, uniquingKeysWith: { $1 })
  }

  var all: [MetricDefinition] { own + ofControls.values.joined() }

  /// The metrics' own definitions and those of the reference distortions among some pairs.
  func used(by pairs: [Pair]) -> [MetricDefinition] {
    own + Set(pairs.compactMap(\.control?.kind)).flatMap { ofControls[$0] ?? [] }
  }

  /// The definition of a metric, given by its place, for a pair.
  subscript(metric: Int, pair: Pair) -> MetricDefinition {
    pair.control.flatMap { ofControls[$0.kind]?[metric] } ?? own[metric]
  }
}
