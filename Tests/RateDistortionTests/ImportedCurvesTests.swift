import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct ImportedCurvesTests {
  static let codec = CodecKey(codec: "VTM", objective: "mse")

  static func read(_ text: String) throws -> ImportedCurves {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("results.json")
      try Data(text.utf8).write(to: file)
      return try ImportedCurves.read(file.path, codec: codec, images: 24)
    }
  }

  @Test func rowsAreSortedByRateAndKnowTheirPlace() throws {
    let curves = try Self.read(
      #"{"name": "x", "results": {"bpp": [2, 0.5, 1], "psnr-rgb": [40, 30.25, 35], "encoding_time": [1]}}"#
    )
    #expect(curves.rows.map(\.point) == ["2", "3", "1"])
    #expect(curves.rows.map(\.bpp) == [0.5, 1, 2])
    #expect(curves.rows.map(\.mean) == [30.25, 35, 40])
    #expect(curves.rows.allSatisfy { $0.metric == "psnr" && $0.images == 24 })
    #expect(curves.rows.allSatisfy { $0.codec == "VTM" && $0.standardError == nil })
    #expect(curves.warnings.isEmpty)
  }

  @Test(arguments: [
    (#"{"bpp": [1], "psnr": [30]}"#, "psnr", 30.0, 0),
    (#"{"bpp": [1], "ms-ssim": [0.9]}"#, "ms-ssim", 0.9, 0),
    (#"{"results": {"bpp": [1], "ms-ssim-rgb": [0.99]}}"#, "ms-ssim", 0.99, 0),
    (#"{"results": {"bpp": [1], "ms-ssim-db-rgb": [20]}}"#, "ms-ssim", 0.99, 0),
    (#"{"results": {"bpp": [1], "ms-ssim-rgb": [20]}}"#, "ms-ssim", 0.99, 1),
    (
      #"{"results": {"bpp": [1], "ms-ssim-rgb": [0.9], "ms-ssim-db-rgb": [20]}}"#, "ms-ssim", 0.9, 1
    ),
    (#"{"results": {"bpp": [1], "psnr": [9], "psnr-rgb": [31]}}"#, "psnr", 31, 1),
    (#"{"note": null, "ok": true, "bpp": [1], "psnr": [30], "more": {"a": [[]]}}"#, "psnr", 30, 0),
  ])
  func namesOfLists(text: String, metric: String, mean: Double, warnings: Int) throws {
    let curves = try Self.read(text)
    #expect(curves.rows.map(\.metric) == [metric])
    #expect(isClose(curves.rows.first?.mean, mean, 1e-15))
    #expect(curves.warnings.count == warnings)
  }

  @Test(
    "hostile files",
    arguments: [
      ("", ImportedCurvesError.Fault.notRecognised),
      ("[1, 2]", .notJSON),
      (#"{"bpp": [NaN], "psnr": [30]}"#, .notNumbers(list: "bpp")),
      (#"{"bpp": [1, "#, .notJSON),
      ("\u{0}\u{1}\u{2}", .notRecognised),
      (String(repeating: "[", count: 100_000), .notJSON),
      (#"{"results": [1]}"#, .noLists),
      (#"{"results": {"psnr-rgb": [30]}}"#, .missing(list: "bpp")),
      (#"{"results": {}}"#, .missing(list: "bpp")),
      (#"{"bpp": [], "psnr": []}"#, .noPoints),
      (#"{"bpp": 0.5, "psnr": 30}"#, .notNumbers(list: "bpp")),
      (#"{"bpp": [1], "psnr": [null]}"#, .notNumbers(list: "psnr")),
      (#"{"bpp": [true], "psnr": [30]}"#, .notNumbers(list: "bpp")),
      (#"{"bpp": ["1"], "psnr": [30]}"#, .notNumbers(list: "bpp")),
      (#"{"bpp": [1, 2], "psnr": [30]}"#, .counts(list: "psnr", values: 1, rates: 2)),
      (#"{"bpp": [1, -2], "psnr": [30, 31]}"#, .rate(-2, point: 2)),
      (#"{"bpp": [0], "psnr": [30]}"#, .rate(0, point: 1)),
      (#"{"bpp": [1, 2], "ms-ssim": [0.9, 12]}"#, .mixedScales(list: "ms-ssim")),
      (
        #"{"bpp": [1], "encoding_time": [1]}"#,
        .noMetric(known: ["psnr-rgb", "psnr", "ms-ssim-rgb", "ms-ssim", "ms-ssim-db-rgb", "psnr-y"])
      ),
    ])
  func hostile(text: String, fault: ImportedCurvesError.Fault) throws {
    let error = #expect(throws: ImportedCurvesError.self) { _ = try Self.read(text) }
    #expect(error?.fault == fault)
    let sentence = error?.description ?? ""
    #expect(sentence.contains("results.json") && !sentence.contains("\n"))
  }

  @Test func idsOfTheCatalogueAreNames() throws {
    let text = #"{"bpp": [1], "distance": [0.5], "unknown": [1], "meta": {"images": 6}}"#
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("results.json")
      try Data(text.utf8).write(to: file)
      let curves = try ImportedCurves.read(
        file.path, codec: Self.codec, images: nil, catalogue: catalogue)
      #expect(curves.rows.map(\.metric) == ["distance"] && curves.rows.map(\.images) == [6])
    }
  }

  @Test func infiniteNumbersAreRefused() {
    #expect(throws: ImportedCurvesError.self) {
      _ = try Self.read(#"{"bpp": [1], "psnr": [1e999]}"#)
    }
  }

  @Test func missingFoldersAndLargeFilesAreTold() throws {
    try withTemporaryFolder { folder in
      for (path, fault) in [
        (folder.path, ImportedCurvesError.Fault.notRecognised),
        (folder.appendingPathComponent("none.json").path, .unreadable),
      ] {
        #expect(throws: ImportedCurvesError(file: path, fault: fault)) {
          _ = try ImportedCurves.read(path, codec: Self.codec, images: nil)
        }
      }
      let large = folder.appendingPathComponent("large.json").path
      #expect(FileManager.default.createFile(atPath: large, contents: nil))
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: large))
      try handle.truncate(atOffset: 17 << 20)
      try handle.close()
      #expect(throws: ImportedCurvesError(file: large, fault: .tooLarge)) {
        _ = try ImportedCurves.read(large, codec: Self.codec, images: nil)
      }
    }
  }

  @Test(
    "all published files are read",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"))
  func published() throws {
    let folder = try #require(outsideData).appendingPathComponent("data/compressai-results/kodak")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }
    #expect(files.count > 40)
    for file in files {
      let curves = try ImportedCurves.read(
        folder.appendingPathComponent(file).path, codec: Self.codec, images: 24)
      let isKnownFault = ["vtm.json", "hm.json", "av1.json"].contains(file)
      #expect(!curves.rows.isEmpty && curves.warnings.isEmpty == !isKnownFault, "\(file)")
    }
  }

  @Test(
    "similarities in per cent are read as such, and said",
    arguments: [
      ("ms-ssim", [91.5, 95, 97.25, 99], [0.915, 0.95, 0.9725, 0.99]),
      ("ms-ssim-rgb", [60, 80, 90, 99.5], [0.6, 0.8, 0.9, 0.995]),
    ])
  func percent(list: String, values: [Double], means: [Double]) throws {
    let curves = try Self.similarity(list, values)
    #expect(zip(curves.rows.map(\.mean), means).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(curves.findings.map(\.finding.rawValue) == ["percent"])
    #expect(curves.warnings.first?.contains("were read as per cent") == true)
  }

  @Test func decibelsStayDecibels() throws {
    #expect(
      try Self.similarity("ms-ssim", [10, 20, 30, 45]).findings.map(\.finding.rawValue) == [
        "db-labelled-linear"
      ])
    #expect(abs(try Self.similarity("ms-ssim", [10, 20]).rows[1].mean - 0.99) < 1e-12)
    let named = try Self.similarity("ms-ssim-db-rgb", [91, 95, 97, 99])
    #expect(named.warnings.first?.contains("may be per cent; they were read as dB") == true)
  }

  @Test("scales that are not certain are refused", arguments: [[0.9, 14], [14, 97], [0.9, 97]])
  func mixed(values: [Double]) {
    #expect(
      performing: { _ = try Self.similarity("ms-ssim", values) },
      throws: { "\($0)".contains("has values of different scales") })
  }

  private static func similarity(_ list: String, _ values: [Double]) throws -> ImportedCurves {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.json")
      let rates = values.indices.map { "\($0 + 1)" }.joined(separator: ", ")
      try Data("{\"bpp\": [\(rates)], \"\(list)\": \(values)}".utf8).write(to: file)
      return try ImportedCurves.read(
        file.path, codec: CodecKey(codec: "c", objective: ""), images: nil)
    }
  }
}
