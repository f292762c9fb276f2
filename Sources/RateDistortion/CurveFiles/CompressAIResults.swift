import Results

/// CompressAI's results files (JSON): lists of equal length, `bpp` and metrics, under `results` or
/// at top level.
enum CompressAIResults: CurveFormat {
  static let name = "CompressAI results (JSON)"

  static let spellings = [
    MetricSpelling(name: "psnr-rgb", metric: "psnr", meaning: .mean),
    MetricSpelling(name: "psnr", metric: "psnr", meaning: .mean),
    MetricSpelling(name: "ms-ssim-rgb", metric: "ms-ssim", meaning: .similarity),
    MetricSpelling(name: "ms-ssim", metric: "ms-ssim", meaning: .similarity),
    MetricSpelling(name: "ms-ssim-db-rgb", metric: "ms-ssim", meaning: .decibelsBelowOne),
    MetricSpelling(name: "psnr-y", metric: "psnr-y", meaning: .mean),
  ]

  static func recognises(_ source: CurveSource) -> Bool { source.file?.json != nil }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    guard let top = source.file?.json else { throw .notRecognised }
    var results = top
    if let nested = top["results"] {
      guard let object = nested.object else { throw .noLists }
      results = object
    }
    let rates = try numbers("bpp", in: results)
    let own = spellings.filter { results[$0.name] != nil }
    let byID = results.keys.sorted().filter { key in !spellings.contains { $0.name == key } }
      .compactMap { MetricSpelling.find($0, among: [], catalogue: catalogue) }
    var lists: [CurveLists.List] = []
    for spelling in own + byID {
      lists.append(
        CurveLists.List(
          name: spelling.name, metric: spelling.metric, meaning: spelling.meaning,
          values: try numbers(spelling.name, in: results)))
    }
    guard !lists.isEmpty else { throw .noMetric(known: spellings.map(\.name)) }
    return CurveLists(rates: rates, lists: lists, images: images(top))
  }

  /// Our own files state the number of images.
  private static func images(_ top: [String: JSONValue]) -> Int? {
    (top["meta"]?.object?["images"]?.number).flatMap { Int(exactly: $0) }.flatMap {
      $0 > 0 ? $0 : nil
    }
  }

  private static func numbers(
    _ name: String, in results: [String: JSONValue]
  ) throws(ImportedCurvesError.Fault) -> [Double] {
    guard let value = results[name] else { throw .missing(list: name) }
    guard let numbers = value.numbers else { throw .notNumbers(list: name) }
    return numbers
  }
}
