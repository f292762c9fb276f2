import Foundation
public import Results

/// Averaged curves of a CompressAI results file (JSON): lists of equal length, `bpp` and metrics,
/// under `results` or at top level.
public struct ImportedCurves: Sendable, Hashable {
  public let codec: CodecKey
  /// Raw means by rising rate, one metric after another; `point` is the 1-based place in the file.
  public let rows: [CurveRow]
  /// Sentences on what was read in another sense than its name says.
  public let warnings: [String]

  /// What a list of the file holds.
  private enum Meaning {
    case mean
    /// A similarity of at most 1. Some files hold it in dB under this name: then all are above 1.
    case similarity
    /// -10 log10(1 - mean).
    case decibelsBelowOne
  }

  /// Lists that are read, by the name in the file; of two names for a metric the first counts.
  private static let lists: [(name: String, metric: String, meaning: Meaning)] = [
    ("psnr-rgb", "psnr", .mean),
    ("psnr", "psnr", .mean),
    ("ms-ssim-rgb", "ms-ssim", .similarity),
    ("ms-ssim", "ms-ssim", .similarity),
    ("ms-ssim-db-rgb", "ms-ssim", .decibelsBelowOne),
  ]

  /// Larger files are not curves.
  private static let maximumBytes = 16 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: as the user gave it; messages name it.
  ///   - images: the number of images behind the means, if known.
  /// - Throws: `ImportedCurvesError`.
  public static func read(
    _ path: String, codec: CodecKey, images: Int?
  ) throws(ImportedCurvesError) -> ImportedCurves {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
    } catch {
      throw ImportedCurvesError(file: path, fault: .unreadable)
    }
    do {
      return try read(data, path: path, codec: codec, images: images)
    } catch {
      throw ImportedCurvesError(file: path, fault: error)
    }
  }

  private static func read(
    _ data: Data, path: String, codec: CodecKey, images: Int?
  ) throws(ImportedCurvesError.Fault) -> ImportedCurves {
    guard data.count <= maximumBytes else { throw .tooLarge }
    guard case .object(let top)? = try? JSONDecoder().decode(JSONValue.self, from: data) else {
      throw .notJSON
    }
    var results = top
    if let nested = top["results"] {
      guard case .object(let object) = nested else { throw .noLists }
      results = object
    }
    let rates = try numbers("bpp", in: results)
    try check(rates: rates)
    let order = rates.indices.sorted { rates[$0] < rates[$1] }

    var rows: [CurveRow] = []
    var warnings: [String] = []
    var read: [String: String] = [:]
    for (name, metric, meaning) in lists where results[name] != nil {
      if let first = read[metric] {
        warnings.append("\(path) holds \(metric) twice; \(first) was read, \(name) was not")
        continue
      }
      let values = try numbers(name, in: results)
      guard values.count == rates.count else {
        throw .counts(list: name, values: values.count, rates: rates.count)
      }
      let isDecibels = try isDecibels(values, meaning, name)
      if isDecibels && meaning == .similarity {
        warnings.append("\(path): the values of \(name) are above 1 and were read as dB")
      }
      read[metric] = name
      rows += order.map { index in
        CurveRow(
          codec: codec.codec, objective: codec.objective, point: "\(index + 1)", images: images,
          bpp: rates[index], metric: metric,
          mean: isDecibels ? 1 - pow(10, -values[index] / 10) : values[index], standardError: nil)
      }
    }
    guard !rows.isEmpty else { throw .noMetric(known: lists.map(\.name)) }
    return ImportedCurves(codec: codec, rows: rows, warnings: warnings)
  }

  private static func check(rates: [Double]) throws(ImportedCurvesError.Fault) {
    if rates.isEmpty { throw .noPoints }
    for (index, rate) in rates.enumerated() {
      guard rate > 0 else { throw .rate(rate, point: index + 1) }
      if let earlier = rates[..<index].firstIndex(of: rate) {
        throw .repeatedRate(rate, points: [earlier + 1, index + 1])
      }
    }
  }

  private static func isDecibels(
    _ values: [Double], _ meaning: Meaning, _ name: String
  ) throws(ImportedCurvesError.Fault) -> Bool {
    switch meaning {
    case .mean: return false
    case .decibelsBelowOne: return true
    case .similarity:
      let above = values.filter { $0 > 1 }.count
      guard above == 0 || above == values.count else { throw .mixedScales(list: name) }
      return above > 0
    }
  }

  private static func numbers(
    _ name: String, in results: [String: JSONValue]
  ) throws(ImportedCurvesError.Fault) -> [Double] {
    guard let value = results[name] else { throw .missing(list: name) }
    guard case .list(let entries) = value else { throw .notNumbers(list: name) }
    var numbers: [Double] = []
    for entry in entries {
      guard case .number(let number) = entry, number.isFinite else {
        throw .notNumbers(list: name)
      }
      numbers.append(number)
    }
    return numbers
  }
}

/// Any JSON value; texts, truth values and null are of no interest here.
private enum JSONValue: Decodable {
  case number(Double)
  case list([JSONValue])
  case object([String: JSONValue])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }
}
