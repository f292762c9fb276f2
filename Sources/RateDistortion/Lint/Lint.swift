public import Results

/// Looks at curves for what makes their numbers untrustworthy. Nothing is repaired.
public enum Lint {
  /// Findings on files that were read: from reading, then from each curve, file by file.
  ///
  /// - Parameters:
  ///   - imported: the files, in the order of their findings.
  ///   - catalogue: the metrics whose curves are looked at.
  public static func findings(
    _ imported: [ImportedCurves], catalogue: MetricCatalogue
  ) -> [LintRow] {
    imported.flatMap { file in
      file.findings
        + unique(
          OrderedNames(file.rows.map(\.metric)).names.compactMap(catalogue.descriptor(of:))
            .flatMap { metric in
              CurveLint(
                curve: MeanCurve(
                  imported: file.rows.filter { $0.metric == metric.id }, codec: file.codec,
                  metric: metric), file: file.file
              ).rows
            })
    }
  }

  /// Findings that may change what numbers mean, a sentence each.
  public static func warnings(_ findings: [LintRow]) -> [String] {
    findings.filter { LintFinding(rawValue: $0.finding)?.concernsNumbers == true }
      .map { "\($0.file): \($0.message)" }
  }

  /// One row where several metrics of a codec show the same at the same point: rates are common.
  static func unique(_ rows: [LintRow]) -> [LintRow] {
    let common: Set<String> = [
      LintFinding.duplicateRate.rawValue, LintFinding.rateOutOfRange.rawValue,
    ]
    var seen: Set<LintRow> = []
    return rows.compactMap { row in
      guard common.contains(row.finding) else { return row }
      var row = row
      row.metric = ""
      return seen.insert(row).inserted ? row : nil
    }
  }
}
