public import Results

/// Results of a study, to be written for other tools.
public struct ExportedResults: Sendable {
  /// The program that writes, with its version.
  public var origin: String
  public var curves: [CurveRow]
  public var scores: [ScoreRow]
  public var catalogue: MetricCatalogue
  public var definitions: [MetricDefinition]

  public init(
    origin: String, curves: [CurveRow], scores: [ScoreRow], catalogue: MetricCatalogue,
    definitions: [MetricDefinition] = []
  ) {
    self.origin = origin
    self.curves = curves
    self.scores = scores
    self.catalogue = catalogue
    self.definitions = definitions
  }
}

/// The result of an export: files by relative path, and notices of parts that were left out.
public struct ExportedFiles: Sendable, Equatable {
  public var files: [(path: String, text: String)] = []
  /// A sentence each.
  public var notices: [String] = []

  public static func == (a: ExportedFiles, b: ExportedFiles) -> Bool {
    a.files.map(\.path) == b.files.map(\.path) && a.files.map(\.text) == b.files.map(\.text)
      && a.notices == b.notices
  }
}

/// The formats that results are written in. A new one is a writer and a line here.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// CompressAI's results (JSON), a file for each codec and objective.
  case compressai
  /// TensorFlow Compression's curves, a folder for each metric, a file for each codec and
  /// objective.
  case tfc
  /// codec-compare's batches (JSON) of scores by image, and their list.
  case codecCompare = "codec-compare"

  public func files(_ results: ExportedResults) -> ExportedFiles {
    switch self {
    case .compressai: CompressAIResults.export(results)
    case .tfc: TensorFlowCompressionCurve.export(results)
    case .codecCompare: CodecCompareBatches.export(results)
    }
  }
}

extension ExportedResults {
  /// Codecs with curves, in the order of the rows.
  var codecs: [CodecKey] {
    curves.map { CodecKey(codec: $0.codec, objective: $0.objective) }.uniqued()
  }

  /// Curves of a codec by metric; a metric with a value that is no finite number is left out and
  /// told.
  func curves(
    of codec: CodecKey, _ notices: inout [String]
  ) -> [(metric: String, rows: [CurveRow])] {
    let own = curves.filter { $0.codec == codec.codec && $0.objective == codec.objective }
    return own.map(\.metric).uniqued().compactMap { metric in
      let rows = own.filter { $0.metric == metric }
      guard rows.allSatisfy({ $0.mean.isFinite }) else {
        notices.append("\(metric) of \(codec) is left out: a mean is infinite or not a number")
        return nil
      }
      return (metric, rows)
    }
  }
}

/// File stems for codecs, each once.
struct ExportNames {
  private var used: [String: Int] = [:]

  /// `lee2019_ms-ssim`; what is neither letter, digit, dot, dash nor underscore becomes a dash.
  mutating func stem(_ codec: CodecKey) -> String {
    let text = codec.objective.isEmpty ? codec.codec : codec.codec + "_" + codec.objective
    var stem = String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
    if stem.hasPrefix(".") { stem = "-" + stem.dropFirst() }
    used[stem, default: 0] += 1
    let count = used[stem] ?? 1
    return count == 1 ? stem : "\(stem)-\(count)"
  }
}
