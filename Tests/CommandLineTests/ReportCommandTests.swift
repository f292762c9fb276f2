import Foundation
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  @Test func aSecondReportTakesWhatTheFirstFoundUnlessAnInputChanged() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: "[psnr, ms-ssim]")
      func file(_ name: String) -> URL { folder.appendingPathComponent("out/\(name)") }
      func report(_ more: [String] = []) throws -> [Data] {
        let outcome = try Tool.run(["report", study.file, "--out", "out"] + more, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try ["crops.csv", "report.html"].map { try Data(contentsOf: file($0)) }
      }
      #expect(try Tool.run(["run", study.file, "--out", "out"], in: folder).status == 0)
      let first = try report()
      let kept = try FileManager.default.contentsOfDirectory(atPath: file("cache/heat-maps").path)
      #expect(kept.count == 2 * 2 * 8)
      let memo = try Data(contentsOf: file("cache/crops.json"))
      #expect(try report() == first)
      // A table that is not the one written then is made anew, and so is all without the cache.
      try Data("codec\n".utf8).write(to: file("crops.csv"))
      #expect(try report() == first)
      try FileManager.default.removeItem(at: file("cache"))
      #expect(try report() == first)
      #expect(try Data(contentsOf: file("cache/crops.json")) == memo)
      // A result for another image does not count.
      let picture = folder.appendingPathComponent("codec/mse/0.2/image0.png")
      let other = folder.appendingPathComponent("codec/mse/0.10/image0.png")
      try FileManager.default.removeItem(at: picture)
      try FileManager.default.copyItem(at: other, to: picture)
      #expect(try report()[1] != first[1])
      #expect(try Data(contentsOf: file("cache/crops.json")) != memo)
      let more = try FileManager.default.contentsOfDirectory(atPath: file("cache/heat-maps").path)
      #expect(more.count == kept.count + 2)
    }
  }

  @Test func heatMapsAreAChoice() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1, metrics: "[psnr, ms-ssim]")
      let none = try Tool.run(
        ["run", study.file, "--out", "out", "--heat-maps", "none"], in: folder)
      #expect(none.status == 0, "\(none.errors)")
      let page = try String(
        contentsOf: folder.appendingPathComponent("out/report.html"), encoding: .utf8)
      #expect(page.contains("\"heatMaps\":[]"))
      let wrong = try Tool.run(
        ["report", study.file, "--out", "out", "--heat-maps", "some"], in: folder)
      #expect(wrong.status == 64 && wrong.errors.contains("quick"))
    }
  }
}
