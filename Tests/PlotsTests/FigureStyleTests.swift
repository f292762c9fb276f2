import Foundation
import Plots
import Results
import Testing

/// The effect of a study's style on figures.
struct FigureStyleTests {
  private func script(_ name: String, _ edit: (inout FigureStyle) -> Void) throws -> String {
    var data = SampleData.full()
    edit(&data.style)
    return try #require(SampleData.figure(name, data), "\(name)").script
  }

  @Test func namesReplaceThoseOfTheStudyEverywhere() throws {
    var data = SampleData.full()
    data.style.codecs["ours"] = FigureStyle.Codec()
    data.style.codecs["ours"]?.name = "Model"
    data.style.objectives = ["first": "MSE", "second": "MS-SSIM"]
    for figure in Figures.all(data) where !figure.name.hasPrefix("image-bias") {
      #expect(!figure.script.contains("'ours"), "\(figure.name)")
      #expect(!figure.script.contains("second against first"), "\(figure.name)")
    }
    let curves = try #require(SampleData.figure("rd-quality", data)).script
    #expect(curves.contains("'Model (MSE)'") && curves.contains("'Model (MS-SSIM)'"))
    // The name of one curve takes the place of codec and objective.
    data.style.codecs["ours (second)"] = FigureStyle.Codec()
    data.style.codecs["ours (second)"]?.name = "Model-S"
    #expect(try #require(SampleData.figure("rd-quality", data)).script.contains("'Model-S'"))
  }

  @Test func eachNameAndColourStandsOnce() throws {
    let script = try script("rd-quality") { $0.legend = .below }
    for (text, count) in [("'ours (first)'", 1), ("'#0072B2'", 2)] {
      #expect(script.components(separatedBy: text).count - 1 == count, "\(text)")
    }
    #expect(script.contains("name1 = 'ours (first)'\ncolour1 = '#0072B2'; ink1 = '#0072B2'"))
    #expect(script.contains("strlen(name1)") && script.contains("lc rgb colour1"))
  }

  @Test func coloursComeFromTheStyle() throws {
    let script = try script("rd-quality") {
      $0.codecs["VTM"] = FigureStyle.Codec()
      $0.codecs["VTM"]?.colour = 0x123456
      $0.codecs["ours (second)"] = FigureStyle.Codec()
      $0.codecs["ours (second)"]?.colour = 0xABCDEF
    }
    #expect(script.contains("'#ABCDEF'") && script.contains("'#0072B2'"))
    #expect(!script.contains("'#D55E00'"))
  }

  @Test func theSecondObjectiveHasAShadeOfItsOwn() throws {
    let script = try script("rd-quality") { _ in }
    let colours = script.matches(of: /colour[12] = '(#[0-9A-F]+)'/).map(\.1)
    #expect(colours.count == 2 && colours[0] != colours[1])
  }

  @Test func hiddenCurvesLeaveTheColoursOfTheOthers() throws {
    let all = try script("rd-quality") { _ in }
    let hidden = try script("rd-quality") {
      $0.codecs["ours"] = FigureStyle.Codec()
      $0.codecs["ours"]?.hiddenIn = ["rd-quality"]
    }
    let vtm = try #require(all.firstMatch(of: /name3 = 'VTM[^\n]*\n(?<c>colour3 = '#[0-9A-F]+')/))
    #expect(!hidden.contains("'ours"))
    #expect(hidden.contains(vtm.c.replacing("colour3", with: "colour1")))
    // Another figure still has it.
    var data = SampleData.full()
    data.style.codecs["ours"] = FigureStyle.Codec()
    data.style.codecs["ours"]?.hiddenIn = ["rd-quality"]
    #expect(
      try #require(SampleData.figure("rd-similarity", data)).script.contains("'ours (first)'"))
    data.style.codecs["ours"]?.isHidden = true
    #expect(Figures.all(data).allSatisfy { !$0.script.contains("'ours") })
  }

  @Test func onlyTheCodecsAskedForAreDrawn() throws {
    let script = try script("rd-quality") { $0.only = ["ours (second)"] }
    #expect(script.contains("'ours (second)'"))
    #expect(!script.contains("VTM") && !script.contains("'ours (first)'"))
  }

  @Test func theOrderIsThatOfLegendsAndColours() throws {
    let script = try script("rd-quality") { $0.order = ["VTM"] }
    let own = try #require(script.firstMatch(of: /name1 = '(?<n>[^']*)'\ncolour1 = '(?<c>[^']*)'/))
    #expect(own.n == "ours (first)" && own.c == "#D55E00")
  }

  @Test func theRateMayBeLinear() throws {
    let script = try script("rd-quality") { $0.rateScale = .linear }
    #expect(!script.contains("set logscale x") && script.contains("set xrange [0:"))
    #expect(try self.script("rd-quality") { _ in }.contains("set logscale x"))
  }

  @Test func limitsCutTheAxes() throws {
    let script = try script("rd-quality") {
      $0.limits = ["bpp": 0.2...0.9, "quality": 27...33]
    }
    #expect(script.contains("set xrange [0.2:0.9]") && script.contains("set yrange [27:33]"))
    #expect(script.contains("set clip two"))
    // A logarithmic axis has no zero; the lower end is that of the data.
    let zero = try self.script("rd-quality") { $0.limits = ["bpp": 0...1] }
    #expect(!zero.contains("set xrange [0:"))
  }

  @Test func aCurveOutsideTheLimitsHasNoNameEither() throws {
    let script = try script("rd-quality") { $0.limits = ["quality": 37...60] }
    #expect(script.contains("'VTM (first)'") && !script.contains("'ours (second)'"))
  }

  @Test func legendIntervalsAndTitle() throws {
    #expect(try script("rd-quality") { _ in }.contains("95 %"))
    let plain = try script("rd-quality") {
      $0.showsIntervals = false
      $0.showsTitle = false
      $0.legend = .none
    }
    #expect(!plain.contains("95 %") && !plain.contains("sample"))
    #expect(!plain.contains("set label name"))
    #expect(try script("bias-distance") { $0.showsIntervals = false }.contains("'+320 %'"))
  }
}
