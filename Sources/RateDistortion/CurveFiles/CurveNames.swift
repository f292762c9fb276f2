import Foundation
import Results

/// Names of rates and metrics as people write them above columns and lists: any case, blanks and
/// underscores for hyphens.
enum CurveNames {
  private static let rates: Set = [
    "bpp", "rate", "bitrate", "bit-rate", "bits/pixel", "bits-per-pixel", "rate-(bpp)",
    "bitrate-(bpp)",
    "rate-[bpp]", "bitrate-[bpp]",
  ]
  private static let codecs: Set = ["codec", "method", "model"]

  private static let spellings = [
    MetricSpelling(name: "psnr", metric: "psnr", meaning: .mean),
    MetricSpelling(name: "psnr-rgb", metric: "psnr", meaning: .mean),
    MetricSpelling(name: "psnr-y", metric: "psnr-y", meaning: .mean),
    MetricSpelling(name: "y-psnr", metric: "psnr-y", meaning: .mean),
    MetricSpelling(name: "ms-ssim", metric: "ms-ssim", meaning: .similarity),
    MetricSpelling(name: "msssim", metric: "ms-ssim", meaning: .similarity),
    MetricSpelling(name: "ms-ssim-rgb", metric: "ms-ssim", meaning: .similarity),
    MetricSpelling(name: "ms-ssim-db", metric: "ms-ssim", meaning: .decibelsBelowOne),
    MetricSpelling(name: "msssim-db", metric: "ms-ssim", meaning: .decibelsBelowOne),
    MetricSpelling(name: "vmaf", metric: "vmaf", meaning: .mean),
  ]

  /// Names in messages.
  static let known = [
    "psnr", "ms-ssim", "ms-ssim-db", "psnr-y", "vmaf", "or an id of crossmetric metrics",
  ]

  static func isRate(_ name: String) -> Bool { rates.contains(plain(name)) }
  static func isCodec(_ name: String) -> Bool { codecs.contains(plain(name)) }
  static func isImage(_ name: String) -> Bool {
    ["image", "file", "filename", "picture"].contains(plain(name))
  }
  static func isObjective(_ name: String) -> Bool { plain(name) == "objective" }

  /// The spelling under the name that the file has.
  static func metric(_ name: String, _ catalogue: MetricCatalogue) -> MetricSpelling? {
    let plain = plain(name)
    // "PSNR (dB)" says no more than "PSNR"; "MS-SSIM (dB)" does.
    let names = [plain.replacing("-(db)", with: "-db").replacing("-[db]", with: "-db"), plain]
      .flatMap { [$0, $0.hasSuffix("-db") ? String($0.dropLast(3)) : $0] }
    return names.lazy.compactMap {
      MetricSpelling.find($0, among: spellings, catalogue: catalogue)
    }.first.map { MetricSpelling(name: name, metric: $0.metric, meaning: $0.meaning) }
  }

  /// The metric in the last word of a file's name or its folder's name: `vtm PSNR.txt`,
  /// `vtm_psnr.txt`, `psnr/vtm.txt`.
  static func metric(
    ofFile file: CurveSource.File, _ catalogue: MetricCatalogue
  ) -> MetricSpelling? {
    let stem = (file.name as NSString).deletingPathExtension
    let folder = (file.folder as NSString).lastPathComponent
    let words = stem.split { " _.".contains($0) }.last.map(String.init)
    return [stem, words, folder].compactMap { $0 }.lazy.compactMap { metric($0, catalogue) }.first
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().split { " _".contains($0) }.joined(separator: "-")
  }
}
