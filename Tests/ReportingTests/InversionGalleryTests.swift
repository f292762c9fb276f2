import Foundation
import Imaging
import Reporting
import Results
import TestSupport
import Testing

@Suite struct InversionGalleryTests {
  private func row(
    _ data: ReportData, _ image: String, x: Int, product: Double, point: String = "0.5"
  ) -> CropRow {
    func side(_ key: CodecKey) -> CropRow.Side {
      .init(objective: key.objective, point: point, bpp: 0.5, squaredError: 1.25, distance: 0.5)
    }
    return CropRow(
      codec: data.codecs[0].codec, image: image, a: side(data.codecs[0]), b: side(data.codecs[1]),
      x: x, y: 0, width: 128, height: 128, metric: "distance", marginProduct: product)
  }

  private func section(_ data: ReportData, _ folder: URL, budget: Int = 11_000_000) throws -> String
  {
    let path = folder.path + "/report.html"
    try Report.write(data, to: path, pictureBudget: budget)
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(page.range(of: "<section id=\"inversions\">"))
    let end = try #require(page.range(of: "</section>", range: start.upperBound..<page.endIndex))
    return String(page[start.upperBound..<end.lowerBound])
  }

  @Test func originalAndBothReconstructionsStandSideBySide() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder, codec: "<b>&")
      data.definitions = [
        MetricDefinition(
          metric: "distance", fingerprint: "0123456789ab", text: "distance",
          weights: "seeded VGG-16 (no training), seed 0")
      ]
      // Three of one image, of which two are shown, and one whose picture is missing.
      let rows = [
        row(data, "one", x: 0, product: 4), row(data, "one", x: 128, product: 3),
        row(data, "one", x: 256, product: 2), row(data, "two", x: 0, product: 1, point: "none"),
      ]
      data.inversions = ReportInversions(
        rows: rows, losses: [.init(metric: "distance", name: "loss", definition: "a mean")],
        pairs: 5, notes: ["a <note>"])
      let html = try section(data, folder)
      #expect(html.contains("4 found in 5 pairs") && html.contains("a &lt;note&gt;"))
      #expect(html.contains("seeded VGG-16 (no training)"))
      #expect(!html.contains("<b>&") && html.contains("&lt;b&gt;&amp; (first)"))
      #expect(html.components(separatedBy: "class=\"gallery inversion\"").count == 1 + 3)
      let files = html.components(separatedBy: "base64,").dropFirst()
        .map { String($0.prefix { $0 != "\"" }) }
      #expect(files.count == 3 + 3 + 1)
      #expect(html.components(separatedBy: "the study has no file").count == 1 + 2)
      let path = try #require(
        data.pictures.reconstructions[
          PictureKey(codec: data.codecs[1], point: "0.5", image: "one")])
      let shown = try Image.decode(
        try #require(Data(base64Encoded: files[5])), path: "crop")
      #expect(
        shown == (try Image.read(path)).cropped(x: 128, y: 0, width: 128, height: 128))

      let small = try section(data, folder, budget: 300_000)
      #expect(small.contains("the page would become too large"))
    }
  }

  @Test func nothingToSearchIsSaid() throws {
    try withTemporaryFolder { folder in
      let data = try SampleReport.data(in: folder)
      #expect(try section(data, folder).contains("only one metric"))
    }
  }

  @Test func controlsAreListedWithoutPicturesOrRates() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      data.codecs.append(.control("control-blur"))
      data.scores.append(
        ScoreRow(
          codec: "control-blur", objective: "control", point: "0.5", image: "one", width: 400,
          height: 300, bytes: nil, bpp: .nan, metric: "quality", score: 30, definition: ""))
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
