import Foundation
import Plots
import Results
import TestSupport
import Testing

private let isInstalled = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
  FileManager.default.isExecutableFile(atPath: $0 + "/gnuplot")
}

struct GnuplotTests {
  /// Names that end strings, start commands, expand, or mean something to SVG.
  private static let hostileNames = [
    "BPG-4:4:4", "a_b^c", "it's", "say \"x\"", "back\\slash\\", "100 %d %s %", "@macro", "-dash",
    "`touch pwned`", "$(touch pwned)", "'; system('touch pwned'); '", "{/Bold x}", "Größe 画質",
    "a\nset output 'pwned'\n", "<script>alert(1)</script>", "]]> & &amp; &lt", "&#0; &#x41;", "EOD",
    "",
    String(repeating: "long", count: 50),
  ]

  @Test(.enabled(if: isInstalled, "gnuplot is not installed"), arguments: hostileNames)
  func hostileNamesAreDrawnAsTheyAre(name: String) throws {
    try withTemporaryFolder { folder in
      var data = SampleData.data(codec: name)
      data.study = name
      let figures = Figures.all(data, FigureFormat(terminals: [.svg]))
        .filter { ["rd-quality", "bias-distance"].contains($0.name) }
      let written = try Gnuplot.draw(figures, folder: folder.path)
      let names = ["rd-quality", "bias-distance"].flatMap {
        ["\($0).gp", "\($0).svg"]
      }
      #expect(written.map { ($0 as NSString).lastPathComponent } == names)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names.sorted())
      for figure in figures {
        let svg = try Data(contentsOf: folder.appendingPathComponent(figure.name + ".svg"))
        let texts = try SVGTexts(svg).texts.map { $0.replacing("\u{200B}", with: "") }
        if name.count < 30 && !name.contains("\n") && !name.isEmpty {
          #expect(texts.contains { $0.contains(name) }, "\(figure.name): \(texts)")
        }
      }
    }
  }

  /// The whole registry in every terminal; gnuplot says nothing where it warns of nothing.
  @Test(
    .enabled(if: isInstalled, "gnuplot is not installed"),
    arguments: [hostileNames.joined()])
  func everyFigureIsDrawnInEveryTerminalWithoutAWarning(name: String) throws {
    try withTemporaryFolder { folder in
      var data = SampleData.full(codec: name)
      data.study = name
      data[PhasesRow.self] = PhaseGapFigureTests.data()[PhasesRow.self]
      let format = FigureFormat(terminals: Terminal.allCases, size: try FigureSize("500px"))
      let figures = format.scripts.flatMap { Figures.all(data, $0) }
      let (files, words) = try Gnuplot.draw(
        figures, folder: folder.path, timeLimit: 60,
        searchPath: "/usr/bin:/usr/local/bin:/opt/homebrew/bin")
      #expect(words == "")
      #expect(files.count == figures.count / 2 * (1 + 3 + 1 + 2))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == files.map { ($0 as NSString).lastPathComponent }.sorted())
    }
  }

  @Test(.enabled(if: isInstalled, "gnuplot is not installed"))
  func picturesAreTheSameBytesEveryTime() throws {
    try withTemporaryFolder { folder in
      let figures = Figures.all(SampleData.data())
      let first = try Gnuplot.draw(figures, folder: folder.appendingPathComponent("a").path)
      let second = try Gnuplot.draw(figures, folder: folder.appendingPathComponent("b").path)
      #expect(first.count == 3 * figures.count)
      for (one, other) in zip(first, second) {
        #expect(
          FileManager.default.contents(atPath: one) == FileManager.default.contents(atPath: other))
      }
      let svg = try String(contentsOfFile: first[1], encoding: .utf8)
      #expect(!svg.contains("<script") && !svg.contains(folder.path))
    }
  }

  @Test(.enabled(if: isInstalled, "gnuplot is not installed"))
  func aFaultyScriptIsAnErrorWithGnuplotsWords() throws {
    try withTemporaryFolder { folder in
      let figure = Figure(name: "bad", title: "", pictures: [], script: "set nonsense 1\n")
      let error = #expect(throws: GnuplotError.self) {
        _ = try Gnuplot.draw([figure], folder: folder.path)
      }
      guard case .failed(let script, let message) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(script.hasSuffix("bad.gp") && message.contains("line 1"), "\(message)")
    }
  }

  @Test(.enabled(if: isInstalled, "gnuplot is not installed"))
  func anEndlessScriptIsStopped() throws {
    try withTemporaryFolder { folder in
      let figure = Figure(name: "slow", title: "", pictures: [], script: "pause 60\n")
      #expect(throws: GnuplotError.tooSlow(script: folder.path + "/slow.gp", seconds: 0.5)) {
        _ = try Gnuplot.draw([figure], folder: folder.path, timeLimit: 0.5)
      }
    }
  }

  @Test func withoutGnuplotTheScriptsAreWritten() throws {
    try withTemporaryFolder { folder in
      #expect(throws: GnuplotError.missing) {
        _ = try Gnuplot.draw(
          Figures.all(SampleData.data()), folder: folder.path, timeLimit: 60, searchPath: "/nowhere"
        )
      }
      #expect(FileManager.default.fileExists(atPath: folder.path + "/rd-quality.gp"))
      #expect(GnuplotError.missing.description.contains("sudo apt-get install gnuplot-nox"))
    }
  }
}
