import Foundation
import Results

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
