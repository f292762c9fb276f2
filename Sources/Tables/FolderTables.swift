import Foundation
public import Results

/// Tables of a results folder in a format for papers.
public struct FolderTables: Sendable {
  private let format: TableFormat
  private let base: MetricCatalogue

  /// - Parameter catalogue: the metrics that are known beside a folder's external ones.
  public init(format: TableFormat, catalogue: MetricCatalogue) {
    self.format = format
    base = catalogue
  }

  /// One table as text.
  ///
  /// - Parameters:
  ///   - file: the table, in a results folder or not.
  ///   - columns: those to print, in their order; nil for all.
  ///   - metrics: only rows of these; nil for all.
  ///   - pivot: BD-rates with codecs as rows and metrics as columns.
  /// - Throws: `TableError`, `CSVError`.
  public func text(
    file: String, columns: [String]? = nil, metrics: [String]? = nil, pivot: Bool = false
  ) throws -> String {
    var table = try RecordTable(file: file)
    let left = try table.keepCounted()
    if let metrics { table = try table.keeping(metrics: metrics) }
    let folder = ResultsFolder(of: file)
    let notes = left + (try origins(folder, of: table))
    let catalogue = try folder.catalogue(base)
    return format.text(
      pivot
        ? try table.pivot(catalogue: catalogue, notes: notes)
        : try table.paper(columns: columns, catalogue: catalogue, notes: notes))
  }

  /// Writes every table of a folder as NAME.EXTENSION, BD-rates also as NAME-pivot.EXTENSION.
  ///
  /// - Returns: paths of the files.
  /// - Throws: `TableError`, `CSVError`.
  public func write(folder: String, to out: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter {
        $0.hasSuffix(".csv")
          && ![InputRow.file, ExternalRow.file, CountedScores.file].contains($0)
      }.sorted()
    if names.isEmpty { throw TableError.noTables(folder) }
    if format == .csv && Self.isSame(folder, out) { throw TableError.overwrites(out) }
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    var written: [String] = []
    for name in names {
      let file = folder + "/" + name
      let stem = out + "/" + name.dropLast(4)
      try write(
        try text(file: file), stem, &written)
      if try RecordTable(file: file).canPivot {
        try write(
          try text(file: file, pivot: true), stem + "-pivot", &written)
      }
    }
    return written
  }

  private func write(_ text: String, _ stem: String, _ written: inout [String]) throws {
    let path = stem + "." + format.fileExtension
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    written.append(path)
  }

  private func origins(_ folder: ResultsFolder, of table: RecordTable) throws -> [String] {
    try untrained(folder) { table.names(metric: $0) }
  }

  /// The notice beside the numbers of metrics with untrained weights.
  public func untrained(_ folder: ResultsFolder, metrics: [String]) throws -> [String] {
    try untrained(folder) { metrics.contains($0) }
  }

  private func untrained(
    _ folder: ResultsFolder, _ isShown: (String) -> Bool
  ) throws -> [String] {
    try folder.rows(MetricDefinition.self)
      .filter { $0.isUntrained && isShown($0.metric) }
      .map { definition in
        let name = base.descriptor(of: definition.metric)?.name
        return "\(name ?? definition.metric): \(definition.weights)."
      }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    URL(fileURLWithPath: a).resolvingSymlinksInPath().path
      == URL(fileURLWithPath: b).resolvingSymlinksInPath().path
  }
}

extension RecordTable {
  /// Leaves the scores that count, of a scores.csv in a results folder that lists them.
  ///
  /// - Returns: how many rows were left out, in a sentence; none for other tables.
  fileprivate mutating func keepCounted() throws -> [String] {
    guard columns == ScoreRow.columns else { return [] }
    let scores = try CountedTable(file: file)
    let rows = scores.all
    let kept = zip(records, rows).filter { scores.counts($1) }.map(\.0)
    let left = records.count - kept.count
    self = RecordTable(columns: columns, records: kept, file: file)
    return left == 0
      ? []
      : [
        "\(left == 1 ? "1 score" : "\(left) scores") of older definitions, or of parts that were removed from the study, left out."
      ]
  }

  /// Whether a metric or one of its parts stands in the table.
  func names(metric: String) -> Bool {
    records.contains { $0.contains { $0 == metric || $0.hasPrefix(metric + "/") } }
  }
}
