import Foundation
import Plots
import Results
import TestSupport
import Testing

struct FigureTests {
  @Test func controlsLieFaintlyInTheRangeOfTheCurves() throws {
    func figures(_ points: [(Double, Double)]) throws -> [Figure] {
      var data = SampleData.data()
      for (index, point) in points.enumerated() {
        for (metric, mean) in [("quality", point.0), ("distance", point.1)] {
          data.curves.append(
            CurveRow(
              .control("control-blur"), point: "\(index)", images: 6,
              bpp: .nan, metric: metric, mean: mean, standardError: 0.5))
        }
      }
      data.codecs.append(.control("control-blur"))
      return Figures.all(data)
    }
    func script(_ figures: [Figure], _ name: String) throws -> String {
      try #require(figures.first { $0.name == name }).script
    }
    func ranges(_ script: String) -> [Substring] {
      script.split(separator: "\n").filter { $0.contains("range [") }
    }
    let plain = Figures.all(SampleData.data())
    let inside = try figures([(30, 0.5), (34, 0.3), (90, 1e-9)])
    let drawn = try script(inside, "distance-vs-quality")
    #expect(drawn.contains("control-blur") && drawn.contains("$control0 << EOD"))
    #expect(ranges(drawn) == ranges(try script(plain, "distance-vs-quality")))
    // The codecs look as without reference distortions.
    for line in try script(plain, "distance-vs-quality").split(separator: "\n")
    where line.contains("$curve0 using") || line.hasPrefix("$curve") {
      #expect(drawn.contains(line))
    }
    // No rate, no place.
    #expect(try script(inside, "rd-quality") == script(plain, "rd-quality"))
    // Outside the range nothing is drawn, nor named.
    let outside = try script(figures([(90, 1e-9)]), "distance-vs-quality")
    #expect(outside == (try script(plain, "distance-vs-quality")))
  }

  @Test func everyMetricAndEveryPairHasAFigure() {
    #expect(
      Figures.all(SampleData.data()).map(\.name) == [
        "rd-quality", "rd-similarity", "rd-distance", "distance-vs-quality",
        "distance-vs-similarity", "similarity-vs-quality-distance", "bias-summary-distance",
        "bias-distance",
      ])
    #expect(
      Figures.all(SampleData.full()).map(\.name).filter { name in
        !Figures.all(SampleData.data()).contains { $0.name == name }
      } == [
        "frame-gap-quality-frame16", "images-distance-vs-quality", "images-distance-vs-similarity",
        "parts-distance",
        "parts-distance-vs-quality", "parts-distance-vs-similarity",
        "local-bias-distance-at-equal-quality", "delta-quality", "image-bias-distance", "place",
        "bd-matrix",
        "sensitivity", "ranges",
      ])
  }

  /// RECORD_SNAPSHOTS=1 writes the scripts anew, and fails, so that no baseline slips in unseen.
  @Test func scriptsAreThoseRecorded() throws {
    for figure in Figures.all(SampleData.full()) {
      let file = fixture("views/\(figure.name).gp")
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
        try Data(figure.script.utf8).write(to: file)
        Issue.record("recorded \(figure.name).gp; look at the change, then run without recording")
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == figure.script)
    }
  }

  /// `plot --list` promises intervals only where the figure has them.
  @Test("the summary speaks of intervals where they are drawn", arguments: [true, false])
  func summaries(isPlain: Bool) {
    var data = SampleData.full()
    if isPlain {
      data.standardErrors = { _ in nil }
      data.style.showsIntervals = false
    }
    let figures = Figures.all(data)
    let promised = figures.filter { $0.summary.contains("95 % interval") }
    #expect(promised.allSatisfy { $0.script.contains("95 % interval") })
    #expect(
      Set(promised.map(\.name))
        == (isPlain
          ? []
          : [
            "rd-quality", "rd-similarity", "rd-distance", "bias-summary-distance", "bias-distance",
            "local-bias-distance-at-equal-quality", "delta-quality", "place",
          ]))
    #expect(figures.allSatisfy { $0.summary.hasSuffix(".") && !$0.summary.hasSuffix("..") })
  }

  @Test func theSameDataGiveTheSameBytes() {
    #expect(Figures.all(SampleData.full()) == Figures.all(SampleData.full()))
  }

  @Test func figuresWithoutDataAreNotMade() {
    var data = SampleData.data()
    data.curves.removeAll { $0.metric == "quality" }
    data.biases = data.biases.map { old in
      SampleData.bias(old.codec, old.atEqual, old.distance, .nan, nil, nil)
    }
    #expect(
      Figures.all(data).map(\.name) == ["rd-similarity", "rd-distance", "distance-vs-similarity"])
  }

  @Test func curvesOverOtherImagesSayHowMany() throws {
    let script = try #require(SampleData.figure("rd-quality")).script
    #expect(script.contains("thin: 24 images'") && script.contains("'VTM (first)'"))
    #expect(script.contains("'ours (first)'"))
    var data = SampleData.data()
    for index in data.curves.indices where data.curves[index].codec == "VTM" {
      data.curves[index].images = nil
    }
    let unknown = try #require(SampleData.figure("rd-quality", data)).script
    #expect(unknown.contains("thin: images unknown'"))
    // Where the curves differ, each name says it.
    for index in data.curves.indices where data.curves[index].codec == "VTM" {
      data.curves[index].images = Int(data.curves[index].point) ?? 0 < 3 ? 24 : 12
    }
    let mixed = try #require(SampleData.figure("rd-quality", data)).script
    #expect(mixed.contains("thin: other images'"))
    #expect(
      mixed.contains("'VTM (first, 24 images)'") && mixed.contains("'VTM (first, 12 images)'"))
  }

  @Test func untrainedWeightsAreNamedWhereverTheirNumbersStand() {
    for figure in Figures.all(SampleData.full()) {
      #expect(
        figure.script.contains(SampleData.weights)
          == (figure.name.contains("distance")
            || ["bd-matrix", "ranges", "place"].contains(figure.name)),
        "\(figure.name)")
    }
  }

  @Test func pointsThatAnAxisCannotShowAreLeftOut() throws {
    var data = SampleData.data()
    for index in data.curves.indices where data.curves[index].point == "4" {
      data.curves[index].mean = data.curves[index].metric == "similarity" ? 1 : .infinity
    }
    data.curves[0].bpp = 0
    for figure in Figures.all(data) {
      #expect(!figure.script.contains(/\b(inf|nan)\b/), "\(figure.name)")
    }
    let script = try #require(SampleData.figure("rd-quality", data)).script
    let block = try #require(script.firstMatch(of: /\$curve0 << EOD\n([^E]*)EOD/))
    #expect(block.1.split(separator: "\n").count == 2)
  }

  @Test func distanceFiguresTakeOnlyPointsScoredInBothMetrics() throws {
    var data = SampleData.data()
    data.curves.removeAll { $0.metric == "quality" && $0.objective == "second" }
    let script = try #require(SampleData.figure("distance-vs-quality", data)).script
    #expect(!script.contains("ours (second)") && script.contains("ours (first)"))
  }

  @Test func intervalsAreTwoStandardErrorsOnTheCurvesScale() throws {
    // By Python's math, with t = 2: -10 log10(1 - m) and 10 / ln 10 * t e / (1 - m) to both sides
    // for a mean of 0.9375 and an error of 0.001; m exp(-+ t e / m) for 0.5 and 0.0625.
    let similarity = try #require(SampleData.figure("rd-similarity")).script
    #expect(similarity.contains("0.25 12.0412 11.902226 12.180174"))
    let distance = try #require(SampleData.figure("rd-distance")).script
    #expect(distance.contains("0.5 0.5 0.38940039 0.64201271"))
    #expect(try #require(SampleData.figure("rd-quality")).script.contains("0.25 28.5 27.5 29.5"))
    #expect(similarity.contains("95 % intervals"))
  }

  @Test func withFewImagesThereAreNoIntervals() throws {
    var data = SampleData.data()
    data.images = 4
    for index in data.curves.indices { data.curves[index].images = 4 }
    let script = try #require(SampleData.figure("rd-quality", data)).script
    #expect(!script.contains("95 %") && !script.contains("filledcurves"))
  }

  @Test func colourAndMarkTellTheCodecAndDashesTheObjective() throws {
    let script = try #require(SampleData.figure("rd-similarity")).script
    let lines = script.split(separator: "\n").filter { $0.contains("with linespoints") }
    #expect(lines.count == 2)
    #expect(lines.enumerated().allSatisfy { $1.contains("lc rgb colour\(2 - $0)") })
    #expect(script.contains("colour1 = '#0072B2'") && script.contains("colour2 = '#004267'"))
    #expect(lines.filter { $0.contains("dt solid") && $0.contains("pt 7") }.count == 1)
    #expect(lines.filter { $0.contains("dt (9,4)") && $0.contains("pt 6") }.count == 1)
  }

}
