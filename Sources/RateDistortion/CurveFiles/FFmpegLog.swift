import Foundation
import Results

/// The last lines of ffmpeg's psnr and ssim filters: `PSNR y:38.04 u:42.57 v:43.31 average:39.10 ...`,
/// `PSNR r:... g:... b:... average:...`, `SSIM R:0.97 (15.7) ... All:0.97 (15.7)`; or what `stats_file` holds,
/// `psnr_y:38.04` a frame. Means of PSNR are those of the filter: over the mean squared error of all frames.
enum FFmpegLog: LogKind {
  static let similarity = "SSIM All"

  static let spellings = [
    MetricSpelling(name: "PSNR y", metric: "psnr-y", meaning: .mean),
    // Of R, G and B together.
    MetricSpelling(name: "PSNR average", metric: "psnr", meaning: .mean),
    MetricSpelling(name: similarity, metric: "ssim", meaning: .similarity),
  ]

  static func read(
    _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> EncodeLog? {
    guard let text = file.text else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    var means: [String: Double] = [:]
    var frames = 0
    for line in lines {
      if line.contains("Parsed_psnr"), let start = line.range(of: "PSNR ") {
        let values = pairs(line[start.upperBound...])
        let average = values["average"]
        if let y = values["y"] { means["PSNR y"] = try finite(y, file) }
        if values["r"] != nil, let average { means["PSNR average"] = try finite(average, file) }
      } else if line.contains("Parsed_ssim"), let start = line.range(of: "SSIM ") {
        let values = pairs(line[start.upperBound...])
        if values["R"] != nil, let all = values["All"] { means[similarity] = try finite(all, file) }
      }
    }
    if means.isEmpty {
      // Statistics by frame.
      let rows = lines.filter { $0.hasPrefix("n:") && $0.contains("mse_avg:") }.map {
        pairs($0[...])
      }
      guard !rows.isEmpty, rows.count == lines.count else { return nil }
      frames = rows.count
      for (name, key, only) in [("PSNR y", "mse_y", "mse_y"), ("PSNR average", "mse_avg", "mse_r")]
      where rows.allSatisfy({ $0[only] != nil }) {
        // Rounded to two digits in the file, the errors more than the decibels: of one frame these.
        let decibels = key == "mse_y" ? "psnr_y" : "psnr_avg"
        let errors = try rows.map { row throws(ImportedCurvesError.Fault) in
          try finite(row[decibels] ?? "", file)
        }.map { pow(10, -$0 / 10) }
        means[name] = -10 * log10(average(errors, errors.indices))
      }
    }
    return means.isEmpty ? nil : EncodeLog(means: means, frames: frames)
  }

  /// `name:value` words.
  private static func pairs(_ text: Substring) -> [String: String] {
    Dictionary(
      text.split(separator: " ").compactMap { word in
        let parts = word.split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Identical images have no finite PSNR.
  private static func finite(
    _ text: String, _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> Double {
    guard let value = Double(text), value.isFinite else { throw .notNumbers(list: file.name) }
    return value
  }
}
