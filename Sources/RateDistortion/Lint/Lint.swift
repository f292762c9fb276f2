public import Results

extension ImportedCurves {
  /// The curve of each metric that the catalogue knows.
  func curves(_ catalogue: MetricCatalogue) -> [MeanCurve] {
    rows.map(\.metric).uniqued().compactMap(catalogue.descriptor(of:)).map { metric in
      MeanCurve(imported: rows.filter { $0.metric == metric.id }, codec: codec, metric: metric)
    }
  }
}

/// Looks at curves for what makes their numbers untrustworthy. Nothing is repaired.
public enum Lint {
  /// Findings on files that were read: from reading, then from each curve, file by file; then gaps
  /// in a curve where it would be compared with one of another file.
  ///
  /// - Parameters:
  ///   - imported: the files, in the order of their findings.
  ///   - catalogue: the metrics whose curves are looked at.
  public static func findings(
    _ imported: [ImportedCurves], catalogue: MetricCatalogue
  ) -> [LintRow] {
    let curves = imported.map { $0.curves(catalogue) }
    let single = zip(imported, curves).flatMap { file, curves in
      file.findings + unique(curves.flatMap { CurveLint(curve: $0, file: file.file).rows })
    }
    let pairs = curves.indices.flatMap { first in
      curves.indices.dropFirst(first + 1).flatMap { second in
        curves[first].flatMap { anchor in
          curves[second]
            .filter { $0.metric.id == anchor.metric.id && $0.metric.orientation != .neither }
            .flatMap { gaps(anchor, $0, file: imported[second].file) }
        }
      }
    }
    return single + pairs
  }

  private static func gaps(
    _ anchor: MeanCurve, _ test: MeanCurve, file: String
  ) -> [LintRow] {
    BDComparison(
      delta: BjontegaardDelta(), scale: .logarithmic, resamples: [:], trustsUnknownCounts: true
    ).result(anchor: anchor, test: test).telling.filter { $0.0 == .gap }.map { finding, caveat in
      LintRow {
        $0.file = file
        $0.key = test.codec
        $0.metric = test.metric.id
        $0.finding = finding
        $0.message = "against \(anchor.codec): \(caveat.message)"
      }
    }
  }

  /// Findings that may change what numbers mean, a sentence each.
  public static func warnings(_ findings: [LintRow]) -> [String] {
    findings.filter(\.finding.concernsNumbers).map { "\($0.file): \($0.message)" }
  }

  /// Faults of the rates of curves: of each codec and kind the first finding and how many
  /// more there are. Rates come from files that the study names, and any number is taken for one.
  static func rateWarnings(_ findings: [LintRow]) -> [String] {
    struct Kind: Hashable {
      let codec: CodecKey
      let finding: LintFinding
    }
    let telling = findings.filter { rateFindings.contains($0.finding) }
    let kinds = telling.map { Kind(codec: $0.key, finding: $0.finding) }
    return kinds.uniqued().compactMap { kind in
      let places = kinds.indices.filter { kinds[$0] == kind }
      guard let first = places.first else { return nil }
      let more = places.count > 1 ? " (and \(places.count - 1) more of this kind in lint.csv)" : ""
      return "\(kind.codec): check its rate source: \(telling[first].message)\(more)"
    }
  }

  /// BD-rates that do not mean what their sign says: of each kind the first, and how many more.
  static func comparisonWarnings(_ findings: [LintRow]) -> [String] {
    [LintFinding.gap, .crossing, .overshoot].compactMap { kind in
      let own = findings.filter { $0.finding == kind }
      guard let first = own.first else { return nil }
      let more = own.count > 1 ? " (and \(own.count - 1) more of this kind in lint.csv)" : ""
      return "BD-rate of \(first.key) in \(first.metric) \(first.message)\(more)"
    }
  }

  private static let rateFindings: Set<LintFinding> = [.duplicateRate, .rateOutOfRange, .ladder]

  /// One row where several metrics of a codec show the same at the same point: rates are common.
  static func unique(_ rows: [LintRow]) -> [LintRow] {
    var seen: Set<LintRow> = []
    return rows.compactMap { row in
      guard rateFindings.contains(row.finding) else { return row }
      var row = row
      row.metric = ""
      return seen.insert(row).inserted ? row : nil
    }
  }
}
