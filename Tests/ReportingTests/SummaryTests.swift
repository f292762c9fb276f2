import Reporting
import Results
import Testing

struct SummaryTests {
  private func data(_ verdicts: [VerdictRow]) -> ReportData {
    ReportData(
      study: "", version: "", images: [], codecs: [], catalogue: SampleReport.catalogue,
      definitions: [
        MetricDefinition(
          metric: "distance", fingerprint: "", text: "",
          weights: "seeded VGG-16 (no training), seed 0")
      ], verdicts: verdicts)
  }

  private func verdict(_ equal: String, _ percent: Double, _ verdict: Verdict) -> VerdictRow {
    VerdictRow(
      codec: "ours", distance: "distance", atEqual: equal, observation: "", objectiveA: "first",
      objectiveB: "second", differencePercent: percent, ciLow: nil, ciHigh: nil, verdict: verdict,
      sentence: "Sentence at equal \(equal).")
  }

  @Test func findingsAreTheSentencesOfTheVerdicts() {
    #expect(
      Summary.findings(data([verdict("quality", -26, .holds)])) == ["Sentence at equal quality."])
  }

  @Test func contraryAnswersAreSaidToDependOnTheMetric() {
    let findings = Summary.findings(
      data([verdict("quality", -26, .holds), verdict("distance", 320, .holds)]))
    #expect(
      findings.last == "For ours the answer depends on what is held equal: second has the lower "
        + "Distance at equal Quality, first at equal Distance.")
    #expect(findings.count == 3)
  }

  @Test func whatCannotBeToldContradictsNothing() {
    let findings = Summary.findings(
      data([verdict("quality", -5, .cannotBeTold), verdict("distance", 320, .holds)]))
    #expect(findings.count == 2)
  }

  @Test func untrainedWeightsAreACaution() {
    #expect(Summary.cautions(data([])).contains { $0.contains("seeded VGG-16 (no training)") })
  }
}
