import Foundation
import Results

/// A curve of TensorFlow Compression's collection of results: comments that start with `#`, then
/// lines `bpp, value`. One file has one metric, which is in its comments ("The second column contains
/// PSNR/sRGB/R'G'B' values.") or by its folder (`PSNR_sRGB_RGB`).
enum TensorFlowCompressionCurve: CurveFormat {
  static let name = "a TensorFlow Compression curve (lines \"bpp, value\")"

  /// Spelt METRIC_colourspace_planes, as the folders are.
  static let spellings = [
    MetricSpelling(name: "PSNR_sRGB_RGB", metric: "psnr", meaning: .mean),
    MetricSpelling(name: "MS-SSIM_sRGB_RGB", metric: "ms-ssim", meaning: .similarity),
    MetricSpelling(name: "PSNR_sRGB_Y", metric: "psnr-y", meaning: .mean),
    MetricSpelling(name: "MS-SSIM_sRGB_Y", metric: "ms-ssim-y", meaning: .similarity),
  ]

  static func recognises(_ source: CurveSource) -> Bool {
    guard let lines = source.file?.lines, !lines.records.isEmpty else { return false }
    let cells = lines.records.map(\.cells)
    // Four numbers a line are two that decimal commas have split, which the reader reports.
    return cells.allSatisfy { $0.count == 2 || $0.count == 4 }
      && cells.joined().allSatisfy(NumberText.looksLikeNumber)
  }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    guard let file = source.file, let lines = file.lines else { throw .notRecognised }
    let names = [told(file), (file.folder as NSString).lastPathComponent].compactMap { $0 }
    let spelling =
      names.lazy.compactMap {
        MetricSpelling.find($0, among: spellings, catalogue: catalogue)
      }.first ?? CurveNames.metric(ofFile: file, catalogue)
    guard let spelling else { throw .unknownMetric(known: spellings.map(\.name)) }
    let numbers = try numbers(of: lines, file.name)
    for (index, pair) in numbers.enumerated() where !pair.allSatisfy(\.isFinite) {
      throw .notFinite(line: "point \(index + 1)")
    }
    return CurveLists(
      rates: numbers.map { $0[0] },
      lists: [
        CurveLists.List(
          name: spelling.name, metric: spelling.metric, meaning: spelling.meaning,
          values: numbers.map { $0[1] })
      ])
  }

  /// Two numbers a line.
  private static func numbers(
    of lines: ForeignLines, _ file: String
  ) throws(ImportedCurvesError.Fault) -> [[Double]] {
    let mark: NumberText.Mark
    do { mark = try lines.mark() } catch { throw .malformed(table: file, reason: error.reason) }
    var numbers: [[Double]] = []
    for record in lines.records {
      let values = record.cells.compactMap { NumberText.value($0, mark: mark) }
      guard values.count == 2, record.cells.count == 2 else {
        let odd =
          NumberText.splitNumber(in: record.cells, wanted: 2)
          ?? record.cells.lazy.compactMap { cell in
            NumberText.oddity(of: cell).map { "\(cell) has \($0)" }
          }.first
        throw .malformed(
          table: file,
          reason: "line \(record.line) does not contain two numbers; "
            + (odd ?? "write \"bpp, value\""))
      }
      numbers.append(values)
    }
    return numbers
  }

  /// The metric in the comments, spelt as a folder: `PSNR_sRGB_RGB`.
  private static func told(_ file: CurveSource.File) -> String? {
    let start = "second column contains "
    guard let text = String(data: file.data, encoding: .utf8),
      let line = text.split(whereSeparator: \.isNewline).first(where: {
        $0.hasPrefix("#") && $0.contains(start)
      }), let from = line.range(of: start)
    else { return nil }
    let words = line[from.upperBound...].prefix { $0 != " " }
    return String(words).replacing("'", with: "").replacing("/", with: "_")
  }
}
