import CCrossMetric
import CrossMetricC
import Foundation
import Imaging
import Metrics
import RateDistortion
import Results
import TestSupport
import Testing

/// The functions of C beside scores and curves.
@Suite struct LibraryTests {
  @Test func versionsMetricsAndColumnsAreTheLibrarys() {
    #expect(cm_abi_version() == CM_ABI_VERSION)
    #expect(String(cString: cm_version()) == Version.current)
    let metrics = (0..<cm_metric_count()).map { index in
      (String(cString: cm_metric_id(index)), cm_metric_is_usual(index) == 1)
    }
    #expect(metrics.map(\.0) == MetricRegistry.ids + ["vmaf", "xpsnr-ffmpeg"])
    #expect(metrics.filter(\.1).map(\.0) == MetricSet.usual)
    for index in [-1, cm_metric_count()] {
      #expect(cm_metric_id(index) == nil && cm_metric_is_usual(index) == 0)
    }
    #expect(cm_column_is_text("point") == 1 && cm_column_is_text("bpp") == 0)
    #expect(cm_column_is_text("no such") == -1)
  }

  @Test func withoutIdsAScorerHasTheUsualMetrics() throws {
    let scorer = try Scorer([], weights: ["vgg16=seeded"])
    let metrics = (0..<scorer.count).map { String(cString: cm_scorer_metric(scorer.handle, $0)) }
    #expect(metrics.reduce(into: []) { if $0.last != $1 { $0.append($1) } } == MetricSet.usual)
  }

  @Test func theFactsOfAColumnAreThoseOfItsMetric() throws {
    let scorer = try Scorer(["psnr-phases", "vgg16"], weights: ["vgg16=seeded"])
    let metrics = try ["psnr-phases", "vgg16"].map {
      try MetricRegistry.entry($0).make(MetricOptions())
    }
    let expected = metrics.flatMap { metric in
      [(metric, metric.descriptor)]
        + metric.descriptor.parts.map { (metric, metric.descriptor.part($0)) }
    }
    #expect(Int(scorer.count) == expected.count)
    for (column, (metric, descriptor)) in expected.enumerated() {
      let column = Int32(column)
      #expect(
        String(cString: cm_scorer_metric(scorer.handle, column)) == metric.descriptor.id)
      #expect(
        String(cString: cm_scorer_orientation(scorer.handle, column))
          == descriptor.orientation.rawValue)
      #expect(
        String(cString: cm_scorer_definition(scorer.handle, column)) == metric.definition.text)
    }
    #expect(cm_scorer_orientation(scorer.handle, -1) == nil)
    #expect(cm_scorer_column_count(nil) == 0)
  }

  @Test func filesHaveTheScoresOfTheirImagesAndTheOneThatFailsIsNamed() throws {
    try withTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
      let original = TestImages.ramps(width: 60, height: 50)
      let noisy = (1...2).map { TestImages.ramps(width: 60, height: 50, noise: 9 * $0, seed: 1) }
      try original.writePNG(path("original.png"))
      for (index, image) in noisy.enumerated() { try image.writePNG(path("\(index).png")) }
      try TestImages.ramps(width: 59, height: 50).writePNG(path("narrow.png"))
      let scorer = try Scorer(["psnr", "ssim"])
      let expected = try noisy.map { try scorer.scores($0, against: original) }

      var handle: OpaquePointer?
      try CFault.check { cm_original_read(scorer.handle, path("original.png"), &handle, $0) }
      defer { cm_original_free(handle) }
      #expect(cm_original_width(handle) == 60 && cm_original_height(handle) == 50)
      var row = [0.0, 0]
      try CFault.check { cm_score_file(handle, path("1.png"), nil, &row, $0) }
      #expect(row == expected[1])

      func scores(_ names: [String], failed: inout Int64) throws -> [Double] {
        let texts = names.map { strdup(path($0)) }
        defer { for text in texts { free(text) } }
        var scores = Array(repeating: 0.0, count: 2 * names.count)
        try CFault.check {
          cm_score_files(
            handle, texts.map { UnsafePointer($0) }, Int64(names.count), nil, &scores, &failed, $0)
        }
        return scores
      }
      var failed: Int64 = 7
      #expect(try scores(["0.png", "1.png"], failed: &failed) == expected.flatMap { $0 })
      #expect(failed == -1)
      let fault = try #require(
        #expect(throws: CFault.self) {
          try scores(["0.png", "narrow.png", "1.png"], failed: &failed)
        })
      #expect(fault.status == CM_METRIC && fault.sentence.contains("narrow.png") && failed == 1)
      let missing = try #require(
        #expect(throws: CFault.self) {
          try CFault.check { cm_score_file(handle, path("none.png"), nil, &row, $0) }
        })
      #expect(missing.status == CM_IMAGE && missing.sentence.contains("none.png"))
    }
  }

  @Test func aMeanHasTheIntervalOfTheAnalysis() throws {
    let values = [-1.2, -0.4, 0, 0.3, 1.3, 0.8]
    var (mean, low, high) = (0.0, 0.0, 0.0)
    try CFault.check {
      cm_mean_interval(values, Int64(values.count), 0, 0, &mean, &low, &high, $0)
    }
    let expected = Analysis.mean(of: values, bootstrap: Bootstrap())
    #expect(mean == expected.mean && low == expected.interval?.low)
    #expect(high == expected.interval?.high && low < mean && mean < high)
    try CFault.check { cm_mean_interval(values, 4, 0, 0, &mean, &low, &high, $0) }
    #expect(low.isNaN && high.isNaN)
    let fault = try #require(
      #expect(throws: CFault.self) {
        try CFault.check { cm_mean_interval(nil, 0, 0, 0, &mean, &low, &high, $0) }
      })
    #expect(fault.status == CM_CURVES)
  }

  @Test func aProgramMustBeThere() throws {
    let fault = try #require(
      #expect(throws: CFault.self) {
        try CFault.check { cm_set_program("/no/such/program", $0) }
      })
    #expect(fault.status == CM_BAD_CALL && fault.sentence.contains("/no/such/program"))
  }
}
