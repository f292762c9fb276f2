import Foundation
import Metrics
import Results
import TestSupport
import Testing

/// The calibration tables of docs/metrics, which scripts/calibration.py writes.
@Suite struct CalibrationTests {
  /// Seconds a pair; the script computes them like the others.
  static let slow = ["vgg16", "vgg16-phases"]
  static let needWeights = ["lpips-vgg", "dists"]

  /// Picture and value as a page's table has them.
  static func table(_ id: String) throws -> [String: Double] {
    let page = try String(
      contentsOf: fixture("../../docs/metrics/\(id).md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "\n## Calibration\n").dropFirst().first)
    var rows: [String: Double] = [:]
    for match in section.prefix(1000).matches(of: /\| `([a-z0-9.-]+\.png)` \| (\S+) \|/) {
      rows[String(match.1)] = Double(match.2)
    }
    return rows
  }

  @Test func everyPageHasATable() throws {
    for id in MetricRegistry.all.map(\.descriptor.id) {
      let rows = try Self.table(id)
      #expect(rows.count == 4 && rows.values.allSatisfy(\.isFinite), "\(id)")
    }
  }

  @Test func theTablesSayWhatTheProgramGives() throws {
    try withTemporaryFolder { folder in
      let written = try Tool.run(["calibrate", "--out", folder.path])
      let pictures = written.output.split(separator: "\n").map(String.init)
      #expect(pictures.count == 5)
      let ids = MetricRegistry.all.map(\.descriptor.id).filter { !Self.slow.contains($0) }
      let weights = Self.needWeights.flatMap {
        ["--weights", $0 + "=" + fixture("calibrated/narrow.safetensors").path]
      }
      let compared = try Tool.run(
        ["compare"] + pictures + ["--json", "--metrics", ids.joined(separator: ",")] + weights)
      let pairs = try JSONDecoder().decode(Comparison.self, from: Data(compared.output.utf8)).pairs
      #expect(pairs.count == 4)
      for pair in pairs {
        let name = URL(fileURLWithPath: pair.reconstruction).lastPathComponent
        for id in ids {
          let (stated, found) = (try Self.table(id)[name], pair.scores[id])
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
