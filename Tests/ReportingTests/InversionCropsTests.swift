import Foundation
import Imaging
import Reporting
import Results
import TestSupport
import Testing

@Suite struct InversionCropsTests {
  private func row(
    _ data: ReportData, _ image: String, x: Int, product: Double, point: String = "0.5"
  ) -> CropRow {
    func side(_ key: CodecKey) -> CropRow.Side {
      var side = CropRow.Side()
      side.objective = key.objective
      side.point = point
      (side.bpp, side.squaredError, side.distance) = (0.5, 1.25, 0.5)
      return side
    }
    return CropRow {
      $0.codec = data.codecs[0].codec
      $0.image = image
      $0.a = side(data.codecs[0])
      $0.b = side(data.codecs[1])
      $0.x = x
      $0.width = 128
      $0.height = 128
      $0.metric = "distance"
      $0.marginProduct = product
    }
  }

  private func block(_ data: ReportData, _ folder: URL, budget: Int = 11_000_000) throws -> [String:
    Any]
  {
    let path = folder.path + "/report.html"
    try Report.write(data, to: path, pictureBudget: budget)
    return try SampleReport.block(path)
  }

  @Test func originalAndBothReconstructionsAreThereWithTheirNumbers() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder, codec: "<b>&")
      // Three of one image, of which two are shown, and one whose file is missing.
      let rows = [
        row(data, "one", x: 0, product: 4), row(data, "one", x: 128, product: 3),
        row(data, "one", x: 256, product: 2), row(data, "two", x: 0, product: 1, point: "none"),
      ]
      data.inversions = ReportInversions(
        rows: rows, losses: [.init(metric: "distance", name: "loss", definition: "a mean")],
        pairs: 5, notes: ["a <note>"])
      let whole = try block(data, folder)
      let found = try #require(whole["inversions"] as? [String: Any])
      #expect(found["count"] as? Int == 4 && found["pairs"] as? Int == 5)
      #expect(found["notes"] as? [String] == ["a <note>"])
      #expect(
        found["contests"] as? [[String: String]] == [["against": "", "metric": "distance"]])
      // All rates are alike, so the first row opens the viewer.
      #expect(found["opening"] as? Int == 0)
      let crops = try #require(found["crops"] as? [[String: Any]])
      #expect(crops.map { $0["image"] as? Int } == [0, 0, 1])
      #expect(crops.allSatisfy { $0["file"] is Int })
      let sides = try #require(crops[1]["sides"] as? [[String: Any]])
      #expect(sides[1]["squaredError"] as? Double == 1.25 && sides[1]["distance"] as? Double == 0.5)
      let missing = try #require(crops[2]["sides"] as? [[String: Any]])
      #expect(missing.allSatisfy { ($0["note"] as? String)?.contains("no file") == true })

      let pictures = try #require(whole["pictures"] as? [String: Any])
      let files = try #require(pictures["files"] as? [String])
      let file = files[try #require(sides[1]["file"] as? Int)]
      let path = try #require(
        data.pictures.reconstructions[
          PictureKey(codec: data.codecs[1], point: "0.5", image: "one")])
      let shown = try Image.decode(try #require(Data(base64Encoded: file)), path: "crop")
      #expect(
        shown == (try Image.read(path)).cropped(x: 128, y: 0, width: 128, height: 128))

      let small = try #require(
        try block(data, folder, budget: 300_000)["inversions"] as? [String: Any])
      let notes = (small["crops"] as? [[String: Any]])?.compactMap { $0["note"] as? String }
      #expect(notes?.contains { $0.contains("the page would become too large") } == true)
    }
  }

  @Test func theViewerOpensWithTheClearestCropOfLowRates() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      var rows = (0..<9).map { row(data, "one", x: $0, product: 9 - Double($0)) }
      for place in rows.indices { rows[place].a.bpp = place < 6 ? 2 : 0.2 }
      data.inversions = ReportInversions(
        rows: rows, losses: [.init(metric: "distance", name: "loss", definition: "a mean")],
        pairs: 1)
      let found = try #require(try block(data, folder)["inversions"] as? [String: Any])
      let crops = try #require(found["crops"] as? [[String: Any]])
      // Two of the image as always, and the seventh.
      #expect(crops.map { $0["x"] as? Int } == [0, 1, 6] && found["opening"] as? Int == 2)
    }
  }

  @Test func nothingToSearchIsSaid() throws {
    try withTemporaryFolder { folder in
      let found = try block(SampleReport.data(in: folder), folder)
      #expect(found["inversions"] == nil)
    }
  }

  @Test func controlsAreListedWithoutPicturesOrRates() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      data.codecs.append(.control("control-blur"))
      data.scores.append(
        ScoreRow(
          .control("control-blur"), point: "0.5", image: "one", width: 400,
          height: 300, bpp: .nan, metric: "quality", score: 30))
      let path = folder.path + "/report.html"
      try Report.write(data, to: path)
      let block = try SampleReport.block(path)
      let scores = try #require(block["scores"] as? [[String: Any]])
      #expect(scores.last?["bpp"] as? String == "nan")
      let codecs = try #require(block["codecs"] as? [[String: Any]])
      #expect(codecs.map { $0["isControl"] as? Bool } == [false, false, true])
      let pictures = try #require(block["pictures"] as? [String: Any])
      for original in try #require(pictures["originals"] as? [[String: Any]]) {
        let shown = try #require(original["reconstructions"] as? [[String: Any]])
        #expect(shown.allSatisfy { $0["codec"] as? Int != 2 })
      }
    }
  }
}
