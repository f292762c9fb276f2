import Foundation
import Reconstructions
import Results
import Studies
import TestSupport
import Testing

/// Targets with an encoder whose rate is exactly its quality.
@Suite struct EncodingTargetTests {
  /// Bit streams of `bytes` zeros for an image of 8 pixels: as many bpp.
  private func run(
    _ targets: String, quality: String = "{from: 1, to: 40, step: 1}", bytes: String = "$1",
    in folder: URL
  ) throws -> (MadeReconstructions, [EncodingRow]) {
    try Data("P6\n4 2\n255\n".utf8 + [UInt8](repeating: 9, count: 24))
      .write(to: folder.appendingPathComponent("a.ppm"))
    let text = """
      study: bench
      originals: "{image}.ppm"
      codecs:
        - codec: c
          objective: mse
          encoder:
            target: {bpp: \(targets)}
            quality: \(quality)
            encode: [sh, -c, 'head -c \(bytes) /dev/zero > "$2"; echo x >> tried', x, "{point}", "{bitstream}",
              "{original}"]
            decode: [sh, -c, 'cp a.ppm "$1"', x, "{reconstruction}", "{bitstream}"]
      """
    let path = folder.appendingPathComponent("study.yaml").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let run = EncodingRun(
      study: try Study.load(path), outputFolder: folder.path + "/out", jobs: 2)
    let outcome = try run.run(watchingSignals: false) { _, _ in }
    return (outcome, (try? EncodingRow.rows(ofFile: folder.path + "/out/encodings.csv")) ?? [])
  }

  private func tries(_ folder: URL) throws -> Int {
    try String(contentsOf: folder.appendingPathComponent("tried"), encoding: .utf8)
      .split(separator: "\n").count
  }

  @Test func theNearestQualityIsFoundWithFewTrials() throws {
    try withTemporaryFolder { folder in
      let (outcome, rows) = try run("[7, 20.4, 20.6, 1, 40]", in: folder)
      #expect(outcome.failures.isEmpty)
      #expect(rows.map(\.point) == ["bpp-7", "bpp-20.4", "bpp-20.6", "bpp-1", "bpp-40"])
      #expect(rows.map(\.quality) == ["7", "20", "21", "1", "40"])
      #expect(rows.map(\.reached) == [7, 20, 21, 1, 40])
      #expect(rows.map(\.target)[1] == "bpp 20.4")
      // 6 of 40 for one target; the five share some of theirs.
      #expect(try tries(folder) <= 20)
      let again = try run("[7, 20.4, 20.6, 1, 40]", in: folder)
      #expect(again.0.made == 0)
      let more = try run("[7, 20.4, 20.6, 1, 40, 8]", in: folder)
      #expect(more.0.made == 1)
    }
  }

  @Test func whatNoQualityReachesIsAFault() throws {
    try withTemporaryFolder { folder in
      let (outcome, rows) = try run("[0.5, 12, 41]", in: folder)
      #expect(rows.map(\.point) == ["bpp-12"])
      #expect(
        outcome.failures.map(\.message)
          == ["0.5", "41"].map {
            "no quality reaches bpp \($0): it is 1 at the coarsest (1) and 40 at the finest (40); "
              + "choose a target between them"
          })
    }
  }

  @Test func scalesMayFall() throws {
    try withTemporaryFolder { folder in
      let (_, rows) = try run(
        "[12]", quality: "{from: 40, to: 1}", bytes: "$((41 - $1))", in: folder)
      #expect(rows.map(\.quality) == ["29"])
    }
  }
}
