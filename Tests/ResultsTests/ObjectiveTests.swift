import Results
import Testing

@Suite struct ObjectiveTests {
  @Test(
    "known objectives have one canonical form",
    arguments: [
      ("mse", "mse"), ("MSE", "mse"), ("Mse", "mse"), ("l2", "mse"), ("L2", "mse"), ("psnr", "mse"),
      ("PSNR", "mse"), ("ms-ssim", "ms-ssim"), ("MS-SSIM", "ms-ssim"), ("msssim", "ms-ssim"),
      ("MSSSIM", "ms-ssim"), ("ms_ssim", "ms-ssim"), ("MS SSIM", "ms-ssim"), ("ssim", "ssim"),
      ("SSIM", "ssim"),
    ])
  func known(text: String, canonical: String) { #expect(Objective.canonical(text) == canonical) }

  @Test(
    "others stay as they are", arguments: ["msse", "lpips", "VMAF", "control", "", "ms-ssim-y"])
  func others(text: String) { #expect(Objective.canonical(text) == text) }

  @Test func rowsUnderAnAliasAreThoseOfTheCanonicalName() throws {
    let score = ScoreRow.headerLine + "c,MS_SSIM,1,a,2,2,,0.1,psnr,1,f\n"
    #expect(try ScoreRow.rows(of: score, file: "")[0].objective == "ms-ssim")
    let bias = BiasRow.headerLine + "c,psnr,vgg16,PSNR,MSSSIM,1,2,3,,,6,,,\n"
    let row = try BiasRow.rows(of: bias, file: "")[0]
    #expect(row.objectiveA == "mse" && row.objectiveB == "ms-ssim")
  }
}
