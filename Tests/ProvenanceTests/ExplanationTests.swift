import Foundation
import Provenance
import Results
import TestSupport
import Testing

@Suite struct ExplanationTests {
  @Test("every table of the analysis is explained", arguments: AnalysisTables.types.map { $0.file })
  func everyTable(file: String) throws {
    let type = try #require(AnalysisTables.types.first { $0.file == file })
    #expect(Explanation.files.contains(file))
    try withTemporaryFolder { folder in
      try oneRow(type, folder)
      let found = try Explanation(file: folder.path + "/" + file, row: .line(2))
      #expect(found.place.hasSuffix(file + ", line 2"))
      #expect(found.links.contains { $0.lines == [type.table.explanation] })
      #expect(
        ["row", "study", "runs"].allSatisfy { name in found.links.contains { $0.name == name } })
    }
  }

  private func oneRow<Row: AnalysisRow>(_ type: Row.Type, _ folder: URL) throws {
    try ResultsFolder(folder.path).write([Row()])
  }

  @Test func aPlaceLeadsToTheCurvesOfBothObjectives() throws {
    try withTemporaryFolder { folder in
      let results = ResultsFolder(folder.path)
      var place = PlaceRow {
        $0.codec = "c"
        $0.distance = "vgg16"
        $0.objectiveA = "mse"
        $0.objectiveB = "ms-ssim"
        $0.images = 6
      }
      place.place = .init(0.61, ci: Bounds(0.51, 0.72))
      try results.write([place])
      try results.write([curve("mse", "0.1"), curve("ms-ssim", "0.2"), curve("other", "0.3")])
      let found = try Explanation(
        file: results.file("place.csv"), row: .fields(["codec": "c", "distance": "vgg16"]))
      let curves = found.links.filter { $0.name == "codec" }.map(\.lines)
      #expect(
        curves == [
          ["c (mse), curves.csv", "line 2: point 0.1, 0.5 bpp, vgg16 2.0"],
          ["c (ms-ssim), curves.csv", "line 3: point 0.2, 0.5 bpp, vgg16 2.0"],
        ])
      let row = try #require(found.links.first { $0.name == "row" }).lines
      #expect(row.contains { $0.hasPrefix("place = 0.61 (a / (a + c)") })
      #expect(!row.contains { $0.hasPrefix("note") })
    }
  }

  private func curve(_ objective: String, _ point: String) -> CurveRow {
    var row = CurveRow()
    row.key = CodecKey(codec: "c", objective: objective)
    row.point = point
    row.metric = "vgg16"
    row.bpp = 0.5
    row.mean = 2
    return row
  }
}
