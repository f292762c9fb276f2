import Foundation
import Results
import TestSupport
import Testing

@Suite struct CSVTableTests {
  static let row = ScoreRow(
    CodecKey(codec: "BPG-4:4:4", objective: "mse"), point: "0.10", image: "a, b", width: 3,
    height: 2,
    bpp: 0.1, metric: "psnr", score: .infinity, definition: "0123456789ab")

  @Test func scoresComeBackAsTheyWere() throws {
    try withTemporaryFolder { folder in
      var other = Self.row
      other.bytes = 12
      other.score = 1.0 / 3
      let file = folder.appendingPathComponent("scores.csv").path
      try ScoreRow.write([Self.row, other], toFile: file)
      #expect(try ScoreRow.rows(ofFile: file) == [Self.row, other])
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(
        text.hasPrefix(
          "codec,objective,point,image,width,height,bytes,bpp,metric,score,definition\n"))
      #expect(text.contains(",inf,"))
    }
  }

  @Test("a table of version 0.1.0, without the columns that came later, is read")
  func earlierColumns() throws {
    let header = BiasRow.columns.dropLast(2).joined(separator: ",")
    let row = try #require(
      BiasRow.rows(of: header + "\nours,psnr,d,a,b,26,34,-20,,,6,\n", file: "bias.csv").first)
    #expect(row.evidence == Evidence() && row.hasEvidence && row.images == 6)
    #expect(throws: CSVError.self) {
      try BiasRow.rows(of: BiasRow.columns.dropLast(3).joined(separator: ",") + "\n", file: "x")
    }
  }

  @Test(
    "a damaged table is refused with file, record and remedy",
    arguments: [
      ("codec,point\n", "columns"),
      ("", "columns"),
      (ScoreRow.headerLine + "a,b\n", "line 2 has 2 cells where 11"),
      (ScoreRow.headerLine + "a,b,c,d,x,2,,0.1,psnr,1,f\n", "\"x\" in column width"),
      (ScoreRow.headerLine + "a,b,c,d,1,2,,,psnr,1,f\n", "\"\" in column bpp"),
      (ScoreRow.headerLine + "a,b,c,d,1,2,,0.1,psnr,high,f\n", "\"high\" in column score"),
      (ScoreRow.headerLine + "\"a", "never ends"),
      (ScoreRow.headerLine + "\na,b,c,d,1,2,,0,1,psnr,1,f\n", "line 3 has 12 cells where 11"),
      (ScoreRow.headerLine + "a,b,c,d,1,2,,\"0,1\",psnr,1,f\n", "column bpp, a decimal comma"),
      (
        ScoreRow.headerLine.replacing(",", with: ";") + "a;b;c;d;1;2;;0,1;psnr;1;f\n",
        "has semicolons between its columns"
      ),
    ])
  func damaged(text: String, message: String) {
    let error = #expect(throws: CSVError.self) { try ScoreRow.rows(of: text, file: "s.csv") }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    #expect(error?.description.contains("s.csv") == true)
  }

  @Test func surplusEmptyCellsAndOldLineEndsAreRead() throws {
    let text = "a,b,c,d,1,2,,0.1,psnr,1,f"
    let rows = try ScoreRow.rows(of: ScoreRow.headerLine + text + "\n", file: "")
    for other in [
      ScoreRow.headerLine + text + ",,\n",
      (ScoreRow.headerLine + text + "\n").replacing("\n", with: "\r"),
    ] { #expect(try ScoreRow.rows(of: other, file: "") == rows) }
  }

  @Test func everyRowTypeHasAFieldForEachColumn() throws {
    let curve = CurveRow(
      CodecKey(codec: "c", objective: "mse"), point: "1", images: nil, bpp: 0.5, metric: "psnr",
      mean: 30)
    let bd = BDRateRow {
      $0.anchorKey = CodecKey(codec: "a", objective: "mse")
      $0.key = CodecKey(codec: "c", objective: "mse")
      $0.metric = "psnr"
      $0.range = .bpp(low: 0.4, high: 1.15)
      $0.bdQuality = 1
      $0.ci.high = 2
      $0.overlapPercent = 3
      $0.note = "image sets differ (6 and 24)"
    }
    let bias = BiasRow {
      $0.codec = "c"
      $0.atEqual = "psnr"
      $0.distance = "vgg16"
      $0.objectiveA = "mse"
      $0.objectiveB = "ssim"
      $0.low = 1
      $0.high = 2
      $0.differencePercent = -26
      $0.ci.low = -30
      $0.images = 6
    }
    let failure = FailureRow(file: "a.png", message: "is truncated")
    #expect(try CurveRow.rows(of: CurveRow.headerLine + curve.line, file: "") == [curve])
    #expect(
      try BDRateRow.rows(of: BDRateRow.headerLine + bd.line, file: "").map(\.line) == [bd.line])
    #expect(try BiasRow.rows(of: BiasRow.headerLine + bias.line, file: "") == [bias])
    #expect(try FailureRow.rows(of: FailureRow.headerLine + failure.line, file: "") == [failure])
  }
}
