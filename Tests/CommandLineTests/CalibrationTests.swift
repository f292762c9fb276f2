import Foundation
import Metrics
import Results
import TestSupport
import Testing

/// The calibration tables of docs/metrics, which scripts/calibration.py writes.
@Suite struct CalibrationTests {
  /// The weights under which metrics without a default have their first table: narrow networks.
  static let needWeights = [
    "lpips-vgg": fixture("calibrated/narrow.safetensors").path,
    "lpips-alex": fixture("calibrated/narrow-alex.safetensors").path,
    "dists": fixture("calibrated/narrow.safetensors").path,
  ]
  /// Metrics with a second table, by the trained weights of that.
  static let trained = [
    "vgg16": "vgg16", "vgg16-phases": "vgg16", "lpips-vgg": "lpips-vgg",
    "lpips-alex": "lpips-alex", "dists": "dists",
  ]

  /// Image and value as a page's table has them.
  static func table(_ id: String, trained: Bool = false) throws -> [String: Double] {
    let page = try String(
      contentsOf: fixture("../../docs/metrics/\(id).md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "\n## Calibration\n").dropFirst().first)
      .components(separatedBy: "\n## ")[0]
    let tables = section.components(separatedBy: "\n### With trained weights\n")
    var rows: [String: Double] = [:]
    guard let text = trained ? tables.dropFirst().first : tables[0] else { return rows }
    for match in text.matches(of: /\| `([a-z0-9.-]+\.png)` \| (\S+) \|/) {
      rows[String(match.1)] = Double(match.2)
    }
    return rows
  }

  @Test func everyPageHasItsTables() throws {
    for id in MetricRegistry.all.map(\.descriptor.id) {
      let rows = try Self.table(id)
      #expect(rows.count == 4 && rows.values.allSatisfy(\.isFinite), "\(id)")
      let trained = try Self.table(id, trained: true)
      #expect(trained.count == (Self.trained[id] == nil ? 0 : 4), "\(id)")
      let areFinite = trained.values.allSatisfy(\.isFinite)
      #expect(areFinite, "\(id)")
    }
  }

  @Test func theTablesSayWhatTheProgramGives() throws {
    try compare(
      MetricRegistry.all.map(\.descriptor.id), weights: Self.needWeights, trained: false)
  }

  @Test(
    .enabled(
      if: InstalledWeights.all(["vgg16", "lpips-vgg", "lpips-alex", "dists"]) != nil,
      InstalledWeights.remedy))
  func theTablesOfTrainedWeightsToo() throws {
    let weights = try #require(InstalledWeights.all(Array(Set(Self.trained.values))))
    try compare(Self.trained.keys.sorted(), weights: weights, trained: true)
  }

  private func compare(_ ids: [String], weights: [String: String], trained: Bool) throws {
    try withTemporaryFolder { folder in
      let written = try Tool.run(["calibrate", "--out", folder.path])
      let pictures = written.output.split(separator: "\n").map(String.init)
      #expect(pictures.count == 5)
      let options = weights.sorted { $0.key < $1.key }.flatMap { ["--weights", "\($0)=\($1)"] }
      let compared = try Tool.run(
        ["compare"] + pictures + ["--json", "--metrics", ids.joined(separator: ",")] + options)
      let pairs = try JSONDecoder().decode(Comparison.self, from: Data(compared.output.utf8)).pairs
      #expect(pairs.count == 4)
      for pair in pairs {
        let name = URL(fileURLWithPath: pair.reconstruction).lastPathComponent
        for id in ids {
          let (stated, found) = (try Self.table(id, trained: trained)[name], pair.scores[id])
          let (page, program) = (try #require(stated), try #require(found))
          #expect(
            abs(page - program) <= 6e-8 * abs(program),
            "\(id), \(name): run scripts/calibration.py \(id) if \(program) is right")
        }
      }
    }
  }

  private struct Comparison: Decodable {
    struct Pair: Decodable {
      let reconstruction: String
      let scores: [String: Double]
    }

    let pairs: [Pair]
  }
}
