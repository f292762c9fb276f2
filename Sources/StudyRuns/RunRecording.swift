import Foundation
import Provenance
import Results
import Studies

extension StudyRun {
  /// Runs a step and keeps in `provenance.json` what it worked from, when, where and for how long.
  ///
  /// - Parameters:
  ///   - definitions: those of the metrics that the step uses.
  ///   - folder: where the step writes; nil for the results folder.
  ///   - body: may fill in what the run did.
  func recorded<Result>(
    _ step: String, definitions: [MetricDefinition], folder: ResultsFolder? = nil,
    _ body: (inout RunRecord) throws -> Result
  ) throws -> Result {
    let folder = (folder ?? results).path
    var run = RunRecord(step: step, version: Version.current)
    let start = Date()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let begun = run
    try update(folder, definitions) { $0.append(begun) }
    func end(_ end: RunRecord.End) throws {
      run.seconds = (Date().timeIntervalSince(start) * 1000).rounded() / 1000
      run.end = run.end ?? end
      let ended = run
      try update(folder, definitions) { runs in
        runs[runs.lastIndex(of: begun) ?? runs.count - 1] = ended
      }
    }
    let result: Result
    do { result = try body(&run) } catch {
      try end(.failed)
      throw error
    }
    try end(.complete)
    return result
  }

  /// Takes over the runs of shards.
  func adopt(runsOf folders: [String]) throws {
    let runs = try folders.flatMap { try Provenance.read(folder: $0)?.runs ?? [] }
    try update(results.path, []) { known in
      known.insert(contentsOf: runs.filter { !known.contains($0) }, at: 0)
      known.sort { $0.started < $1.started }
    }
  }

  private func update(
    _ folder: String, _ definitions: [MetricDefinition], _ change: (inout [RunRecord]) -> Void
  ) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: study.path))
    let record = Provenance.StudyRecord(
      name: study.name, path: relativePath(from: folder, to: study.path), bytes: bytes)
    var provenance =
      try Provenance.read(folder: folder) ?? Provenance(study: record, metrics: [])
    provenance.study = record
    provenance.metrics.removeAll { old in
      !study.metrics.contains(old.metric) || definitions.contains { $0.metric == old.metric }
    }
    provenance.metrics += definitions.map(Provenance.MetricRecord.init)
    provenance.metrics.sort { order($0.metric) < order($1.metric) }
    try provenance.readEncoders(folder: results.path)
    change(&provenance.runs)
    try provenance.write(folder: folder)
  }

  private func order(_ metric: String) -> Int {
    study.metrics.firstIndex(of: metric) ?? study.metrics.count
  }
}

/// A file as seen from a folder.
func relativePath(from folder: String, to file: String) -> String {
  let from = URL(fileURLWithPath: folder).standardized.pathComponents
  let to = URL(fileURLWithPath: file).standardized.pathComponents
  let common = zip(from, to).prefix { $0 == $1 }.count
  return (from.dropFirst(common).map { _ in ".." } + to.dropFirst(common)).joined(separator: "/")
}
