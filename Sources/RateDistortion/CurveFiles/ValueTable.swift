import Foundation
import Results

/// A table with a header: a column of rates, columns of metrics, in any order and case (`bpp,psnr,ms-ssim`);
/// of one codec, or of several with a column that names them (`codec,bpp,psnr`). Our own `curves.csv`, which
/// has a row for each metric, and a results folder that holds it.
enum ValueTable: CurveFormat {
  static let name = "a table with a header (bpp,psnr,ms-ssim; codec,bpp,psnr), a results folder"

  /// Of a results folder.
  private static let own = "curves.csv"

  static func recognises(_ source: CurveSource) -> Bool {
    guard let file = file(of: source), let header = file.lines?.records.first?.cells else {
      return false
    }
    let isLong = header.contains { $0.lowercased() == "metric" }
    return header.contains(where: CurveNames.isRate)
      && (isLong || header.contains { CurveNames.metric($0, MetricCatalogue([])) != nil }
        || header.allSatisfy { !NumberText.looksLikeNumber($0) } && header.count > 1)
  }

  private static func file(of source: CurveSource) -> CurveSource.File? {
    source.file ?? source.files.first { $0.name == own }
  }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    guard let file = file(of: source), let header = file.lines?.records.first?.cells else {
      throw .notRecognised
    }
    // A row an image is no point of a curve.
    if let image = header.first(where: CurveNames.isImage) { throw .rowsOfImages(column: image) }
    let isNumber = header.map {
      CurveNames.isRate($0) || CurveNames.metric($0, catalogue) != nil || $0.lowercased() == "mean"
    }
    let table = try file.table { $0 < isNumber.count && isNumber[$0] }
    guard let rate = table.header.firstIndex(where: CurveNames.isRate) else {
      throw .missing(list: "bpp")
    }
    let (records, codec) = try records(of: table, source)
    let isOwn = table.header.contains("metric") && table.header.contains("mean")
    var lists =
      isOwn
      ? try ownLists(table, records, rate: rate, catalogue)
      : try lists(table, records, rate: rate, catalogue)
    lists.codec = codec
    return lists
  }

  /// Those of one codec.
  private static func records(
    of table: ForeignTable, _ source: CurveSource
  ) throws(ImportedCurvesError.Fault) -> (records: [ForeignTable.Record], codec: String?) {
    guard let codec = table.header.firstIndex(where: CurveNames.isCodec) else {
      if let selection = source.selection { throw .noCodecs(selection) }
      return (table.records, nil)
    }
    let objective = table.header.firstIndex(where: CurveNames.isObjective)
    func name(_ record: ForeignTable.Record) -> String {
      let told = objective.map { record[$0] } ?? ""
      return told.isEmpty ? record[codec] : record[codec] + "/" + told
    }
    let names = table.records.map(name).uniqued()
    func chosen(_ wanted: String) -> [String] {
      let same = names.filter { $0.lowercased() == wanted.lowercased() }
      return same.isEmpty
        ? names.filter { $0.lowercased().hasPrefix(wanted.lowercased() + "/") } : same
    }
    let found: [String]
    if let selection = source.selection {
      found = chosen(selection)
      if found.isEmpty { throw .noCodec(selection, known: names) }
    } else {
      let own = names.count > 1 ? chosen(source.codec) : names
      found = own.isEmpty ? names : own
    }
    guard found.count <= 1 else { throw .severalCodecs(found) }
    return (table.records.filter { found.contains(name($0)) }, found.first)
  }

  private static func number(
    _ record: ForeignTable.Record, _ column: Int, _ table: ForeignTable
  ) throws(ImportedCurvesError.Fault) -> Double {
    guard let value = table.number(record[column]), value.isFinite else {
      throw .row(
        record[0], table: (table.file as NSString).lastPathComponent, line: record.line,
        reason: NumberText.oddity(of: record[column]).map { "\(record[column]) has \($0)" })
    }
    return value
  }

  private static func lists(
    _ table: ForeignTable, _ records: [ForeignTable.Record], rate: Int, _ catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    var rates: [Double] = []
    for record in records { rates.append(try number(record, rate, table)) }
    var lists: [CurveLists.List] = []
    for (column, name) in table.header.enumerated() where column != rate {
      // A codec may lack a metric that others have.
      guard let spelling = CurveNames.metric(name, catalogue),
        !records.allSatisfy({ $0[column].isEmpty })
      else { continue }
      var values: [Double] = []
      for record in records { values.append(try number(record, column, table)) }
      lists.append(
        CurveLists.List(
          name: name, metric: spelling.metric, meaning: spelling.meaning, values: values))
    }
    guard !lists.isEmpty || records.isEmpty else { throw .noMetric(known: CurveNames.known) }
    return CurveLists(rates: rates, lists: lists)
  }

  /// Rows of `curves.csv`; metrics that lack a point of the first are left out.
  private static func ownLists(
    _ table: ForeignTable, _ records: [ForeignTable.Record], rate: Int, _ catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    guard let metric = table.header.firstIndex(of: "metric"),
      let mean = table.header.firstIndex(of: "mean")
    else { throw .notTable(own) }
    let images = table.header.firstIndex(of: "images")
    let names = records.map { $0[metric] }.uniqued()
    var rates: [Double] = []
    var lists: [CurveLists.List] = []
    for name in names {
      let rows = records.filter { $0[metric] == name }
      var found: (rates: [Double], values: [Double]) = ([], [])
      for row in rows {
        found.rates.append(try number(row, rate, table))
        found.values.append(try number(row, mean, table))
      }
      if lists.isEmpty { rates = found.rates }
      guard found.rates == rates, let descriptor = catalogue.descriptor(of: name) else { continue }
      lists.append(
        CurveLists.List(
          name: name, metric: name, meaning: .init(descriptor), values: found.values))
    }
    guard !lists.isEmpty else { throw .noMetric(known: CurveNames.known) }
    let counts = Set(records.compactMap { record in images.flatMap { Int(record[$0]) } })
    let rateMean = table.header.firstIndex(of: "rate_mean").flatMap { column in
      records.lazy.compactMap { RateMean(rawValue: $0[column]) }.first
    }
    return CurveLists(
      rates: rates, lists: lists, images: counts.count == 1 ? counts.first : nil,
      rateMean: rateMean)
  }
}
