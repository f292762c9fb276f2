import Foundation
package import Results

/// The weights that the scores of a results folder were computed with.
package struct FolderWeights: Sendable {
  package let folder: String
  /// A row for each metric and weights; several of a metric where older programs mixed them.
  package private(set) var rows: [WeightsRow]

  /// Reads `weights.csv`, or what the definitions of the folder's scores say where there is none.
  package init(of folder: String) throws {
    self.folder = folder
    let file = folder + "/" + WeightsRow.file
    rows =
      FileManager.default.fileExists(atPath: file)
      ? try WeightsRow.rows(ofFile: file) : try Self.ofScores(folder)
  }

  /// The weights of several folders that hold parts of one study.
  package init(of folder: String, parts: [FolderWeights]) throws {
    try self.init(of: folder)
    let known = Set(rows.map(\.metric))
    for row in parts.flatMap(\.rows) where !known.contains(row.metric) && !rows.contains(row) {
      rows.append(row)
    }
  }

  package func rows(of metric: String) -> [WeightsRow] { rows.filter { $0.metric == metric } }

  /// Writes down what the folder's scores are computed with from now on. The first of several
  /// processes decides; the others then find its choice.
  ///
  /// - Throws: `WeightsProblem.otherThanKept` if another process chose others in the meantime.
  package static func record(_ definitions: [MetricDefinition], in folder: String) throws {
    let own = definitions.compactMap(WeightsRow.init)
    if own.isEmpty { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = folder + "/" + WeightsRow.file
    if !FileManager.default.fileExists(atPath: file) {
      // Complete under a name of its own first; the link fails where another process was faster.
      let partial = file + ".\(getpid())"
      try WeightsRow.write(own, toFile: partial)
      defer { unlink(partial) }
      if link(partial, file) == 0 { return }
      // A file system without hard links, or another process was faster.
      if !FileManager.default.fileExists(atPath: file) { try WeightsRow.write(own, toFile: file) }
    }
    var rows = try WeightsRow.rows(ofFile: file)
    for row in own {
      let known = rows.filter { $0.metric == row.metric }
      if known.isEmpty {
        rows.append(row)
      } else if !known.contains(where: { $0.digest == row.digest }) {
        throw WeightsProblem.otherThanKept(
          metric: row.metric, folder: folder, kept: known[0], now: row)
      }
    }
    rows.sort { $0.metric < $1.metric }
    if try rows != WeightsRow.rows(ofFile: file) { try WeightsRow.write(rows, toFile: file) }
  }

  /// By the definitions of the folder; where a metric has several, by those that scores are of.
  private static func ofScores(_ folder: String) throws -> [WeightsRow] {
    let file = folder + "/definitions.csv"
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    var definitions = try MetricDefinition.rows(ofFile: file)
    func rows() -> [WeightsRow] {
      definitions.compactMap(WeightsRow.init).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    }
    let scores = folder + "/scores.csv"
    let isMixed = Set(rows().map(\.metric)).count < rows().count
    if isMixed && FileManager.default.fileExists(atPath: scores) {
      let used = Set(try ScoreRow.rows(ofFile: scores).map(\.definition))
      definitions = definitions.filter { used.contains($0.fingerprint) }
    }
    return rows()
  }
}
