import Basics
import Foundation
import Results

/// The content of one log: means of an encode, and its rate if the log has it.
struct EncodeLog {
  /// In bits per pixel.
  var rate: Double?
  /// By the log's own names.
  let means: [String: Double]
  /// Frames behind the means; 0 where the log does not say.
  let frames: Int
}

/// A kind of logs. A new one is a type and a line in `EncodeLogs.kinds`.
protocol LogKind: Sendable {
  static var spellings: [MetricSpelling] { get }

  /// - Returns: nil where the file is no log of this kind.
  static func read(
    _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> EncodeLog?
}

/// Logs of programs that encode or measure: one encoding each, so one point each. A folder of logs
/// makes a curve, one log a curve of one point. Where a log does not give its rate, that stands in
/// the file's name (`clip_0.25bpp.json`) or in `rates.csv` beside the logs (`file,bpp`), which
/// counts first.
enum EncodeLogs: CurveFormat {
  static let name = "logs of libvmaf (JSON, XML, CSV), HM, VTM, vvenc or ffmpeg, one a point"

  private static let kinds: [any LogKind.Type] = [
    VMAFJSONLog.self, VMAFXMLLog.self, VMAFTableLog.self, ReferenceSoftwareLog.self,
    FFmpegLog.self,
  ]
  private static let rateTable = "rates.csv"

  private static var spellings: [MetricSpelling] {
    kinds.flatMap { $0.spellings }.reduce(into: []) { all, spelling in
      if !all.contains(where: { $0.name == spelling.name }) { all.append(spelling) }
    }
  }

  static func recognises(_ source: CurveSource) -> Bool {
    let logs = logs(source)
    return !logs.isEmpty && (source.isFolder || logs.allSatisfy { isLog($0) })
  }

  /// A folder's JSON files are taken for logs; what else lies there may be anything.
  private static func logs(_ source: CurveSource) -> [CurveSource.File] {
    source.files.filter {
      $0.name != rateTable && ($0.json != nil || $0.name.hasSuffix(".json") || isLog($0))
    }
  }

  private static func isLog(_ file: CurveSource.File) -> Bool {
    // A log with a fault of its own is one.
    do { return try read(file) != nil } catch { return true }
  }

  private static func read(
    _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> EncodeLog? {
    for kind in kinds { if let log = try kind.read(file) { return log } }
    return nil
  }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    let rates = try rates(source)
    var points: [(rate: Double, log: EncodeLog)] = []
    for file in logs(source) {
      guard let log = try read(file) else { throw .notLog(file.name) }
      let named = NamedRate.reading(file.name)
      let rate: Double
      switch (rates[file.name] ?? log.rate, named) {
      case (let told?, _): rate = told
      case (nil, .rate(let told)): rate = told
      case (nil, .unclear): throw .unclearRate(log: file.name, table: rateTable)
      case (nil, .none): throw .noRate(log: file.name, table: rateTable)
      }
      points.append((rate, log))
    }
    // A metric counts if every log holds it.
    let lists = spellings.compactMap { spelling -> CurveLists.List? in
      let values = points.compactMap { $0.log.means[spelling.name] }
      guard values.count == points.count else { return nil }
      return CurveLists.List(
        name: spelling.name, metric: spelling.metric, meaning: spelling.meaning, values: values)
    }
    guard !lists.isEmpty else { throw .noMetric(known: spellings.map(\.name)) }
    let counts = Set(points.map(\.log.frames))
    return CurveLists(
      rates: points.map(\.rate), lists: lists,
      images: counts.count == 1 ? counts.first.flatMap { $0 > 0 ? $0 : nil } : nil,
      remarks: lists.filter { $0.name == FFmpegLog.similarity }.map {
        CurveLists.Remark(
          finding: .otherDefinition, metric: $0.metric,
          message:
            "ffmpeg's ssim filter has flat windows of 8x8 pixels; it was read as ssim, whose "
            + "values differ")
      })
  }

  /// Rates by file name, from the table beside the logs.
  private static func rates(
    _ source: CurveSource
  ) throws(ImportedCurvesError.Fault) -> [String: Double] {
    let folder = source.isFolder ? source.path : (source.path as NSString).deletingLastPathComponent
    let path = (folder.isEmpty ? "." : folder) + "/" + rateTable
    guard isFile(path) else { return [:] }
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
