import Metrics
import Testing

struct MetricListTests {
  @Test(arguments: [
    (["psnr,ssim"], ["psnr", "ssim"]), (["psnr, ssim"], ["psnr", "ssim"]),
    (["psnr ,\tssim,"], ["psnr", "ssim"]), (["psnr", "ssim"], ["psnr", "ssim"]),
    (["psnr,ssim", "ssim,vgg16"], ["psnr", "ssim", "vgg16"]), ([""], []),
  ])
  func listsAdd(texts: [String], ids: [String]) {
    #expect(MetricList.ids(texts) == ids)
  }
}
