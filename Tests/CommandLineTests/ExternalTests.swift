import Foundation
import Results
import TestSupport
import Testing

/// A study with a metric that a program computes, from the scores to the report.
@Suite struct ExternalTests {
  /// Bytes of the reconstruction, by a script of the test.
  private static let script = """
    #!/bin/sh
    # One pair costs one line in the log.
    echo "$1 $2" >> calls.log
    [ -e broken ] && exit 4
    # The more noise, the larger the file.
    echo "2 numbers, the last counts: $(wc -c < "$2")"
    """
  private static let entry = """
    external: {name: bytes, command: "./tool.sh {original} {reconstruction}", orientation: lower}
    """

  private func withStudy(
    _ entry: String = entry, metrics: String = "[psnr]", _ body: (URL, SmallStudy) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: metrics, extra: entry)
      try study.text("tool.sh", Self.script)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.appendingPathComponent("tool.sh").path)
      try body(folder, study)
    }
  }

  private func calls(_ folder: URL) -> Int {
    let log = try? String(contentsOf: folder.appendingPathComponent("calls.log"), encoding: .utf8)
    return log?.split(separator: "\n").count ?? 0
  }

  @Test func itsScoresReachTablesFiguresAndReport() throws {
    try withStudy { folder, study in
      // From another folder, with a relative path to the study.
      let parent = folder.deletingLastPathComponent()
      let file = folder.lastPathComponent + "/study.yaml"
      let out = folder.appendingPathComponent("out")
      let run = try Tool.run(["run", file, "--out", out.path, "--quiet"], in: parent)
      #expect(run.status == 0, "\(run.errors)")
      #expect(calls(folder) == 16)
      let rows = try ScoreRow.rows(ofFile: out.appendingPathComponent("scores.csv").path)
      #expect(rows.filter { $0.metric == "bytes" }.count == 16)
      let curves = try CurveRow.rows(ofFile: out.appendingPathComponent("curves.csv").path)
      #expect(curves.filter { $0.metric == "bytes" }.count == 8)
      let deltas = try BDRateRow.rows(ofFile: out.appendingPathComponent("bdrate.csv").path)
      #expect(deltas.contains { $0.metric == "bytes" })
      let biases = try BiasRow.rows(ofFile: out.appendingPathComponent("bias.csv").path)
      #expect(biases.contains { $0.distance == "bytes" })
      #expect(FileManager.default.fileExists(atPath: out.path + "/plots/rd-bytes.gp"))
      #expect(FileManager.default.fileExists(atPath: out.path + "/plots/bytes-vs-psnr.gp"))
      let report = try String(contentsOfFile: out.path + "/report.html", encoding: .utf8)
      #expect(report.contains("\"bytes\""))

      // Without the study the folder itself says what the metric is.
      let check = try Tool.run(
        [
          "check", "out/curves.csv", "--baseline", "out/curves.csv", "--max-bd", "1", "--metric",
          "bytes",
        ], in: folder)
      #expect(check.status == 0 && check.output.contains("bytes"), "\(check.errors)")
      let delta = try Tool.run(
        ["bdrate", "out#noise/mse", "out#noise/ms-ssim", "--metric", "bytes"], in: folder)
      #expect(delta.status == 0 && delta.output.contains("noise/ms-ssim"), "\(delta.errors)")
      let again = try Tool.run(["score", "study.yaml", "--out", "out"], in: folder)
      #expect(again.status == 0 && calls(folder) == 16, "\(again.errors)")
    }
  }

  @Test func anyNumberOfJobsGivesTheSameFileAndControlsAreScoredToo() throws {
    try withStudy(Self.entry + "\ncontrols: true", metrics: "[bytes]") { folder, study in
      for jobs in ["1", "3"] {
        let run = try Tool.run(["score", study.file, "--out", jobs, "--jobs", jobs], in: folder)
        #expect(run.status == 0, "\(run.errors)")
      }
      let files = try ["1", "3"].map {
        try Data(contentsOf: folder.appendingPathComponent($0 + "/scores.csv"))
      }
      #expect(files[0] == files[1] && !files[0].isEmpty)
      #expect(String(decoding: files[0], as: UTF8.self).contains("control-blur"))
    }
  }

  @Test func failuresAreListedWithTheirFiles() throws {
    try withStudy { folder, study in
      try study.text("broken", "")
      let stopped = try Tool.run(["score", study.file, "--out", "out"], in: folder)
      #expect(stopped.status == 1 && stopped.errors.contains("./tool.sh ended with code 4"))
      let kept = try Tool.run(["score", study.file, "--out", "out", "--keep-going"], in: folder)
      #expect(kept.status == 2)
      let failures = try FailureRow.rows(ofFile: folder.path + "/out/failures.csv")
      #expect(failures.count == 16 && failures.allSatisfy { $0.metric == "bytes" })
    }
  }

  @Test func whatCannotBeAMetricIsRefused() throws {
    for (entry, sentence) in [
      (Self.entry.replacing("name: bytes", with: "name: vgg16"), "vgg16 is a metric of this"),
      (Self.entry.replacing("./tool.sh", with: "butteraugly"), "needs the program butteraugly"),
    ] {
      try withStudy(entry) { folder, study in
        let run = try Tool.run(["score", study.file, "--out", "out"], in: folder)
        #expect(run.status == 1 && run.errors.contains("study.yaml:"))
        #expect(run.errors.contains(sentence), "\(run.errors)")
      }
    }
  }

  @Test(.timeLimit(.minutes(5))) func controlCEndsThePrograms() throws {
    try withStudy { folder, study in
      try study.text("tool.sh", "#!/bin/sh\nsleep 600 &\necho $! > child.$$\nsleep 600\n")
      let tool = try Tool.start(["score", study.file, "--out", "out"], in: folder)
      func children() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
          .filter { $0.hasPrefix("child.") }
          .compactMap { try? String(contentsOfFile: folder.path + "/" + $0, encoding: .utf8) }
          .filter { !$0.isEmpty }
      }
      while try children().isEmpty && tool.process.isRunning { usleep(5000) }
      tool.process.interrupt()
      let outcome = tool.finish()
      #expect(outcome.status == 130, "\(outcome.errors)")
      #expect(outcome.errors.contains("run the same command again"))
      for child in try children() {
        let id = try #require(Int32(child.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(isGone(id))
      }
    }
  }

  private func isGone(_ process: pid_t) -> Bool {
    for _ in 0..<200 {
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      guard let state, !state.contains(") Z ") else { return true }
      usleep(10_000)
    }
    return false
  }
}
