import CCrossMetric
import CrossMetricC
import Foundation
import Results
import Synchronization
import TestSupport
import Testing

/// A study as C runs it.
@Suite struct StudyCallTests {
  /// Collects the sentences of a run.
  private final class Sentences: Sendable {
    private let heard = Mutex<[String]>([])
    var all: [String] { heard.withLock { $0 } }
    func hear(_ sentence: String) { heard.withLock { $0.append(sentence) } }
  }

  private func run(_ study: String, in results: String) throws -> [String] {
    let sentences = Sentences()
    try CFault.check {
      cm_study_run(
        study, results,
        { context, sentence in
          guard let context, let sentence else { return }
          Unmanaged<Sentences>.fromOpaque(context).takeUnretainedValue()
            .hear(String(cString: sentence))
        }, Unmanaged.passUnretained(sentences).toOpaque(), $0)
    }
    return sentences.all
  }

  private func scores(of results: String) throws -> String {
    var csv: UnsafeMutablePointer<CChar>?
    try CFault.check { cm_results_scores(results, &csv, $0) }
    defer { cm_free(csv) }
    return String(cString: try #require(csv))
  }

  private static let hasGnuplot = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/gnuplot")
    }

  @Test func aStudyRunsFromImagesToTheReport() throws {
    try withTemporaryFolder { folder in
      let small = try SmallStudy(folder, images: 2, metrics: "[psnr]")
      let results = folder.appendingPathComponent("results").path
      do {
        _ = try run(small.file, in: results)
        #expect(Self.hasGnuplot)
        for file in ["report.html", "plots/rd-psnr.svg"] {
          #expect(FileManager.default.fileExists(atPath: results + "/" + file), "\(file)")
        }
      } catch let fault as CFault where !Self.hasGnuplot {
        #expect(fault.status == CM_STUDY && fault.sentence.contains("gnuplot"))
      }
      let known = ResultsFolder(results)
      let rows = try #require(try known.scores()).rows
      #expect(rows.count == 2 * 4 * 2)
      #expect(try scores(of: results) == ScoreRow.headerLine + rows.map(\.line).joined())
      #expect(try !known.neededRows(CurveRow.self).isEmpty)
      // Again takes up what is there: the same bytes.
      let file = results + "/" + ScoreRow.file
      let before = try Data(contentsOf: URL(fileURLWithPath: file))
      _ = try? run(small.file, in: results)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
    }
  }

  @Test func whatIsOddIsToldAndWhatIsWrongIsASentence() throws {
    try withTemporaryFolder { folder in
      // Two points: no BD-rate can be told, which the analysis says.
      let small = try SmallStudy(folder, images: 2, metrics: "[psnr]")
      for point in ["0.10", "0.2"] {
        for objective in ["mse", "ms-ssim"] {
          try FileManager.default.removeItem(
            at: folder.appendingPathComponent("codec/\(objective)/\(point)"))
        }
      }
      let results = folder.appendingPathComponent("results").path
      let heard = try? run(small.file, in: results)
      if Self.hasGnuplot { #expect(try #require(heard).contains { $0.contains("points") }) }

      var fault = try #require(
        #expect(throws: CFault.self) { try run(folder.path + "/none.yaml", in: results) })
      #expect(fault.status == CM_STUDY && fault.sentence.contains("none.yaml"))
      fault = try #require(
        #expect(throws: CFault.self) { try scores(of: folder.path + "/no results") })
      #expect(fault.status == CM_STUDY && fault.sentence.contains(ScoreRow.file))
      fault = try #require(
        #expect(throws: CFault.self) {
          try CFault.check { cm_study_run(nil, results, nil, nil, $0) }
        })
      #expect(fault.status == CM_BAD_CALL)
    }
  }
}
