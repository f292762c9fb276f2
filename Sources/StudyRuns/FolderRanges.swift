public import Metrics
public import RateDistortion
public import Results
public import Tables

extension ResultsFolder {
  /// BD-rates over several ranges of rates against any codec, from the scores and curves of an analysed
  /// folder.
  ///
  /// - Parameters:
  ///   - anchor: nil for that of the analysis.
  ///   - metrics: ids of main metrics; all that the folder has where there are none.
  ///   - preset: the ranges of a paper; nil for the thirds of the log rates that both curves reach, and
  ///     all of these.
  /// - Throws: `FolderRangesError`, `ResultsFolderError`, `CSVError`.
  public func rangeTable(
    anchor: CodecKey? = nil, metrics: [String] = [], preset: BDPreset? = nil,
    bootstrap: Bootstrap = Bootstrap(), base: MetricCatalogue = MetricRegistry.catalogue
  ) throws -> RangeTable {
    let curves = try neededRows(CurveRow.self).filter { !$0.key.isControl }
    let scores = try scores().map { table in table.all.filter(table.counts) } ?? []
    let scored = scores.filter { !$0.key.isControl }
    let codecs = curves.map(\.key).uniqued()
    if let only = codecs.first, codecs.count == 1 {
      throw FolderRangesError.oneCodec(folder: path, only.description)
    }
    guard let anchor = try anchor ?? rows(MatrixRow.self).first?.anchorKey else {
      throw FolderRangesError.noAnchor(folder: path, known: codecs.map(\.description))
    }
    guard codecs.contains(anchor) else {
      throw FolderRangesError.unknownAnchor(
        anchor.description, folder: path, known: codecs.map(\.description))
    }
    let catalogue = try catalogue(base)
    let own = Set(scored.map(\.key))
    let rateMean = curves.first(where: { own.contains($0.key) })
      .flatMap(\.rateMean)
    let input = AnalysisInput(
      scores: scored, imported: curves.filter { !own.contains($0.key) }, codecs: codecs,
      anchor: anchor, catalogue: catalogue,
      ranges: RateRange.Part.allCases.map { .shared($0) }, preset: preset, bootstrap: bootstrap,
      rateMean: rateMean ?? .mean)
    let known = curves.map(\.metric).uniqued().filter { !$0.contains("/") }
    for metric in metrics where !known.contains(metric) {
      throw FolderRangesError.unknownMetric(metric, folder: path, known: known)
    }
    let shown = metrics.isEmpty ? known : metrics
    let rows = Analysis.matrix(input).filter {
      $0.anchorKey == anchor && shown.contains($0.metric)
    }
    let rules = catalogue.descriptor(of: shown[0]).map { input.rules(for: $0) } ?? []
    return RangeTable(
      rows,
      ranges: rules.map { rule in
        let name = rule.remark?.split(separator: ", ").last.map(String.init)
        return RangeTable.Range(
          range: rule.delta.range, name: name ?? rule.delta.range.description)
      }, catalogue: catalogue)
  }
}

/// Why there is no table of ranges.
public enum FolderRangesError: Error, Equatable, CustomStringConvertible {
  case oneCodec(folder: String, String)
  case noAnchor(folder: String, known: [String])
  case unknownAnchor(String, folder: String, known: [String])
  case unknownMetric(String, folder: String, known: [String])

  public var description: String {
    switch self {
    case .oneCodec(let folder, let codec):
      "\(folder) has only the curve of \(codec), and a BD-rate compares two; add another codec to the study"
    case .noAnchor(let folder, let known):
      "\(folder) compares no codecs; name the anchor, one of \(known.joined(separator: ", "))"
    case .unknownAnchor(let name, let folder, let known):
      "\(folder) has no curve of \(name); it has \(known.joined(separator: ", "))"
    case .unknownMetric(let name, let folder, let known):
      "\(folder) has no curve in \(name); it has \(known.joined(separator: ", "))"
    }
  }
}
