import Foundation
import Randomness
import TestSupport
import Testing

@Suite struct KillAndResumeTests {
  /// Each kill comes after the run has added a score, so that every run has begun to write.
  @Test("killed again and again and resumed, score ends with the same file")
  func kill() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder)
      let scores = { try Data(contentsOf: folder.appendingPathComponent($0 + "/scores.csv")) }
      #expect(try Tool.run(["score", study.file, "--out", "whole"], in: folder).status == 0)
      func size() -> Int { (try? scores("killed").count) ?? 0 }
      var sizes = [0]
      var random = SplitMix64(seed: 20)
      while sizes.count <= 20 {
        let tool = try Tool.start(["score", study.file, "--out", "killed"], in: folder)
        while size() <= sizes[sizes.count - 1] && tool.process.isRunning {
          Thread.sleep(forTimeInterval: 0.001)
        }
        Thread.sleep(forTimeInterval: random.nextUnit() / 100)
        tool.kill()
        guard tool.finish().status == 128 + SIGKILL else { break }
        sizes.append(size())
      }
      // The first kill at least left something to do, and nothing was lost from one to the next.
      #expect(sizes.count > 1 && sizes == sizes.sorted())
      #expect(try sizes[1] < scores("whole").count)
      let resumed = try Tool.run(["score", study.file, "--out", "killed"], in: folder)
      #expect(resumed.status == 0, "\(resumed.errors)")
      #expect(try scores("killed") == scores("whole"))
    }
  }

  @Test func controlCEndsWith130AndSaysHowToGoOn() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder)
      let tool = try Tool.start(["score", study.file, "--out", "out"], in: folder)
      let scores = folder.appendingPathComponent("out/scores.csv").path
      while !FileManager.default.fileExists(atPath: scores) && tool.process.isRunning {
        Thread.sleep(forTimeInterval: 0.002)
      }
      tool.process.interrupt()
      let outcome = tool.finish()
      #expect(outcome.status == 130)
      #expect(outcome.errors.contains("run the same command again"))
      // At once, though every core is at work: most of the 144 scores are not there.
      let groups = try String(contentsOfFile: scores, encoding: .utf8).split(separator: "\n")
        .filter { $0.contains(",psnr,") }
      #expect(groups.count < 40)
    }
  }

  @Test func aSecondRunChangesNothing() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1)
      let files = ["scores.csv", "inputs.csv", "definitions.csv"]
      var contents: [[Data]] = []
      for _ in 0..<2 {
        #expect(try Tool.run(["score", study.file, "--out", "out"], in: folder).status == 0)
        contents.append(
          try files.map { try Data(contentsOf: folder.appendingPathComponent("out/" + $0)) })
      }
      #expect(contents[0] == contents[1])
    }
  }

  @Test func theLockKeepsASecondWriterOut() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder)
      let first = try Tool.start(["score", study.file, "--out", "out"], in: folder)
      let lock = folder.appendingPathComponent("out/inputs.csv").path
      while !FileManager.default.fileExists(atPath: lock) && first.process.isRunning {
        Thread.sleep(forTimeInterval: 0.002)
      }
      let second = try Tool.run(["score", study.file, "--out", "out"], in: folder)
      first.kill()
      _ = first.finish()
      #expect(second.status == 1 && second.errors.contains("another crossmetric is writing to out"))
    }
  }
}
