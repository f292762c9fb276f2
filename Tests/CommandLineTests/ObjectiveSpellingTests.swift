import Foundation
import Metrics
import Results
import TestSupport
import Testing

/// However a study spells its objectives, the analysis knows them.
@Suite struct ObjectiveSpellingTests {
  @Test(
    "verdicts and signs are there, and rows under an alias count",
    arguments: [("MSE", "MS_SSIM"), ("l2", "msssim"), ("PSNR", "MS-SSIM")])
  func aliases(mse: String, msSSIM: String) throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 5, metrics: "[psnr, ms-ssim]")
      #expect(try tool("score", in: folder).status == 0)
      #expect(try tool("analyze", in: folder).status == 0)
      let before = try table("signs.csv", folder)
      #expect(before.split(separator: "\n").count > 1)
      try study.replace("study.yaml", "objective: mse", "objective: \(mse)")
      try study.replace("study.yaml", "objective: ms-ssim", "objective: \(msSSIM)")
      try study.replace("out/scores.csv", "noise,mse,", "noise,\(mse),")
      try study.replace("out/scores.csv", "noise,ms-ssim,", "noise,\(msSSIM),")
      let plan = try tool("score", "--dry-run", in: folder)
      #expect(plan.output.contains("nothing to score"), "\(plan.output)")
      let analysis = try tool("analyze", in: folder)
      #expect(!analysis.errors.contains("objective"), "\(analysis.errors)")
      #expect(try table("signs.csv", folder) == before)
      let chain = try Tool.run(
        [
          "explain", "out/scores.csv", "--row",
          "objective=\(mse),point=0.2,metric=psnr,image=image1",
        ], in: folder)
      #expect(chain.status == 0, "\(chain.errors)")
    }
  }

  @Test func anUnknownObjectiveIsKeptAndWarnedOf() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1, metrics: "[psnr]")
      try study.replace("study.yaml", "objective: ms-ssim", "objective: ms-sim")
      #expect(try tool("score", in: folder).status == 0)
      let outcome = try tool("analyze", in: folder)
      #expect(outcome.status == 0)
      let warnings = try table("warnings.txt", folder)
      #expect(
        warnings.contains("the objective \"ms-sim\" of noise") && warnings.contains("\"ms-ssim\"?"))
      #expect(try table("curves.csv", folder).contains("noise,ms-sim,"))
    }
  }

  @Test func everyMetricsObjectiveIsKnown() {
    for metric in MetricRegistry.catalogue.descriptors {
      for objective in metric.kindredObjectives.union([metric.objective].compactMap { $0 }) {
        #expect(Objective.known.contains(objective), "\(metric.id)")
      }
    }
  }

  private func tool(_ step: String, _ more: String..., in folder: URL) throws -> Tool.Outcome {
    try Tool.run([step, "study.yaml", "--out", "out"] + more, in: folder)
  }

  private func table(_ name: String, _ folder: URL) throws -> String {
    try String(contentsOf: folder.appendingPathComponent("out/" + name), encoding: .utf8)
  }
}
