import Foundation
import Results

/// Names of libvmaf's metrics, the same in all its formats.
private let vmafSpellings = [
  MetricSpelling(name: "vmaf", metric: "vmaf", meaning: .mean),
  MetricSpelling(name: "psnr_y", metric: "psnr-y", meaning: .mean),
  MetricSpelling(name: "psnr", metric: "psnr-y", meaning: .mean),
  MetricSpelling(name: "float_psnr", metric: "psnr-y", meaning: .mean),
  MetricSpelling(name: "float_ms_ssim", metric: "ms-ssim-y", meaning: .similarity),
  MetricSpelling(name: "ms_ssim", metric: "ms-ssim-y", meaning: .similarity),
]

/// libvmaf's JSON: the pooled mean of each metric, else the mean over the frames.
enum VMAFJSONLog: LogKind {
  static let spellings = vmafSpellings

  static func read(
    _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> EncodeLog? {
    guard let json = file.json, json["pooled_metrics"] != nil || json["frames"] != nil else {
      return nil
    }
    var means: [String: Double] = [:]
    for spelling in spellings {
      if let pooled = json["pooled_metrics"]?.object?[spelling.name] {
        guard let mean = pooled.object?["mean"]?.number else { throw .notNumbers(list: file.name) }
        means[spelling.name] = mean
        continue
      }
      guard case .list(let frames)? = json["frames"] else { continue }
      let values = frames.compactMap { $0.object?["metrics"]?.object?[spelling.name]?.number }
      if values.isEmpty { continue }
      guard values.count == frames.count else { throw .notNumbers(list: file.name) }
      means[spelling.name] = average(values, values.indices)
    }
    let frames = if case .list(let frames)? = json["frames"] { frames.count } else { 0 }
    return EncodeLog(means: means, frames: frames)
  }
}

/// libvmaf's XML: `<frame frameNum="0" vmaf="97.4" .../>` and `<metric name="vmaf" mean="97.4" .../>`.
enum VMAFXMLLog: LogKind {
  static let spellings = vmafSpellings

  static func read(
    _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> EncodeLog? {
    guard let text = file.text, text.contains("<VMAF"), text.contains("<frame ") else {
      return nil
    }
    // A log that was cut off has frames, but not all.
    guard text.contains("</VMAF>") else { throw .notLog(file.name) }
    let frames = tags("frame", in: text)
    let pooled = Dictionary(
      tags("metric", in: text).compactMap { tag in tag["name"].map { ($0, tag["mean"]) } },
      uniquingKeysWith: { first, _ in first })
    var means: [String: Double] = [:]
    for spelling in spellings {
      let found = pooled[spelling.name].map { [$0] } ?? frames.map { $0[spelling.name] }
      if found.allSatisfy({ $0 == nil }) { continue }
      let values = found.compactMap { $0.flatMap(Double.init) }.filter(\.isFinite)
      guard values.count == found.count else { throw .notNumbers(list: file.name) }
      means[spelling.name] = average(values, values.indices)
    }
    return EncodeLog(means: means, frames: frames.count)
  }

  /// The attributes of each tag of a name.
  private static func tags(_ name: String, in text: String) -> [[String: String]] {
    text.split(separator: "<").filter { $0.hasPrefix(name + " ") }.map { tag in
      let parts = tag.prefix { $0 != ">" }.split(separator: "\"", omittingEmptySubsequences: false)
      var attributes: [String: String] = [:]
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        let key = parts[index].split { $0 == " " || $0 == "=" }.last.map(String.init)
        if let key { attributes[key] = String(parts[index + 1]) }
      }
      return attributes
    }
  }
}

/// libvmaf's CSV: a row a frame, its first column `Frame`.
enum VMAFTableLog: LogKind {
  static let spellings = vmafSpellings

  static func read(
    _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> EncodeLog? {
    guard let text = file.text, text.hasPrefix("Frame,") else { return nil }
    let table = try file.table { _ in true }
    var means: [String: Double] = [:]
    for spelling in spellings {
      guard let column = table.header.firstIndex(of: spelling.name) else { continue }
      let values = table.records.compactMap { table.number($0[column]) }.filter(\.isFinite)
      guard values.count == table.records.count, !values.isEmpty else {
        throw .notNumbers(list: file.name)
      }
      means[spelling.name] = average(values, values.indices)
    }
    return EncodeLog(means: means, frames: table.records.count)
  }
}
