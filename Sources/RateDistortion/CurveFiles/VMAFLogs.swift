import Foundation
import Results

/// Logs of libvmaf (JSON): one encode each, hence one point each. A folder of logs makes a curve,
/// one log a curve of one point. A log does not tell its rate: it stands in the file's name
/// (`clip_0.25bpp.json`) or in `rates.csv` beside the logs (`file,bpp`).
enum VMAFLogs: CurveFormat {
  static let name = "libvmaf logs (JSON), one a point"

  static let spellings = [
    MetricSpelling(name: "vmaf", metric: "vmaf", meaning: .mean),
    MetricSpelling(name: "psnr_y", metric: "psnr-y", meaning: .mean),
    MetricSpelling(name: "psnr", metric: "psnr-y", meaning: .mean),
    MetricSpelling(name: "float_psnr", metric: "psnr-y", meaning: .mean),
    MetricSpelling(name: "float_ms_ssim", metric: "ms-ssim-y", meaning: .similarity),
    MetricSpelling(name: "ms_ssim", metric: "ms-ssim-y", meaning: .similarity),
  ]
  private static let rateTable = "rates.csv"

  static func recognises(_ source: CurveSource) -> Bool {
    let logs = logs(source)
    return !logs.isEmpty && (logs.allSatisfy { isLog($0) } || source.isFolder)
  }

  private static func logs(_ source: CurveSource) -> [CurveSource.File] {
    source.files.filter { $0.json != nil || $0.name.hasSuffix(".json") }
  }

  private static func isLog(_ file: CurveSource.File) -> Bool {
    file.json.map { $0["pooled_metrics"] != nil || $0["frames"] != nil } ?? false
  }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    let logs = logs(source)
    let rates = try rates(source)
    var points: [(rate: Double, means: [String: Double], frames: Int)] = []
    for log in logs {
      guard isLog(log), let json = log.json else { throw .notLog(log.name) }
      let named = NamedRate.reading(log.name)
      let rate: Double
      switch (rates[log.name], named) {
      case (let told?, _): rate = told
      case (nil, .rate(let told)): rate = told
      case (nil, .unclear): throw .unclearRate(log: log.name, table: rateTable)
      case (nil, .none): throw .noRate(log: log.name, table: rateTable)
      }
      points.append((rate, try means(json, log.name), frames(json)))
    }
    // A metric counts if every log holds it.
    let lists = spellings.compactMap { spelling -> CurveLists.List? in
      let values = points.compactMap { $0.means[spelling.name] }
      guard values.count == points.count else { return nil }
      return CurveLists.List(
        name: spelling.name, metric: spelling.metric, meaning: spelling.meaning, values: values)
    }
    guard !lists.isEmpty else { throw .noMetric(known: spellings.map(\.name)) }
    let counts = Set(points.map(\.frames))
    return CurveLists(
      rates: points.map(\.rate), lists: lists,
      images: counts.count == 1 ? counts.first.flatMap { $0 > 0 ? $0 : nil } : nil)
  }

  /// The pooled mean of each metric, else the mean over the frames.
  private static func means(
    _ json: [String: JSONValue], _ log: String
  ) throws(ImportedCurvesError.Fault) -> [String: Double] {
    var means: [String: Double] = [:]
    for spelling in spellings {
      if let pooled = json["pooled_metrics"]?.object?[spelling.name] {
        guard let mean = pooled.object?["mean"]?.number else { throw .notNumbers(list: log) }
        means[spelling.name] = mean
        continue
      }
      guard case .list(let frames)? = json["frames"] else { continue }
      let values = frames.compactMap { $0.object?["metrics"]?.object?[spelling.name]?.number }
      if values.isEmpty { continue }
      guard values.count == frames.count else { throw .notNumbers(list: log) }
      means[spelling.name] = average(values, values.indices)
    }
    return means
  }

  private static func frames(_ json: [String: JSONValue]) -> Int {
    if case .list(let frames)? = json["frames"] { frames.count } else { 0 }
  }

  /// Rates by file name, from the table beside the logs.
  private static func rates(
    _ source: CurveSource
  ) throws(ImportedCurvesError.Fault) -> [String: Double] {
    let folder = source.isFolder ? source.path : (source.path as NSString).deletingLastPathComponent
    let path = (folder.isEmpty ? "." : folder) + "/" + rateTable
    guard CurveSource.isRegular(path) else { return [:] }
    let table = try CurveSource.file(path).table { $0 == 1 }
    guard table.header == ["file", "bpp"] else { throw .notTable(rateTable) }
    var rates: [String: Double] = [:]
    for record in table.records {
      guard let rate = table.number(record[1]), rate.isFinite, rate > 0 else {
        throw .row(
          record[0], table: rateTable, line: record.line,
          reason: NumberText.oddity(of: record[1]).map { "\(record[1]) has \($0)" })
      }
      guard rates.updateValue(rate, forKey: record[0]) == nil else {
        throw .imageTwice(record[0], table: rateTable)
      }
    }
    return rates
  }
}
