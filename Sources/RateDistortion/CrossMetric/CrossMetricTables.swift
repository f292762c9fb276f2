import Results

extension CurveSet {
  /// What the biases mean, and how far to trust them and the BD-rates: the tables on gaming,
  /// averaging, exchange between metrics, and single images.
  func crossMetricTables(
    _ input: AnalysisInput, _ biases: [BiasRow], _ resamples: [Int: Resamples]
  ) -> [AnalysisTable] {
    let audit = AggregationAudit(self, input)
    let deltas = mainDeltas(input)
    let phaseGaps = PhaseGaps(self, resamples)
    return [
      AnalysisTable(Verdicts(catalogue: input.catalogue).rows(biases)),
      AnalysisTable(
        OveroptimisationSigns(curveSet: self, resamples: resamples, phaseGaps: phaseGaps).rows),
      AnalysisTable(phaseGaps.rows),
      AnalysisTable(audit.rows),
      AnalysisTable(audit.bdRows),
      AnalysisTable(ExchangeRates(curveSet: self).rows),
      AnalysisTable(Isolines(curveSet: self).rows),
      AnalysisTable(
        crossMetricBiases.filter { !$0.a.metric.id.contains("/") }
          .flatMap { Disagreement(bias: $0).rows }),
      AnalysisTable(deltas.flatMap { Influence(delta: $0).rows }),
      AnalysisTable(deltas.flatMap { Resolution(delta: $0).rows }),
    ]
  }

  /// The BD-rates of scored curves in main metrics, as `bdrate.csv` has them.
  private func mainDeltas(_ input: AnalysisInput) -> [PairedBDRate] {
    pairs(input.anchor).flatMap { anchor, test in
      matchedScores(anchor, test)
        .filter { !$0.test.metric.id.contains("/") }
        .flatMap { pair in
          input.rules(for: pair.test.metric).map {
            PairedBDRate(
              anchor: pair.anchor, test: pair.test, delta: $0.delta, scale: input.scale)
          }
        }
    }
  }
}
