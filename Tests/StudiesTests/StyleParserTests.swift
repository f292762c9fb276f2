import Foundation
import Results
import Studies
import TestSupport
import Testing

struct StyleParserTests {
  private func style(_ style: String) throws -> FigureStyle {
    try withTree { tree in
      try tree.write("{}", "c.json")
      let lines = style.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
      return try tree.study(
        """
        study: s
        curves:
          - {codec: ours, objective: mse, file: c.json, images: 24}
          - {codec: ours, objective: ms-ssim, file: c.json, images: 24}
          - {codec: VTM, objective: mse, file: c.json, images: 24}
        metrics: [psnr, vgg16]
        style:
        \(lines)
        """
      ).style
    }
  }

  @Test func readsEveryKey() throws {
    let style = try style(
      """
      codecs:
        ours: {name: Ours, colour: "#0a72B2"}
        ours (ms-ssim): {name: "Ours*"}
        VTM: {hide: [rd-psnr, bd-matrix]}
      objectives: {mse: MSE, MS-SSIM: tuned}
      order: [VTM, ours]
      rate: linear
      limits: {bpp: [0, 1.5], psnr: [26, 38], vgg16/relu1_2: [1, 2]}
      legend: below
      intervals: false
      title: false
      """)
    #expect(style.label(CodecKey(codec: "ours", objective: "mse")) == "Ours (MSE)")
    #expect(style.label(CodecKey(codec: "ours", objective: "ms-ssim")) == "Ours*")
    #expect(style.colour(of: CodecKey(codec: "ours", objective: "mse")) == 0x0A72B2)
    #expect(style.objectives == ["mse": "MSE", "ms-ssim": "tuned"])
    let vtm = CodecKey(codec: "VTM", objective: "mse")
    #expect(style.hides(vtm, in: "rd-psnr") && !style.hides(vtm, in: "rd-vgg16"))
    #expect(style.order == ["VTM", "ours"] && style.rateScale == .linear)
    #expect(style.limits["bpp"] == 0...1.5 && style.limits["psnr"] == 26...38)
    #expect(style.legend == .below && !style.showsIntervals && !style.showsTitle)
  }

  @Test func aCodecMayBeHiddenEverywhere() throws {
    let style = try style("codecs: {VTM: {hide: true}}")
    #expect(style.hides(CodecKey(codec: "VTM", objective: "mse"), in: "anything"))
  }

  @Test(
    "what a style may not say",
    arguments: [
      ("codecs: {our: {name: x}}", "our"),
      ("codecs: {ours: {color: x}}", "color"),
      ("codecs: {ours: {colour: blue}}", "#0072B2"),
      ("codecs: {ours: {colour: \"#12345\"}}", "#0072B2"),
      ("codecs: {ours: {hide: maybe}}", "true or false"),
      ("objectives: {ssim: x}", "ssim"),
      ("order: [HM]", "HM"),
      ("limits: {lpips-alex: [0, 1]}", "lpips-alex"),
      ("limits: {psnr: [38, 26]}", "the smaller first"),
      ("limits: {psnr: [26]}", "the smaller first"),
      ("rate: log", "logarithmic"),
      ("legend: above", "below"),
      ("codecs: {VTM: {name: ours}}", "ours (mse)"),
      ("font: Arial", "font"),
    ])
  func refusals(style text: String, names: String) throws {
    let error = #expect(throws: StudyError.self) { try style(text) }
    #expect(error?.description.contains(names) == true, "\(String(describing: error))")
  }
}
