import Foundation
import RateDistortion
import Results
import Studies
import StudyRuns
import Synchronization
import TestSupport
import Testing

/// A study that is run from code, as a user of the library would.
@Suite struct StudyRunTests {
  @Test func aStudyRunsFromScoresToTheReport() throws {
    try withTemporaryFolder { folder in
      let small = try SmallStudy(folder, metrics: "[psnr, ms-ssim]")
      let heard = Heard()
      let results = ResultsFolder(folder.appendingPathComponent("results").path + "/")
      let run = try StudyRun(Study.load(small.file), in: results, events: heard.hear)

      guard case .scores(let forecast) = try run.planScores() else {
        Issue.record("nothing to score")
        return
      }
      #expect(forecast.scores == 6 * 8 * 2 && forecast.originals == 6 && forecast.present == 0)
      #expect(!results.has(ScoreRow.file))

      var options = ScoringOptions()
      options.usesCache = false
      let first = try run.score(options)
      #expect(first.scored == 96 && first.present == 0 && first.failures.isEmpty)
      let again = try run.score(options)
      #expect(again.scored == 0 && again.present == 96)
      #expect(heard.work.contains(.scoring) && heard.most[.scoring] == 96)

      let analysis = try run.analyze()
      let curves = try results.neededRows(CurveRow.self)
      #expect(analysis.curves.count == curves.count && !curves.isEmpty)
      let delta = try #require(analysis.bdRates.first { $0.metric == "psnr" })
      #expect(delta.anchorKey == CodecKey(codec: "noise", objective: "mse"))
      let rows = try results.neededRows(BDRateRow.self)
      #expect(rows.contains { $0.key == delta.key })

      let scores = try #require(try results.scores())
      #expect(scores.rule != nil && scores.rows.count == scores.all.count)
      let tables = try results.analysisTables()
      #expect(tables.map(\.descriptor.name) == AnalysisTables.types.map { $0.table.name })
      let matrix = try results.rows(MatrixRow.self)
      #expect(!matrix.isEmpty && analysis.rows(MatrixRow.self).count == matrix.count)
      #expect(results.studyName == "small")
    }
  }

  @Test func whatKeepsAStepFromStartingIsAFactWithoutOptionsOfTheCommandLine() throws {
    try withTemporaryFolder { folder in
      let small = try SmallStudy(folder, images: 2, metrics: "[psnr]")
      let results = ResultsFolder(folder.appendingPathComponent("results").path)
      let run = try StudyRun(Study.load(small.file), in: results)
      func error(_ step: () throws -> Void) -> (any Error)? {
        do { try step() } catch { return error }
        return nil
      }
      var options = ScoringOptions()
      options.codecs = ["nosie"]
      try FileManager.default.removeItem(
        at: folder.appendingPathComponent("codec/mse/0.10/image0.png"))
      let errors = [
        error { try run.analyze() }, error { try run.report() }, error { try run.plot() },
        error { _ = try run.score(options) }, error { _ = try run.score() },
      ]
      for error in errors {
        let sentence = "\(try #require(error as? StudyRunError))"
        #expect(!sentence.contains("--") && !sentence.contains("crossmetric "), "\(sentence)")
      }
      if case .faults(let faults, _, let hasRest)? = errors[4] as? StudyRunError {
        #expect(faults.count == 1 && faults[0].point == "0.10" && hasRest)
      } else {
        Issue.record("\(String(describing: errors[4]))")
      }
    }
  }

  @Test func whatIsKeptForTheReportIsInTheCallersWords() throws {
    try withTemporaryFolder { folder in
      let small = try SmallStudy(folder, images: 2, metrics: "[psnr, ms-ssim]")
      let results = ResultsFolder(folder.appendingPathComponent("results").path)
      let run = try StudyRun(
        Study.load(small.file), in: results,
        wording: { if case .lacking = $0 { "my words" } else { $0.description } })
      var options = ScoringOptions()
      options.usesCache = false
      options.metrics = ["psnr"]
      _ = try run.score(options)
      try run.analyze()
      #expect(results.sentences(.warnings).contains("my words"))
    }
  }
}

/// The messages of a run.
private final class Heard: Sendable {
  private let state = Mutex((work: Set<StudyWork>(), most: [StudyWork: Int]()))
  var work: Set<StudyWork> { state.withLock { $0.work } }
  var most: [StudyWork: Int] { state.withLock { $0.most } }

  @Sendable func hear(_ event: StudyEvent) {
    state.withLock { state in
      switch event {
      case .began(let work): state.work.insert(work)
      case .progress(let work, let done, _):
        state.most[work] = max(state.most[work] ?? 0, done)
      default: break
      }
    }
  }
}
