import Foundation
import Imaging
import Results
import TestSupport
import Testing

/// Reconstructions as people keep them, from `init` to a report without an edit.
@Suite struct InitWalkTests {
  struct Layout: CustomTestStringConvertible {
    let name: String
    /// Paths of reconstructions with `{point}` and `{image}`, by codec.
    let files: [String]
    let points: [String]
    /// A table's path, header and row, with `{codec}` (the path's first folder), `{point}`, `{image}` and
    /// `{bpp}`; rows of the same path and header are one table. Else bit streams beside the images.
    var table: (path: String, header: String, row: String)?
    let keys: [String]
    var testDescription: String { name }
  }

  /// The smallest image that MS-SSIM takes.
  static let side = 176
  static let points = ["10", "30", "50", "90"]

  static let layouts = [
    Layout(
      name: "points in the names, one table for all codecs",
      files: ["jpeg/{image}_q{point}.png", "vtm/{image}_q{point}.png"], points: points,
      table: ("results.csv", "codec,quality,image,bpp", "{codec},{point},{image},{bpp}"),
      keys: ["jpeg (mse)", "vtm (mse)"]),
    Layout(
      name: "folders of points with bit streams, two objectives",
      files: ["net-mse/{point}/{image}.png", "net-ms-ssim/{point}/{image}.png"], points: points,
      keys: ["net (mse)", "net (ms-ssim)"]),
    Layout(
      name: "codec and point in one folder name, suffixes, a table in each folder",
      files: ["vtm_{point}/{image}_rec.png"], points: points,
      table: ("vtm_{point}/bpp.csv", "filename,bpp", "{image}.png,{bpp}"), keys: ["vtm (mse)"]),
    Layout(
      name: "a folder a codec, without points",
      files: ["jpeg/{image}.png", "x265/{image}.png"], points: ["1"],
      table: ("{codec}/rates.csv", "name;BPP", "{image};{bpp}"),
      keys: ["jpeg (mse)", "x265 (mse)"]),
    Layout(
      name: "folders of points, suffixes, one table a point elsewhere",
      files: ["Net_MS-SSIM/lambda_{point}/{image}-decoded.png"], points: points,
      table: ("tables/lambda_{point}.csv", "Image,Bytes", "{image}.png,{bytes}"),
      keys: ["Net (ms-ssim)"]),
  ]

  @Test("five layouts", arguments: layouts) func walk(layout: Layout) throws {
    try withTemporaryFolder { folder in
      try write(layout, folder)
      let draft = try Tool.run(["init", "originals", "."], in: folder)
      #expect(draft.status == 0)
      #expect(draft.errors.contains("left out: notes (1 file .png): "), "\(draft.errors)")
      #expect(draft.output.contains("# - notes (1 file .png): "))
      #expect(draft.output.contains("# - ours.csv: "))
      try Data(draft.output.utf8).write(to: folder.appendingPathComponent("study.yaml"))

      let run = try Tool.run(
        ["run", "study.yaml", "--out", "out"], in: folder)
      #expect(run.status == 0, "\(run.errors)\(draft.output)")
      #expect(run.output.contains("out/report.html"))
      let scores = try ScoreRow.rows(ofFile: folder.appendingPathComponent("out/scores.csv").path)
      let keys = scores.map { "\($0.key)" }
      #expect(Set(keys) == Set(layout.keys))
      let count = layout.files.count * layout.points.count * 3
      #expect(scores.filter { $0.metric == "psnr" }.count == count)
      #expect(scores.allSatisfy { $0.bpp == 0.5 + rate($0.point, layout) })
    }
  }

  @Test func withoutRatesItSaysWhatToPass() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 1)
      let found = try Tool.run(["init", "originals", "codec"], in: folder)
      #expect(found.status == 0 && found.errors.isEmpty, "\(found.errors)")
      #expect(found.output.contains("rate: {table: \"rates.csv\"}"))
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("rates.csv"),
        to: folder.appendingPathComponent("rates.txt"))
      let none = try Tool.run(["init", "originals", "codec"], in: folder)
      #expect(
        none.errors.contains(
          "no rates were found for codec (mse), codec (ms-ssim), in these folders or beside them; "
            + "name the folder of the bit streams or of the table of rates too: "
            + "crossmetric init originals codec RATES"), "\(none.errors)")
    }
  }

  private func rate(_ point: String, _ layout: Layout) -> Double {
    let number = String(point.filter(\.isNumber))
    return Double(layout.points.firstIndex(of: number) ?? -1)
  }

  private func write(_ layout: Layout, _ folder: URL) throws {
    func write(_ name: String, _ data: Data) throws -> String {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
      return url.path
    }
    func picture(_ name: String, noise: Int, seed: UInt64) throws {
      let path = try write(name, Data())
      try TestImages.ramps(width: Self.side, height: Self.side, noise: noise, seed: seed).writePNG(
        path)
    }
    var tables: [String: String] = [:]
    for (place, image) in ["kodim01", "kodim02", "kodim03"].enumerated() {
      try picture("originals/\(image).png", noise: 0, seed: 0)
      for file in layout.files {
        for (step, point) in layout.points.enumerated() {
          let codec = String(file.prefix { $0 != "/" })
          let bytes = Int((0.5 + Double(step)) * Double(Self.side * Self.side) / 8)
          func filled(_ text: String) -> String {
            [
              ("{codec}", codec), ("{point}", point), ("{image}", image),
              ("{bpp}", "\(0.5 + Double(step))"), ("{bytes}", "\(bytes)"),
            ].reduce(text) { $0.replacing($1.0, with: $1.1) }
          }
          try picture(filled(file), noise: 32 >> step, seed: UInt64(place + 1))
          if let table = layout.table {
            tables[filled(table.path), default: table.header + "\n"] += filled(table.row) + "\n"
          } else {
            _ = try write(filled(file).replacing(".png", with: ".bin"), Data(count: bytes))
          }
        }
      }
    }
    for (path, text) in tables { _ = try write(path, Data(text.utf8)) }
    try picture("notes/screenshot.png", noise: 0, seed: 0)
    _ = try write("ours.csv", Data("who,what\nme,1\n".utf8))
  }
}
