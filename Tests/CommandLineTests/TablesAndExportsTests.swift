import Foundation
import TestSupport
import Testing

@Suite struct TablesAndExportsTests {
  private static let curves = """
    codec,objective,point,images,bpp,metric,mean,standard_error
    a,mse,1,6,0.1,psnr,30.0,
    a,mse,2,6,0.2,psnr,32.0,
    a,mse,1,6,0.1,vgg16,0.5,
    a,mse,2,6,0.2,vgg16,0.25,

    """
  private static let definitions =
    "metric,definition,text,weights\nvgg16,0,t,\"seeded VGG-16 (no training), seed 0\"\n"

  private func results(_ folder: URL) throws {
    try Data(Self.curves.utf8).write(to: folder.appendingPathComponent("curves.csv"))
    try Data(Self.definitions.utf8).write(to: folder.appendingPathComponent("definitions.csv"))
    try FileManager.default.copyItem(
      at: fixture("tables/bdrate.csv"), to: folder.appendingPathComponent("bdrate.csv"))
  }

  @Test func aFolderOfTablesIsWrittenAnew() throws {
    try withTemporaryFolder { folder in
      try results(folder)
      let outcome = try Tool.run(["table", ".", "--format", "latex"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        outcome.output.split(separator: "\n")
          == ["./bdrate.tex", "./bdrate-pivot.tex", "./curves.tex", "./definitions.tex"])
      let text = try String(
        contentsOf: folder.appendingPathComponent("curves.tex"), encoding: .utf8)
      #expect(text.contains("VGG-16 distance: seeded VGG-16 (no training), seed 0."))
      let refused = try Tool.run(["table", ".", "--format", "csv"], in: folder)
      #expect(refused.status == 1 && refused.errors.contains("--out"))
    }
  }

  @Test func anExportIsReadBackByTheStudy() throws {
    try withTemporaryFolder { folder in
      try results(folder)
      let exported = try Tool.run(
        ["export", ".", "--format", "compressai", "--out", "json"], in: folder)
      #expect(exported.status == 0 && exported.output == "json/a_mse.json\n", "\(exported.errors)")
      let study = """
        study: again
        curves: [{codec: a, objective: mse, file: json/a_mse.json}]
        metrics: [psnr]

        """
      try Data(study.utf8).write(to: folder.appendingPathComponent("study.yaml"))
      let outcome = try Tool.run(
        ["analyze", "study.yaml", "--out", "again", "--format", "markdown"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      }
      let lines = Self.curves.split(separator: "\n")
      let expected = lines.enumerated().map { $1 + ($0 == 0 ? ",rate_mean\n" : ",\n") }.joined()
      #expect(try text("again/curves.csv") == expected)
      #expect(try text("again/lint.csv").contains("few-points"))
      #expect(try text("again/lint.md").hasPrefix("| File |"))
    }
  }

  @Test func lintEndsWithThreeWhenStrict() throws {
    let file = fixture("curves/faults.json").path
    let outcome = try Tool.run(["lint", file])
    #expect(outcome.status == 0 && outcome.output.contains("descending-rate"))
    #expect(try Tool.run(["lint", file, "--strict"]).status == 3)
    let rows = try Tool.run(["lint", file, "--csv"]).output
    #expect(rows.hasPrefix("file,codec,objective,metric,point,finding,message\n"))
    let clean = try Tool.run(["lint", fixture("curves/tfc-msssim.txt").path, "--strict"])
    #expect(clean.status == 0 && clean.output == "no findings in 1 file\n")
  }

  @Test func bdRatesOfOtherFormatsAsATable() throws {
    let file = fixture("curves/tfc-msssim.txt").path
    let outcome = try Tool.run(["bdrate", file, file, "--metric", "ms-ssim", "--format", "latex"])
    #expect(outcome.status == 0 && outcome.output.contains("MS-SSIM & pchip"), "\(outcome.errors)")
  }

  @Test(
    "bad files end with 1 and one sentence",
    arguments: [
      ["lint", "none.json"], ["lint", "empty.txt"], ["lint", "cut.json"], ["bdrate", ".", "."],
      ["table", "none.csv"], ["table", "empty.txt"], ["table", "."],
      ["table", "t.csv", "--columns", "x"], ["table", "t.csv", "--pivot"],
      ["table", "t.csv", "--metric", "psnr"], ["export", ".", "--format", "tfc", "--out", "o"],
      ["bdrate", "cut.json", "cut.json", "--metric", "lpips"],
    ])
  func bad(arguments: [String]) throws {
    try withTemporaryFolder { folder in
      for (name, text) in [("empty.txt", ""), ("cut.json", "{\"results\": {\"bpp\": [0.1")] {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      if arguments.contains("t.csv") {
        try Data("a,b\n1,2\n".utf8).write(to: folder.appendingPathComponent("t.csv"))
      }
      let outcome = try Tool.run(arguments, in: folder)
      #expect(outcome.status == 1, "\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
  }
}
