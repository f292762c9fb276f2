public import Controls
import Digests
import Foundation
import Metrics
public import Results
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

extension MetricDefinition {
  /// The definition of a metric's scores of one kind of reference distortion: what changes the
  /// metric or the reference distortion's images changes the fingerprint.
  public func scoring(_ kind: ControlKind) -> MetricDefinition {
    let text = "\(text); of \(kind.definition)"
    return MetricDefinition(
      metric: metric, fingerprint: MetricDefinition.fingerprint(of: text), text: text,
      weights: weights)
  }
}

/// `definitions.csv` of a results folder: what the fingerprints of its scores stand for.
enum DefinitionFile {
  /// Adds definitions to those that the folder's scores refer to already.
  static func add(_ definitions: [MetricDefinition], to file: String) throws {
    let known =
      FileManager.default.fileExists(atPath: file)
      ? try MetricDefinition.rows(ofFile: file) : []
    let all = Dictionary(
      (known + definitions).map { ($0.fingerprint, $0) }, uniquingKeysWith: { $1 }
    ).values.sorted { ($0.metric, $0.fingerprint) < ($1.metric, $1.fingerprint) }
    try MetricDefinition.write(all, toFile: file)
  }
}
