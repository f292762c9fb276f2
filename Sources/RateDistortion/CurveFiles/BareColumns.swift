import Foundation
import Results

/// Two columns with blanks between, the rate and one metric, under a title or none: `bpp - PSNR`. Without a
/// title the rate stands first, and the metric is in the file's or folder's name.
enum BareColumns: CurveFormat {
  static let name = "two columns with blanks between (rate, metric)"

  private static let mostTitles = 3

  static func recognises(_ source: CurveSource) -> Bool {
    guard let file = source.file, let found = parsed(file) else { return false }
    return !found.records.isEmpty
  }

  private static func parsed(
    _ file: CurveSource.File
  ) -> (titles: [String], records: [[Double]])? {
    guard let text = file.text else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.split { " \t".contains($0) }.map(String.init) }.filter { !$0.isEmpty }
    let titles = lines.prefix { $0.count != 2 || Double($0[0]) == nil || Double($0[1]) == nil }
    guard titles.count <= mostTitles else { return nil }
    var records: [[Double]] = []
    for line in lines.dropFirst(titles.count) {
      let values = line.compactMap(Double.init)
      guard values.count == 2, line.count == 2 else { return nil }
      records.append(values)
    }
    return (titles.joined().map { $0 }, records)
  }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    guard let file = source.file, let (titles, records) = parsed(file) else {
      throw .notRecognised
    }
    let metric = titles.firstIndex { CurveNames.metric($0, catalogue) != nil }
    let rate = titles.firstIndex(where: CurveNames.isRate)
    let told = metric.flatMap { CurveNames.metric(titles[$0], catalogue) }
    guard let spelling = told ?? CurveNames.metric(ofFile: file, catalogue) else {
      throw .unknownMetric(known: ["psnr", "ms-ssim"])
    }
    let isTurned = if let metric, let rate { metric < rate } else { false }
    for (index, pair) in records.enumerated() where !pair.allSatisfy(\.isFinite) {
      throw .notFinite(line: "point \(index + 1)")
    }
    return CurveLists(
      rates: records.map { $0[isTurned ? 1 : 0] },
      lists: [
        CurveLists.List(
          name: spelling.name, metric: spelling.metric, meaning: spelling.meaning,
          values: records.map { $0[isTurned ? 0 : 1] })
      ])
  }
}
