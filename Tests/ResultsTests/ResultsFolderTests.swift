import Foundation
import Results
import TestSupport
import Testing

@Suite struct ResultsFolderTests {
  private func row(_ image: String, _ definition: String) -> ScoreRow {
    ScoreRow(
      CodecKey(codec: "c", objective: "mse"), point: "1", image: image, width: 8, height: 8, bpp: 1,
      metric: "psnr", score: 30, definition: definition)
  }

  @Test func countedScoresAreToldApart() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path + "//")
      #expect(folder.path == url.path)
      let none = try folder.scores()
      #expect(none == nil)
      try folder.write([row("a", "d"), row("b", "d"), row("a", "old")])
      let untold = try #require(try folder.scores())
      #expect(untold.rule == nil && untold.rows.count == 3)
      try CountedScores(
        definitions: ["d"], images: ["a"], points: [CodecKey(codec: "c", objective: "mse"): nil]
      ).write(folder: folder.path)
      let told = try #require(try folder.scores())
      #expect(told.all.count == 3 && told.rows == [row("a", "d")])
      #expect(told.all.map(told.counts) == [true, false, false])
    }
  }

  @Test func aTableThatIsMissingIsNamed() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let rows = try folder.rows(CurveRow.self)
      #expect(rows.isEmpty)
      #expect(
        throws: ResultsFolderError.missing(file: url.path + "/curves.csv", folder: url.path)
      ) {
        let rows = try folder.neededRows(CurveRow.self)
        return rows
      }
    }
  }

  @Test func sentencesAndTheNameOfTheStudyComeBack() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      #expect(folder.studyName == url.lastPathComponent && folder.sentences(.notes).isEmpty)
      try folder.write(studyName: "a\nb")
      try folder.write(["one", "two\nlines"], as: .warnings)
      #expect(folder.studyName == "a b" && folder.sentences(.warnings) == ["one", "two lines"])
      folder.remove(.warnings)
      #expect(folder.sentences(.warnings).isEmpty)
    }
  }

  @Test func aFileLiesInItsFolder() {
    #expect(ResultsFolder(of: "results/scores.csv").path == "results")
    #expect(ResultsFolder(of: "scores.csv").path == ".")
    #expect(ResultsFolder(at: "/nowhere/at/all.csv").path == "/nowhere/at")
  }
}
