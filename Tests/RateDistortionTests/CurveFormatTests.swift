import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct CurveFormatTests {
  static let codec = CodecKey(codec: "test", objective: "mse")
  static let known = MetricCatalogue(
    catalogue.descriptors + [
      MetricDescriptor(
        id: "vmaf", name: "VMAF", orientation: .higherIsBetter, curveScale: .identity)
    ])

  static func read(_ name: String) throws -> ImportedCurves {
    try ImportedCurves.read(
      fixture("curves/" + name).path, codec: codec, images: nil, catalogue: known)
  }

  static func values(_ curves: ImportedCurves, _ metric: String) -> [Double] {
    curves.rows.filter { $0.metric == metric }.map(\.mean)
  }

  static func isNear(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) }
  }

  @Test func aCurveOfTensorFlowCompressionTellsItsMetricInItsComments() throws {
    let curves = try Self.read("tfc-msssim.txt")
    #expect(curves.rows.map(\.bpp) == [0.1, 0.2, 0.4, 0.8])
    #expect(Self.values(curves, "ms-ssim") == [0.925, 0.9625, 0.984375, 0.9921875])
    #expect(curves.findings.isEmpty && curves.rows[0].images == nil)
  }

  @Test func orByItsFolder() throws {
    let curves = try Self.read("PSNR_sRGB_RGB/tfc.txt")
    #expect(Self.values(curves, "psnr") == [28.75, 31, 34.25, 36.5])
    #expect(curves.rows.map(\.point) == ["4", "3", "2", "1"])
    #expect(curves.findings.map(\.finding.rawValue) == ["descending-rate"])
  }

  @Test(
    "whichever table of images is given, all are read",
    arguments: ["bpp", "PSNR", "MS-SSIM"])
  func tables(kind: String) throws {
    let curves = try Self.read("[MSE optimized] \(kind).csv")
    #expect(curves.rows.map(\.metric) == ["psnr", "psnr", "ms-ssim-joint", "ms-ssim-joint"])
    #expect(curves.rows.allSatisfy { $0.images == 2 })
    #expect(Self.isNear(curves.rows.map(\.bpp), [0.15, 0.4, 0.15, 0.4]))
    #expect(Self.isNear(Self.values(curves, "psnr"), [28.5, 32.5]))
    #expect(Self.isNear(Self.values(curves, "ms-ssim-joint"), [0.92, 0.97]))
    #expect(curves.findings.map(\.finding.rawValue) == ["summary-left-out", "other-definition"])
  }

  @Test(
    "a row or column that sums up the others is left out, and said",
    arguments: [
      "average", "AVERAGE", "avg", "Avg.", "mean", "Mean:", "std", "Std. dev.", "overall", "Total",
      "median",
    ])
  func summaries(name: String) throws {
    try withTemporaryFolder { folder in
      let rows = "x,1,2\na,0.5,1.5\n\(name),9,9\nb,0.7,1.7\n"
      let columns = "x,1,2,\(name)\na,0.5,1.5,1\nb,0.7,1.7,1\n"
      for (kind, text) in [("row", rows), ("column", columns)] {
        // Only one of two tables has such a row.
        let rates = kind == "row" ? "x,1,2\na,0.1,0.2\nb,0.3,0.4\n" : columns
        try Data(rates.utf8).write(to: folder.appendingPathComponent("c bpp.csv"))
        let file = folder.appendingPathComponent("c PSNR.csv")
        try Data(text.utf8).write(to: file)
        let curves = try ImportedCurves.read(
          file.path, codec: Self.codec, images: nil, catalogue: Self.known)
        #expect(Self.isNear(Self.values(curves, "psnr"), [0.6, 1.6]), "\(kind)")
        #expect(curves.rows.allSatisfy { $0.images == 2 })
        #expect(
          curves.warnings.count == 1 && curves.warnings[0].contains("the \(kind) \"\(name)\""))
      }
    }
  }

  @Test func anOriginalMayBeCalledSo() throws {
    try withTemporaryFolder { folder in
      for kind in ["bpp", "PSNR"] {
        try Data("x,1\nmean,1\nb,3\nstd,7\n".utf8).write(
          to: folder.appendingPathComponent("c \(kind).csv"))
      }
      let curves = try ImportedCurves.read(
        folder.path + "/c PSNR.csv", codec: Self.codec, images: nil, catalogue: Self.known,
        originals: ["mean", "b"])
      #expect(Self.values(curves, "psnr") == [2] && curves.rows[0].images == 2)
    }
  }

  @Test func aFolderOfLogsIsACurve() throws {
    let curves = try Self.read("vmaf")
    #expect(curves.rows.prefix(3).map(\.bpp) == [0.25, 0.5, 1])
    #expect(Self.isNear(Self.values(curves, "vmaf"), [41, 61, 80.5]))
    #expect(Self.isNear(Self.values(curves, "psnr-y"), [29.5, 32.5, 36.25]))
    #expect(Self.isNear(Self.values(curves, "ms-ssim-y"), [0.925, 0.965, 0.9825]))
    #expect(curves.rows.allSatisfy { $0.images == 2 })
  }

  @Test func aLogAloneIsAPoint() throws {
    #expect(try Self.values(Self.read("vmaf/clip_0.25bpp.json"), "vmaf") == [41])
    #expect(try Self.read("vmaf/clip_q3.json").rows.map(\.bpp) == [1, 1, 1])
  }

  @Test("the extension of a file does not matter") func content() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("curve.json")
      try FileManager.default.copyItem(at: fixture("curves/tfc-msssim.txt"), to: file)
      let curves = try ImportedCurves.read(file.path, codec: Self.codec, images: 24)
      #expect(curves.rows.count == 4 && curves.rows[0].images == 24)
    }
  }

  static let hostile: [(files: [String: String], path: String, fault: ImportedCurvesError.Fault)] =
    [
      (
        ["PSNR_sRGB_RGB/a.txt": "0.1, 30\n0.2, inf\n"], "PSNR_sRGB_RGB/a.txt",
        .notFinite(line: "point 2")
      ),
      (
        ["a.txt": "0.1, 30\n"], "a.txt",
        .unknownMetric(
          known: ["PSNR_sRGB_RGB", "MS-SSIM_sRGB_RGB", "PSNR_sRGB_Y", "MS-SSIM_sRGB_Y"])
      ),
      (["a.txt": "0.1, 30\n0.2\n"], "a.txt", .notRecognised),
      (["a.txt": "# nothing\n"], "a.txt", .notRecognised),
      (["x bpp.csv": "l,1\na,0.5\n"], "x bpp.csv", .noMetric(known: ["PSNR", "MS-SSIM"])),
      (
        ["x VIF.csv": "l,1\na,0.5\n"], "x VIF.csv",
        .unknownTable(kind: "VIF", known: ["bpp", "PSNR", "MS-SSIM"])
      ),
      (
        ["x bpp.csv": "l,1,2\na,1,2\n", "x PSNR.csv": "l,1,3\na,30,31\n"], "x PSNR.csv",
        .tablesDiffer("x bpp.csv", "x PSNR.csv")
      ),
      (
        ["x bpp.csv": "l,1,2\na,1,2\nb,1\n", "x PSNR.csv": "l,1,2\na,3,4\n"], "x PSNR.csv",
        .row("b", table: "x bpp.csv", line: 3, reason: nil)
      ),
      (
        ["x bpp.csv": "l,1,2\na,1,nan\n", "x PSNR.csv": "l,1,2\na,3,4\n"], "x PSNR.csv",
        .row("a", table: "x bpp.csv", line: 2, reason: nil)
      ),
      (
        ["x bpp.csv": "l,1\na,1\na,2\n", "x PSNR.csv": "l,1\na,3\n"], "x PSNR.csv",
        .imageTwice("a", table: "x bpp.csv")
      ),
      (
        ["v/a.json": #"{"frames": [{"metrics": {"vmaf": 1}}]}"#], "v",
        .noRate(log: "a.json", table: "rates.csv")
      ),
      (
        ["v/a_1bpp.json": #"{"frames": [{"metrics": {"vmaf": 1}}, {"metrics": {}}]}"#], "v",
        .notNumbers(list: "a_1bpp.json")
      ),
      (
        ["v/a_1bpp.json": #"{"pooled_metrics": {"vmaf": {"mean": "90"}}}"#], "v",
        .notNumbers(list: "a_1bpp.json")
      ),
      (["v/a_1bpp.json": #"{"frames": ["#], "v", .notLog("a_1bpp.json")),
      (
        ["v/a_1bpp.json": #"{"frames": []}"#, "v/rates.csv": "file,bpp\na_1bpp.json,-1\n"], "v",
        .row("a_1bpp.json", table: "rates.csv", line: 2, reason: nil)
      ),
      (
        ["v/q1_25bpp.json": #"{"frames": []}"#], "v",
        .unclearRate(log: "q1_25bpp.json", table: "rates.csv")
      ),
      (["v/readme.txt": "none"], "v", .notRecognised),
    ]

  @Test(
    "a comma inside a number is reported with its line",
    arguments: [
      (
        ["PSNR_sRGB_RGB/a.txt": "# bpp, PSNR\n0,155, 30,07\n0,194, 30,85\n"], "PSNR_sRGB_RGB/a.txt",
        "line 2 does not contain two numbers; 0,155 has a decimal comma; write 0.155"
      ),
      (
        ["PSNR_sRGB_RGB/a.txt": "0.1, 30.5\n0.2,\"31,5\"\n"], "PSNR_sRGB_RGB/a.txt",
        "line 2 does not contain two numbers; 31,5 has a decimal comma"
      ),
      (
        ["x bpp.csv": "l,1,2\na,0,5,0,75\n", "x PSNR.csv": "l,1,2\na,30,31\n"], "x PSNR.csv",
        "x bpp.csv: line 2 has 5 cells where the header has 3; 0,5 has a decimal comma"
      ),
      (
        ["x bpp.csv": "l,1\na,\"0,5\"\n", "x PSNR.csv": "l,1\na,30\n"], "x bpp.csv",
        "line 2, does not contain one finite number for each column; 0,5 has a decimal comma"
      ),
      (
        ["v/a.json": #"{"frames": []}"#, "v/rates.csv": "file,bpp\na.json,0,25\n"], "v",
        "rates.csv: line 2 has 3 cells where the header has 2; 0,25 has a decimal comma"
      ),
    ])
  func decimalCommas(files: [String: String], path: String, words: String) throws {
    let told = try Self.told(files, path)
    #expect(told.contains(words), "\(told)")
  }

  @Test(
    "semicolons, tabs and CR line ends are read",
    arguments: [
      "0,155; 30,07\n0,194; 30,85\n", "0.155\t30.07\n0.194\t30.85\n",
      "# x, y\r0.155, 30.07\r0.194, 30.85\r", "0.155,30.07\n\n0.194,30.85",
    ])
  func oddForms(text: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("psnr")
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      let path = file.appendingPathComponent("a.txt")
      try Data(text.utf8).write(to: path)
      let curves = try ImportedCurves.read(
        path.path, codec: Self.codec, images: nil, catalogue: Self.known)
      #expect(curves.rows.map(\.bpp) == [0.155, 0.194])
      #expect(Self.values(curves, "psnr") == [30.07, 30.85])
    }
  }

  /// The sentence of a fault.
  static func told(_ files: [String: String], _ path: String) throws -> String {
    try withTemporaryFolder { folder in
      for (name, text) in files {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      let error = #expect(throws: ImportedCurvesError.self) {
        _ = try ImportedCurves.read(
          folder.appendingPathComponent(path).path, codec: Self.codec, images: nil,
          catalogue: Self.known)
      }
      return error?.description ?? ""
    }
  }

  @Test("hostile files get one sentence", arguments: hostile.indices)
  func hostileFiles(index: Int) throws {
    let (files, path, fault) = Self.hostile[index]
    try withTemporaryFolder { folder in
      for (name, text) in files {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      let file = folder.appendingPathComponent(path).path
      let error = #expect(throws: ImportedCurvesError.self) {
        _ = try ImportedCurves.read(file, codec: Self.codec, images: nil)
      }
      #expect(error == ImportedCurvesError(file: file, fault: fault))
      #expect(error?.description.contains(path) == true)
      #expect(error?.description.contains("\n") == false)
    }
  }

  @Test func aTableWithoutRatesNamesThem() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("x PSNR.csv")
      try Data("l,1\na,30\n".utf8).write(to: file)
      let error = #expect(throws: ImportedCurvesError.self) {
        _ = try ImportedCurves.read(file.path, codec: Self.codec, images: nil)
      }
      #expect(error?.description.contains("x bpp.csv") == true)
    }
  }

  @Test(
    "the tables that Lee et al. published",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"))
  func published() throws {
    let folder = try #require(outsideData).appendingPathComponent("data/lee2019/Evaluation Results")
    let curves = try ImportedCurves.read(
      folder.appendingPathComponent("[MSE optimized] PSNR.csv").path, codec: Self.codec,
      images: nil, catalogue: Self.known)
    #expect(curves.rows.count == 18 && curves.rows.allSatisfy { $0.images == 6 })
    // NumPy's mean of the file's last column.
    #expect(Self.isNear([Self.values(curves, "psnr").last ?? 0], [40.22641748118333]))
  }
}
