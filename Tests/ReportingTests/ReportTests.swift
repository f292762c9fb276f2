import Foundation
import Imaging
import Reporting
import Results
import TestSupport
import Testing

struct ReportTests {
  @Test func theDataBlockParsesBackToTheScores() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      data.scores[0].score = .infinity
      let path = folder.path + "/report.html"
      try Report.write(data, to: path)
      let block = try SampleReport.block(path)
      let scores = try #require(block["scores"] as? [[String: Any]])
      #expect(scores.count == 12)
      #expect(scores[0]["point"] as? String == "0.10")
      #expect((scores[0]["scores"] as? [Any])?[0] as? String == "inf")
      #expect(scores[1]["scores"] as? [Double] == [31, 0.25])
      #expect(block["images"] as? [String] == ["one", "two"])
    }
  }

  @Test func cropsAreLosslessAndStoredOnce() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      // A lossless codec: its crop is the original's and needs no room.
      let key = PictureKey(codec: data.codecs[0], point: "2", image: "one")
      data.pictures.reconstructions[key] = data.pictures.originals["one"]
      let path = folder.path + "/report.html"
      try Report.write(data, to: path)
      let pictures = try #require(try SampleReport.block(path)["pictures"] as? [String: Any])
      let originals = try #require(pictures["originals"] as? [[String: Any]])
      let files = try #require(pictures["files"] as? [String])
      let shown = try #require(originals[0]["reconstructions"] as? [[String: Any]])
      #expect(shown[2]["file"] as? Int == originals[0]["file"] as? Int)
      #expect(files.count == 2 * (1 + 1 + 6) - 1)
      let crop = try #require(originals[0]["crop"] as? [Int])
      let file = try #require(shown[0]["file"] as? Int)
      let picture = try Image.decode(
        try #require(Data(base64Encoded: files[file])), path: "crop")
      let whole = try Image.read(
        try #require(
          data.pictures.reconstructions[
            PictureKey(codec: data.codecs[0], point: "0.10", image: "one")]))
      #expect(
        picture == whole.cropped(x: crop[0], y: crop[1], width: crop[2], height: crop[3]))
    }
  }

  @Test func thePageKeepsToItsBudgetAndSaysWhatIsMissing() throws {
    try withTemporaryFolder { folder in
      let data = try SampleReport.data(in: folder)
      for budget in [2_000_000, 900_000, 300_000, 1000] {
        let path = folder.path + "/report.html"
        try Report.write(data, to: path, pictureBudget: budget)
        let pictures = try #require(try SampleReport.block(path)["pictures"] as? [String: Any])
        let files = try #require(pictures["files"] as? [String])
        #expect(files.reduce(0) { $0 + $1.utf8.count } <= budget)
        #expect((pictures["notes"] as? [String])?.isEmpty == false, "\(budget)")
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect(try #require(size) < budget + 110_000)
      }
    }
  }

  @Test func picturesMakeRoomForWhatElseThePageHolds() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      data.warnings = [String(repeating: "w", count: 700_000)]
      let path = folder.path + "/report.html"
      try Report.write(data, to: path, limit: 1_500_000)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      #expect((1_000_000...1_500_000).contains(try #require(size)))
    }
  }

  @Test func missingAndUnfitPicturesAreNotedInThePage() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      func key(_ point: String) -> PictureKey {
        PictureKey(codec: data.codecs[0], point: point, image: "one")
      }
      data.pictures.reconstructions[key("0.10")] = folder.path + "/nowhere.png"
      let small = folder.path + "/small.png"
      try TestImages.ramps(width: 20, height: 20, noise: 0, seed: 1).writePNG(small)
      data.pictures.reconstructions[key("0.5")] = small
      data.pictures.originals["two"] = nil
      let path = folder.path + "/report.html"
      try Report.write(data, to: path, fullImages: true)
      let pictures = try #require(try SampleReport.block(path)["pictures"] as? [String: Any])
      let originals = try #require(pictures["originals"] as? [[String: Any]])
      let shown = try #require(originals[0]["reconstructions"] as? [[String: Any]])
      #expect((shown[0]["note"] as? String)?.contains("nowhere.png") == true)
      #expect((shown[1]["note"] as? String)?.contains("20x20") == true)
      #expect(shown[2]["note"] == nil)
      #expect(originals[1]["note"] as? String == "the study has no file for it")
    }
  }

  @Test func hostileNamesStayText() throws {
    try withTemporaryFolder { folder in
      let name = "</script><script>alert(1)</script>@@DATA@@<!--"
      var data = try SampleReport.data(in: folder, codec: name)
      data.study = name
      data.warnings = [name]
      let path = folder.path + "/report.html"
      try Report.write(data, to: path, fullImages: true)
      let page = try String(contentsOfFile: path, encoding: .utf8)
      #expect(page.components(separatedBy: "<script").count == 3)
      #expect(page.components(separatedBy: "</script>").count == 3)
      #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)"))
      let block = try SampleReport.block(path)
      #expect(block["warnings"] as? [String] == [name])
    }
  }

  @Test func thePageAsksNoNetworkAndIsTheSameEveryTime() throws {
    try withTemporaryFolder { folder in
      let data = try SampleReport.data(in: folder, side: 200)
      try Report.write(data, to: folder.path + "/a.html")
      try Report.write(data, to: folder.path + "/b.html")
      let page = try String(contentsOfFile: folder.path + "/a.html", encoding: .utf8)
      #expect(page == (try String(contentsOfFile: folder.path + "/b.html", encoding: .utf8)))
      #expect(!page.contains("http://") && !page.contains("https://"))
      #expect(page.contains("default-src 'none'") && !page.contains("script-src 'unsafe-inline'"))
      #expect(page.contains("img-src data: blob:; ") && !page.contains("'self' file:"))
      try Report.write(data, to: folder.path + "/b.html", fullImages: true)
      let full = try String(contentsOfFile: folder.path + "/b.html", encoding: .utf8)
      #expect(full.contains("img-src data: blob: 'self' file:; "))
    }
  }

  @Test func wholePicturesLieBesideThePageAndAreLinked() throws {
    try withTemporaryFolder { folder in
      let data = try SampleReport.data(in: folder, codec: "a/b:c ü")
      let path = folder.path + "/report.html"
      try Report.write(data, to: path, fullImages: true)
      let pictures = try #require(try SampleReport.block(path)["pictures"] as? [String: Any])
      let originals = try #require(pictures["originals"] as? [[String: Any]])
      var links = Set<String>()
      for original in originals {
        let shown = try #require(original["reconstructions"] as? [[String: Any]])
        for entry in [original] + shown {
          let link = try #require(entry["full"] as? String)
          #expect(link.wholeMatch(of: /report-images\/[A-Za-z0-9._\/-]+/) != nil)
          #expect(try Image.read(folder.path + "/" + link).width == 400)
          links.insert(link)
        }
      }
      #expect(links.count == 14)
    }
  }

  @Test func aReportWithoutAnyDataIsWritten() throws {
    try withTemporaryFolder { folder in
      let data = ReportData(
        study: "", version: "", images: [], codecs: [], catalogue: MetricCatalogue([]))
      try Report.write(data, to: folder.path + "/report.html")
      #expect(try SampleReport.block(folder.path + "/report.html")["scores"] as? [Int] == [])
    }
  }
}
