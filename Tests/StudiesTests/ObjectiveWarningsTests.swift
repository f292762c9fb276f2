import Results
import Studies
import Testing

@Suite struct ObjectiveWarningsTests {
  @Test(
    "a study's objectives are canonical",
    arguments: [
      ("MSE", "mse"), ("MS-SSIM", "ms-ssim"), ("ms_ssim", "ms-ssim"), ("l2", "mse"),
      ("psnr", "mse"), ("Perceptual", "Perceptual"),
    ])
  func parsed(text: String, objective: String) throws {
    try withTree { tree in
      let study = try tree.study(
        Tree.comparison(
          rate: "{bpp: {\"1\": 1}}", more: "anchor: {codec: c, objective: \(objective)}"
        ).replacing("objective: mse", with: "objective: \(text)"))
      #expect(study.codecs.map(\.key.objective) == [objective])
      #expect(study.anchor?.objective == objective)
    }
  }

  @Test func twoSpellingsOfOneObjectiveAreOneCodecTwice() throws {
    try withTree { tree in
      func entry(_ objective: String) -> String {
        "  - {codec: c, objective: \(objective), reconstructions: \"{point}/{image}.png\", "
          + "rate: {bpp: {\"1\": 1}}}\n"
      }
      let yaml =
        "study: s\noriginals: \"{image}.png\"\ncodecs:\n" + entry("MSE") + entry("psnr")
      #expect(
        performing: { _ = try tree.study(yaml) },
        throws: { "\($0)".contains("c (mse) has two entries") })
    }
  }

  @Test(
    "an unknown objective is reported once, with the nearest known one",
    arguments: [
      ("msse", "did you mean \"mse\"?"), ("ms-sim", "did you mean \"ms-ssim\"?"),
      ("mssim", "did you mean \"ms-ssim\"?"),
      ("lpips", "known objectives are mse, ms-ssim, ssim, butteraugli, xpsnr."),
    ])
  func unknown(objective: String, hint: String) {
    let keys = ["a", "b"].map { CodecKey(codec: $0, objective: objective) }
    let told = Objective.warnings(of: keys + [CodecKey(codec: "c", objective: "mse")])
    #expect(told.count == 1)
    #expect(told.first?.contains("\"\(objective)\" of a, b belongs to no") == true, "\(told)")
    #expect(told.first?.contains(hint) == true && told[0].contains("verdicts.csv"), "\(told)")
    #expect(Objective.warnings(of: [.control("blur")]).isEmpty)
  }
}
