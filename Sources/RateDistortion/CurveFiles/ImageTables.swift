import Basics
import Foundation
import Results

/// Tables with a row for each image and a column for each point, one file a metric, as Lee et al.
/// (ICLR 2019) publish them: `NAME PSNR.csv`, `NAME MS-SSIM.csv`, and the rates in `NAME bpp.csv`
/// beside them. Whichever is given, all are read. A curve is the mean over the rows; rows and columns
/// such as `Average` or `std` are no images and no points (`SummaryName`).
enum ImageTables: CurveFormat {
  static let name = "tables of images and points (\"NAME bpp.csv\", \"NAME PSNR.csv\")"

  /// Lee et al. take one mean over the channels at each scale of MS-SSIM.
  static let spellings = [
    MetricSpelling(name: "PSNR", metric: "psnr", meaning: .mean),
    MetricSpelling(name: "MS-SSIM", metric: "ms-ssim-joint", meaning: .similarity),
  ]
  private static let rates = "bpp"

  static func recognises(_ source: CurveSource) -> Bool {
    guard let records = source.file?.lines?.records, records.count >= 2,
      records[0].cells.count >= 2, records[1].cells.count >= 2
    else {
      return false
    }
    // The reader reports numbers that are written otherwise.
    return records[1].cells.dropFirst().filter { !$0.isEmpty }
      .allSatisfy(NumberText.looksLikeNumber)
  }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    guard let given = source.file else { throw .notRecognised }
    let stem = (given.name as NSString).deletingPathExtension
    let kind = stem.split(separator: " ").last.map(String.init) ?? ""
    guard kind == rates || spelling(kind, catalogue) != nil else {
      throw .unknownTable(kind: kind, known: [rates] + spellings.map(\.name))
    }
    let prefix = (given.folder.isEmpty ? "" : given.folder + "/") + stem.dropLast(kind.count)
    let ending = "." + (given.name as NSString).pathExtension
    guard isFile(prefix + rates + ending) else {
      throw .noRates(file: prefix + rates + ending)
    }
    let bpp = try Table(CurveSource.file(prefix + rates + ending), source.originals)
    var lists: [CurveLists.List] = []
    var summaries = bpp.summaries
    for spelling in spellings.map(\.name) + catalogue.descriptors.map(\.id) {
      let file = prefix + spelling + ending
      guard let spelling = self.spelling(spelling, catalogue), isFile(file) else {
        continue
      }
      let table = try Table(CurveSource.file(file), source.originals)
      guard table.points == bpp.points, table.images == bpp.images else {
        throw .tablesDiffer(bpp.name, table.name)
      }
      summaries += table.summaries.filter { !summaries.contains($0) }
      lists.append(
        CurveLists.List(
          name: spelling.name, metric: spelling.metric, meaning: spelling.meaning,
          values: table.means))
    }
    guard !lists.isEmpty else { throw .noMetric(known: spellings.map(\.name)) }
    return CurveLists(
      rates: bpp.means, lists: lists, images: bpp.images.count,
      remarks: summaries.map(remark) + remarks(lists))
  }

  private static func spelling(_ name: String, _ catalogue: MetricCatalogue) -> MetricSpelling? {
    MetricSpelling.find(name, among: spellings, catalogue: catalogue)
  }

  private static func remark(_ summary: String) -> CurveLists.Remark {
    CurveLists.Remark(
      finding: .summary, metric: "",
      message:
        "the \(summary) was left out: its name says that it is a summary; an image of this name "
        + "must be among the study's originals")
  }

  private static func remarks(_ lists: [CurveLists.List]) -> [CurveLists.Remark] {
    lists.filter { $0.metric.hasSuffix("-joint") }.map {
      CurveLists.Remark(
        finding: .otherDefinition, metric: $0.metric,
        message: "the values of \($0.name) were read as \($0.metric), the definition of Lee et al.")
    }
  }

  /// One table, its rows in the file's order.
  private struct Table {
    let name: String
    let points: [String]
    var images: [String] = []
    /// Rows and columns that were left out.
    var summaries: [String] = []
    private var rows: [[Double]] = []

    init(
      _ file: CurveSource.File, _ originals: Set<String>
    ) throws(ImportedCurvesError.Fault) {
      name = file.name
      let table = try file.table { $0 > 0 }
      let columns = table.header.indices.dropFirst().filter { place in
        !SummaryName.isOne(table.header[place])
      }
      guard !columns.isEmpty else { throw .notTable(file.name) }
      points = columns.map { table.header[$0] }
      summaries = table.header.dropFirst().filter(SummaryName.isOne).map { "column \"\($0)\"" }
      for record in table.records {
        let image = record[0]
        if SummaryName.isOne(image) && !originals.contains(image) {
          summaries.append("row \"\(image)\"")
          continue
        }
        let cells = columns.map { record[$0] }
        let values = cells.compactMap(table.number)
        guard values.count == points.count, values.allSatisfy(\.isFinite) else {
          let odd = cells.lazy.compactMap { cell in
            NumberText.oddity(of: cell).map { "\(cell) has \($0)" }
          }.first
          throw .row(image, table: name, line: record.line, reason: odd)
        }
        guard !images.contains(image) else { throw .imageTwice(image, table: name) }
        images.append(image)
        rows.append(values)
      }
      guard !images.isEmpty else { throw .notTable(file.name) }
    }

    /// Mean over the images of each point.
    var means: [Double] {
      points.indices.map { point in
        average(rows.map { $0[point] }, rows.indices)
      }
    }
  }
}
