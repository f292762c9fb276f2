import Basics
import Foundation
public import Results

/// The curves of a `scores.csv` or a `curves.csv`, or of any file that `ImportedCurves` reads.
public struct ResultCurves: Sendable {
  /// As the user gave it; messages name it.
  public let file: String
  /// Rows that could not become part of a curve, a sentence each.
  public let warnings: [String]
  let curves: [MeanCurve]
  /// Fingerprints by metric; none from curves.
  let definitions: [String: Set<String>]
  /// How the rates are averaged; nil for curves that do not say.
  let rateMean: RateMean?

  /// Reads either file, recognised by its header, or the scores.csv of a folder. Reference
  /// distortions, which have no rate, are left out, and so are scores that do not count. Other
  /// files are read as `ImportedCurves`.
  ///
  /// - Parameters:
  ///   - given: the file, or the results folder.
  ///   - codec: whose curve it is where a file does not say.
  ///   - catalogue: the metrics that curves may be in.
  /// - Throws: `ResultCurvesError`, `CSVError` for a table with a fault, or `ImportedCurvesError`.
  public static func read(
    _ given: String, codec: String, catalogue: MetricCatalogue
  ) throws -> ResultCurves {
    let exists = FileState(given) != nil
    let path = isFolder(given) ? ResultsFolder(given).file(ScoreRow.file) : given
    guard exists, FileManager.default.fileExists(atPath: path) else {
      return try imported(given, codec, catalogue, otherwise: .missing(file: path))
    }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else { throw ResultCurvesError.unreadable(file: path) }
    let header = String(text.prefix { !$0.isNewline })
    if header == ScoreRow.columns.joined(separator: ",") {
      let rows = try CountedTable(file: path, text: text).rows.filter { !$0.key.isControl }
      let rateMean = ResultsFolder(of: path).rateMean
      let scored = ScoreCurves(
        rows: rows, codecs: [], catalogue: catalogue, images: [:], rateMean: rateMean)
      let definitions = Dictionary(grouping: rows, by: \.metric).mapValues {
        Set($0.map(\.definition))
      }
      return try ResultCurves(
        file: path, warnings: scored.warnings, curves: scored.curves, definitions: definitions,
        rateMean: rateMean)
    }
    guard header.hasPrefix(Self.curvesHeader) else {
      return try imported(given, codec, catalogue, otherwise: .neither(file: path))
    }
    let rows = try CurveRow.rows(of: text, file: path)
      .filter { !$0.key.isControl }
    let keys = rows.map(\.key).uniqued()
    let metrics = catalogue.ordered(rows.map(\.metric).uniqued())
    let curves = keys.flatMap { key in
      metrics.map { metric in
        MeanCurve(
          imported: rows.filter {
            $0.key == key && $0.metric == metric.id
          }, codec: key, metric: metric)
      }
    }
    return try ResultCurves(
      file: path, warnings: [], curves: curves.filter { !$0.points.isEmpty }, definitions: [:],
      rateMean: rows.lazy.compactMap(\.rateMean).first)
  }

  /// The columns that every version has.
  private static let curvesHeader = CurveRow.columns.prefix(8).joined(separator: ",")

  /// The curves of a file in another format, all codecs of a long table.
  private static func imported(
    _ path: String, _ codec: String, _ catalogue: MetricCatalogue,
    otherwise unknown: ResultCurvesError
  ) throws -> ResultCurves {
    func read(_ path: String) throws(ImportedCurvesError) -> ImportedCurves {
      try ImportedCurves.read(
        path, codec: CodecKey(codec: codec, objective: ""), images: nil, catalogue: catalogue)
    }
    let found: [ImportedCurves]
    do {
      let only = try read(path)
      // Its codec by the name that it has in the other file too.
      let isTold = only.toldCodec != nil && FileManager.default.fileExists(atPath: path)
      found = [isTold ? try read("\(path)#\(only.toldCodec ?? "")") : only]
    } catch {
      switch error.fault {
      case .severalCodecs(let names): found = try names.map { try read("\(path)#\($0)") }
      case .notRecognised, .unreadable: throw unknown
      default: throw error
      }
    }
    return try ResultCurves(
      file: path, warnings: found.flatMap(\.warnings),
      curves: found.flatMap { $0.curves(catalogue) }, definitions: [:],
      rateMean: found.lazy.compactMap(\.rateMean).first)
  }

  private init(
    file: String, warnings: [String], curves: [MeanCurve], definitions: [String: Set<String>],
    rateMean: RateMean?
  ) throws(ResultCurvesError) {
    if curves.isEmpty { throw .empty(file: file) }
    self.file = file
    self.warnings = warnings
    self.curves = curves
    self.definitions = definitions
    self.rateMean = rateMean
  }

  /// The main metrics of the curves, in the order of the catalogue.
  public var metrics: [MetricDescriptor] {
    curves.map(\.metric).filter { !$0.isPart }.uniqued()
  }

  func curve(_ codec: CodecKey, _ metric: MetricDescriptor) -> MeanCurve? {
    curves.first { $0.codec == codec && $0.metric.id == metric.id }
  }
}

/// Why a file gives no curves.
public enum ResultCurvesError: Error, Equatable, CustomStringConvertible {
  case missing(file: String)
  case unreadable(file: String)
  case neither(file: String)
  case empty(file: String)

  public var description: String {
    switch self {
    case .missing(let file):
      "\(file) does not exist; give a results folder, a scores.csv or a file of curves"
    case .unreadable(let file):
      "\(file) cannot be read as text; check its permissions, or give a scores.csv or a curves.csv"
    case .neither(let file):
      "\(file) is neither a scores.csv nor a file of curves that is known here; give one of the two"
    case .empty(let file): "\(file) has no curve of a known metric; give one with scores"
    }
  }
}
