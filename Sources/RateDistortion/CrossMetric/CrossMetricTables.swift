import Results

extension CurveSet {
  /// Tables for reading the biases, and for judging them and the BD-rates: the tables on gaming,
  /// averaging, exchange between metrics, and single images.
  func crossMetricTables(
    _ input: AnalysisInput, _ biases: [MeasuredBias], _ resamples: [Int: Resamples]
  ) -> [AnalysisTable] {
    let audit = AggregationAudit(self, input)
    let mainDeltas = mainDeltas(input)
    let phaseGaps = PhaseGaps(self, resamples)
    let frameGaps = FrameGaps(self, resamples)
    let sensitivities = biasSensitivities(input, biases)
    let places = RefereePlaces(
      curveSet: self, catalogue: input.catalogue, resamples: resamples
    ).rows
    var verdicts = Verdicts(catalogue: input.catalogue)
    verdicts.atEqualRate = biases.map(\.row).filter { $0.atEqual == BiasRow.rate }
    verdicts.places = places
    verdicts.rateDifference = rateDifference
    verdicts.frameEffect = { bias in
      sensitivities.first { $0.kind == .frame && $0.belongs(to: bias) }.flatMap { row in
        FrameEffect(row, frameGaps)
      }
    }
    return [
      AnalysisTable(verdicts.rows(biases)),
      AnalysisTable(places),
      AnalysisTable(biases.flatMap(\.local)),
      AnalysisTable(deltas(input.anchor, resamples)),
      AnalysisTable(sensitivities),
      AnalysisTable(
        OveroptimisationSigns(
          curveSet: self, resamples: resamples, phaseGaps: phaseGaps, frameGaps: frameGaps
        ).rows),
      AnalysisTable(phaseGaps.rows),
      AnalysisTable(frameGaps.rows),
      AnalysisTable(audit.rows),
      AnalysisTable(audit.bdRows),
      AnalysisTable(ExchangeRates(curveSet: self).rows),
      AnalysisTable(Isolines(curveSet: self).rows),
      AnalysisTable(
        crossMetricBiases.filter { !$0.a.metric.id.contains("/") }
          .flatMap { Disagreement(bias: $0).rows }),
      AnalysisTable(mainDeltas.flatMap { Influence(delta: $0).rows }),
      AnalysisTable(mainDeltas.flatMap { Resolution(delta: $0).rows }),
    ]
  }

  /// The rate that objective b spends against a over the range of a bias, in percent: the BD-rate
  /// in the metric that is held equal.
  private func rateDifference(_ bias: BiasRow) -> Double? {
    let keys = [bias.objectiveA, bias.objectiveB].map {
      CodecKey(codec: bias.codec, objective: $0)
    }
    return matchedScores(keys[0], keys[1]).first { $0.anchor.metric.id == bias.atEqual }
      .flatMap { pair in
        let rate = PairedBDRate(anchor: pair.anchor, test: pair.test)
        return rate.images.isEmpty ? nil : rate.percent(Array(rate.images)[...])
      }
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
