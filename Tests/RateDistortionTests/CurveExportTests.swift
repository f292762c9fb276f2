import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct CurveExportTests {
  static func results() throws -> ExportedResults {
    let scores = try madeUpScores()
    let analysis = Analysis.run(
      AnalysisInput(
        scores: scores,
        imported: imported(
          CodecKey(codec: "BPG-4:4:4", objective: "mse"), images: 24, rates: [0.25, 0.5, 1, 3],
          values: [30, 32, 34, 1 / 3.0]), codecs: [mse, msSSIM],
        catalogue: catalogue))
    return ExportedResults(
      origin: "CrossMetric 0", curves: analysis.curves, scores: scores, catalogue: catalogue,
      definitions: [
        MetricDefinition(metric: "psnr", fingerprint: "0", text: "psnr; \"quoted\"")
      ])
  }

  /// One of each kind of value, to be compared byte by byte.
  static let small = ExportedResults(
    origin: "CrossMetric 0",
    curves: imported(mse, images: 2, rates: [0.25, 0.5], values: [30, 32.125])
      + imported(mse, images: 2, metric: "ms-ssim", rates: [0.25, 0.5], values: [0.9, 0.95])
      + imported(
        CodecKey(codec: "a/\"b\"", objective: "x"), images: nil, rates: [1, 2],
        values: [.nan, 1]),
    scores: ["0.5", "low"].flatMap { point in
      ["image 1", "image\"2"].map { image in
        ScoreRow(
          CodecKey(codec: "made-up", objective: "mse"), point: point, image: image, width: 768,
          height: 512,
          bytes: 12288, bpp: 0.25, metric: "psnr", score: image == "image 1" ? 30.5 : .infinity)
      }
    }, catalogue: catalogue)

  @Test("golden files of each format", arguments: ExportFormat.allCases)
  func golden(format: ExportFormat) throws {
    let exported = format.files(Self.small)
    let text =
      exported.files.map { "== \($0.path)\n\($0.text)" }.joined()
      + exported.notices.map { "notice: \($0)\n" }.joined()
    let url = fixture("export/\(format.rawValue).txt")
    if ProcessInfo.processInfo.environment["CROSSMETRIC_RECORD"] != nil {
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(url.lastPathComponent)")
    }
    #expect(text == (try String(contentsOf: url, encoding: .utf8)))
  }

  private func readBack(_ format: ExportFormat, _ body: (String, ImportedCurves) -> Void) throws {
    try withTemporaryFolder { folder in
      for file in format.files(try Self.results()).files {
        let url = folder.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
        body(
          file.path,
          try ImportedCurves.read(
            url.path, codec: CodecKey(codec: "c", objective: ""), images: nil,
            catalogue: catalogue))
      }
    }
  }

  @Test func compressAIFilesGiveTheSameCurves() throws {
    let curves = try Self.results().curves
    var count = 0
    try readBack(.compressai) { path, read in
      let codec = path.hasPrefix("BPG-4-4-4") ? "BPG-4:4:4" : "made-up"
      let objective = path.hasSuffix("_ms-ssim.json") ? "ms-ssim" : "mse"
      let own = curves.filter { $0.codec == codec && $0.objective == objective }
      for metric in Set(own.map(\.metric)) {
        let (a, b) = (
          own.filter { $0.metric == metric }, read.rows.filter { $0.metric == metric }
        )
        #expect(a.map(\.bpp) == b.map(\.bpp) && a.map(\.mean) == b.map(\.mean), "\(path) \(metric)")
        #expect(a.map(\.images) == b.map(\.images))
        count += 1
      }
      #expect(read.rows.count == own.count && read.findings.isEmpty)
    }
    #expect(count > 6)
  }

  @Test func curvesOfTensorFlowCompressionToo() throws {
    let curves = try Self.results().curves
    var count = 0
    try readBack(.tfc) { path, read in
      let objective = path.hasSuffix("_ms-ssim.txt") ? "ms-ssim" : "mse"
      let own = curves.filter {
        ($0.codec == "made-up") == path.contains("made-up") && $0.objective == objective
          && $0.metric == read.rows.first?.metric
      }
      #expect(own.map(\.bpp) == read.rows.map(\.bpp) && own.map(\.mean) == read.rows.map(\.mean))
      count += 1
    }
    #expect(count > 4)
  }

  @Test func codecCompareCanBeParsedAndIsRectangular() throws {
    struct Batch: Decodable {
      let constant_descriptions: [[String: String]]
      let constant_values: [String]
      let field_descriptions: [[String: String]]
    }
    let exported = ExportFormat.codecCompare.files(try Self.results())
    let list = try #require(exported.files.last)
    #expect(list.path == "list.json")
    let paths = try JSONDecoder().decode([[String]].self, from: Data(list.text.utf8))
    #expect(paths.flatMap { $0 } == exported.files.dropLast().map(\.path))
    for file in exported.files.dropLast() {
      let data = Data(file.text.utf8)
      let batch = try JSONDecoder().decode(Batch.self, from: data)
      #expect(batch.constant_descriptions.count == batch.constant_values.count)
      let json = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      let rows = try #require(json["field_values"] as? [[Any]])
      #expect(rows.count == 6 * Set(try Self.results().scores.map(\.point)).count)
      #expect(rows.allSatisfy { $0.count == batch.field_descriptions.count })
    }
    #expect(exported.notices == ["left out, since only means are known of them: BPG-4:4:4 (mse)"])
  }

  @Test func namesOfFilesAreSafeAndEachOnce() {
    let keys = ["a b", "a/b", "../x"].map { CodecKey(codec: $0, objective: "") }
    let results = ExportedResults(
      origin: "", curves: keys.flatMap { imported($0, images: 1, rates: [1], values: [30]) },
      scores: [], catalogue: catalogue)
    #expect(
      ExportFormat.compressai.files(results).files.map(\.path)
        == ["a-b.json", "a-b-2.json", "-.-x.json"])
  }

  @Test func metricsThatLackPointsAreLeftOutAndTold() {
    let results = ExportedResults(
      origin: "",
      curves: imported(mse, images: 1, rates: [1, 2], values: [30, 31])
        + imported(mse, images: 1, metric: "ms-ssim", rates: [1], values: [0.9]), scores: [],
      catalogue: catalogue)
    let exported = ExportFormat.compressai.files(results)
    #expect(exported.files.count == 1 && exported.notices.count == 1)
    #expect(
      exported.notices[0].contains("ms-ssim") && !exported.files[0].text.contains("ms-ssim-rgb"))
  }
}
