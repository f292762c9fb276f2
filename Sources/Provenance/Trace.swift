import Digests
import Foundation
import Results
import Studies

/// The record of a results folder about its numbers, and the study behind it, if that still exists.
struct Trace {
  let results: ResultsFolder
  private var folder: String { results.path }
  private let provenance: Provenance?
  private let study: Study?
  private let studyPath: String?
  private let definitions: [MetricDefinition]
  private let inputs: [String: InputRow]
  private let names: InputNames?

  init(folder: String) throws {
    results = ResultsFolder(folder)
    let provenance = try Provenance.read(folder: folder)
    self.provenance = provenance
    definitions = try results.rows(MetricDefinition.self)
    let rows = try results.rows(InputRow.self)
    inputs = Dictionary(rows.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    let place = URL(fileURLWithPath: folder).standardized.path
    let path = provenance.map {
      URL(fileURLWithPath: place + "/" + $0.study.path).standardized.path
    }
    studyPath = path
    // A study that is gone or broken takes its files' names with it, nothing else.
    study = path.flatMap { try? Study.load($0) }
    names = study.map { InputNames(studyFolder: $0.folder, resultsFolder: place) }
  }

  /// The definition of a metric in the last run, by its id without parts.
  func currentDefinition(_ metric: String) -> String? {
    let id = metric.prefix { $0 != "/" }
    return provenance?.metrics.first { $0.metric == id }?.definition
  }

  /// The definition behind a fingerprint.
  func definitionLink(_ fingerprint: String) -> Explanation.Link {
    guard let definition = definitions.first(where: { $0.fingerprint == fingerprint }) else {
      return .init("definition", "\(fingerprint), which definitions.csv does not know")
    }
    return .init(
      "definition",
      ["\(fingerprint), the start of the SHA-256 of:"]
        + definition.text.split(separator: "\n").map { "  " + $0 }
        + (definition.weights.isEmpty ? [] : ["weights: \(definition.weights)"]))
  }

  /// The study file, and whether it is still what the last run read.
  var studyLink: Explanation.Link {
    guard let record = provenance?.study, let studyPath else {
      return .init("study", "unknown: the folder has no \(Provenance.file)")
    }
    let digest = FileManager.default.contents(atPath: studyPath).map(SHA256.hex(of:))
    let state =
      switch digest {
      case record.sha256: "unchanged since the last run"
      case nil: "not there any more; its text is in \(Provenance.file)"
      default: "changed since the last run, whose text is in \(Provenance.file)"
      }
    return .init(
      "study",
      [
        "\(record.name), \(record.path) seen from the results: \(state)",
        "sha256 \(record.sha256)",
      ])
  }

  /// Runs of some steps, newest last.
  func runLink(_ steps: Set<String>) -> Explanation.Link {
    let runs = (provenance?.runs ?? []).filter { steps.contains($0.step) }
    return .init("runs", runs.isEmpty ? ["none on record"] : runs.map(\.sentence))
  }

  /// The pair of a score as the study finds it today.
  func pair(of row: ScoreRow) throws -> (pair: Pair, entry: CodecEntry?)? {
    guard var part = study else { return nil }
    part.images = [row.image]
    part.codecs.removeAll { $0.key.codec != row.codec || $0.key.objective != row.objective }
    let entry = part.codecs.first
    guard
      let found = try? part.discover(outputFolder: URL(fileURLWithPath: folder).standardized.path)
    else { return nil }
    return found.pairs.first { pair in
      pair.key.codec == row.codec && pair.key.objective == row.objective
        && pair.point == row.point && pair.image == row.image
    }.map { ($0, entry) }
  }

  /// A file of the study: its name, its digest when it was scored, and whether it still is the
  /// same.
  func fileLines(_ path: String) -> [String] {
    let name = names?.name(of: path) ?? path
    let digest = FileManager.default.contents(atPath: path).map(SHA256.hex(of:))
    guard let row = inputs[name] else { return [name, "not in inputs.csv"] }
    let state =
      switch digest {
      case row.sha256: "unchanged since it was read"
      case nil: "not there any more"
      default: "changed since it was read; score again"
      }
    return [name, "sha256 \(row.sha256), \(row.size) bytes, \(state)"]
  }
}
