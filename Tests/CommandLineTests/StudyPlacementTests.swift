import Foundation
import TestSupport
import Testing

/// Every command on a study also takes a results folder, which knows its study.
@Suite struct StudyPlacementTests {
  @Test func aResultsFolderStandsForItsStudy() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, metrics: "[psnr]")
      func run(_ arguments: String...) throws -> Tool.Outcome {
        let outcome = try Tool.run(arguments, in: folder)
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        return outcome
      }
      func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("results/" + name), encoding: .utf8)
      }
      _ = try run("score", "study.yaml", "--out", "results")
      let scores = try text("scores.csv")
      let both = try run("analyze", "study.yaml", "--out", "results", "--draws", "0")
      let alone = try run("analyze", "results", "--draws", "0")
      #expect(alone.output == both.output && alone.output.contains("By PSNR, "))
      // The folder may be named twice.
      #expect(
        try run("analyze", "results", "--out", "results", "--draws", "0").output == both.output)
      let again = try run("score", "results")
      #expect(again.errors.contains("48 scores are there already"), "\(again.errors)")
      #expect(try text("scores.csv") == scores)
      let dry = try run("run", "results", "--dry-run")
      #expect(dry.output.contains("all 48 scores are there already"))
      _ = try run("plot", "results", "--terminal", "svg")
      #expect(try run("report", "results").output == "The report is results/report.html\n")
      #expect(try text("report.html").contains("By PSNR, "))
      for arguments in [["crops", "results"], ["reconstruct", "results", "--dry-run"]] {
        #expect(try Tool.run(arguments, in: folder).status == 0)
      }
    }
  }

  @Test func aFolderThatDoesNotLeadToAStudySaysWhatToType() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 1, metrics: "[psnr]")
      func refused(_ arguments: String..., says: String, status: Int32 = 1) throws {
        let outcome = try Tool.run(arguments, in: folder)
        #expect(outcome.status == status && outcome.errors.contains(says), "\(outcome.errors)")
      }
      try refused(
        "analyze", "study.yaml", says: "A study file needs --out, the folder of its results.",
        status: 64)
      try refused(
        "report", "originals",
        says: "originals has no provenance.json, so it does not say which study it is of; type: "
          + "crossmetric report STUDY --out originals")
      #expect(try Tool.run(["score", "study.yaml", "--out", "results"], in: folder).status == 0)
      try refused(
        "analyze", "results", "--out", "other",
        says: "results is a folder and --out names another; give a study file, or a results folder "
          + "alone: crossmetric analyze STUDY --out other")
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("study.yaml"),
        to: folder.appendingPathComponent("moved.yaml"))
      try refused(
        "analyze", "results",
        says: "results is of the study study.yaml, which is not there; type: "
          + "crossmetric analyze STUDY --out results")
    }
  }
}
