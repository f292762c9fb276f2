import Foundation
import TestSupport
import Testing

struct PlotTests {
  private static let tables = [
    "curves.csv": """
    codec,objective,point,images,bpp,metric,mean,standard_error
    a,mse,1,6,0.1,psnr,30.0,
    a,mse,2,6,0.2,psnr,32.0,

    """,
    "bias.csv": "codec,at_equal,distance,objective_a,objective_b,low,high,difference_percent,"
      + "ci_low,ci_high,images,note\n",
    "study.txt": "my study\n",
  ]

  private func run(
    _ arguments: [String], path: String? = nil, _ check: (Tool.Outcome, URL) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let results = folder.appendingPathComponent("results")
      try FileManager.default.createDirectory(at: results, withIntermediateDirectories: true)
      for (name, text) in Self.tables {
        try Data(text.utf8).write(to: results.appendingPathComponent(name))
      }
      let outcome = try Tool.run(
        ["plot", "results"] + arguments, in: folder, environment: path.map { ["PATH": $0] } ?? [:])
      try check(outcome, folder)
    }
  }

  private func files(_ folder: URL, _ name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent(name).path)) ?? []).sorted()
  }

  @Test func oneFigureInTheTerminalsAskedFor() throws {
    try run([
      "--figure", "rd-psnr", "--terminal", "pdf", "--terminal", "latex", "--size", "8.5cmx6cm",
      "--out", "paper", "--no-title",
    ]) { outcome, folder in
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        files(folder, "paper") == [
          "rd-psnr-latex.gp", "rd-psnr-latex.pdf", "rd-psnr-latex.tex", "rd-psnr.gp", "rd-psnr.pdf",
        ])
      #expect(outcome.output.split(separator: "\n").count == 5)
      let script = try String(
        contentsOf: folder.appendingPathComponent("paper/rd-psnr.gp"), encoding: .utf8)
      #expect(script.contains("size 3.346") && !script.contains("my study"))
    }
  }

  @Test func theListNamesFiguresAndWhatTheyShow() throws {
    try run(["--list"]) { outcome, folder in
      #expect(outcome.output.hasPrefix("rd-psnr  Mean PSNR of every codec"), "\(outcome.errors)")
      #expect(files(folder, "results/plots").isEmpty)
    }
  }

  @Test func figuresAreNamedAfterTheStudy() throws {
    try run([]) { outcome, folder in
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(files(folder, "results/plots") == ["rd-psnr.gp", "rd-psnr.png", "rd-psnr.svg"])
      let script = try String(
        contentsOf: folder.appendingPathComponent("results/plots/rd-psnr.gp"), encoding: .utf8)
      #expect(script.contains("'my study, mean of 6 images'"))
    }
  }

  @Test func withoutGnuplotTheScriptsAreWritten() throws {
    try run([], path: "/nowhere") { outcome, folder in
      #expect(outcome.status == 2 && outcome.errors.contains("apt-get install gnuplot-nox"))
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
      #expect(files(folder, "results/plots") == ["rd-psnr.gp"])
    }
  }

  @Test func anUnknownFigureIsAskedAfter() throws {
    try run(["--figure", "rd-pnsr"]) { outcome, _ in
      #expect(outcome.status == 1 && outcome.errors.contains("did you mean \"rd-psnr\"?"))
    }
  }

  @Test func wrongOptionsAreRefused() throws {
    try run(["--size", "8.5"]) { outcome, _ in
      #expect(outcome.status == 64 && outcome.errors.contains("8.5cmx6cm"))
    }
    try run(["--terminal", "bmp"]) { outcome, _ in
      #expect(outcome.status == 64 && outcome.errors.contains("svg"))
    }
    let study = try Tool.run(["plot", "study.yaml"])
    #expect(study.status == 64 && study.errors.contains("--out"))
  }
}
