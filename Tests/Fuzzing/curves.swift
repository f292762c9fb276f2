// libFuzzer on the readers of curves and encoders' logs (`make fuzz`): whatever the bytes are, they end in
// curves of finite rates or in a sentence.
//
// First byte: how the file is called and what is asked of it (a name may tell the metric, the rate or the
// codec); then the file. With the highest bit set it lies in a folder, which is read as a whole.
import Foundation
import RateDistortion
import Results

private let folder = "/dev/shm/crossmetric-fuzz-curves-\(getpid())"
private let names = [
  "a.csv", "vtm psnr.txt", "clip_0.25bpp.log", "psnr/vtm.txt", "NAME PSNR.csv", "NAME bpp.csv",
  "curves.csv", "PSNR_sRGB_RGB/a.txt", "clip_0_25bpp.json", "rates.csv",
]
private let psnr = MetricDescriptor(
  id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
  objective: "mse")
private let catalogue = MetricCatalogue([
  psnr,
  MetricDescriptor(
    id: "ms-ssim", name: "MS-SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
    objective: "ms-ssim"),
])

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count >= 1 else { return 0 }
  let choice = data[0]
  let name = names[Int(choice & 0x3F) % names.count]
  let path = folder + "/" + name
  try? FileManager.default.removeItem(atPath: folder)
  let parent = (path as NSString).deletingLastPathComponent
  do {
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(bytes: data + 1, count: count - 1).write(to: URL(fileURLWithPath: path))
    let asked = choice & 0x80 != 0 ? parent : choice & 0x40 != 0 ? path + "#hm" : path
    let curves = try ImportedCurves.read(
      asked, codec: CodecKey(codec: "a", objective: ""), images: nil, catalogue: catalogue)
    precondition(curves.rows.allSatisfy { $0.bpp > 0 && $0.bpp.isFinite })
    _ = Lint.findings([curves], catalogue: catalogue)
    for minimum in PointRule.minima {
      let row = Analysis.bdRate(
        anchor: curves, test: curves, metric: psnr,
        points: PointRule(minimum: minimum, leavesOutDominated: true))
      precondition(row.bdRatePercent.isNaN || abs(row.bdRatePercent) < 1e-3)
    }
  } catch {
    precondition(!"\(error)".isEmpty)
  }
  return 0
}
