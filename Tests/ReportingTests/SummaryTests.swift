import Reporting
import Results
import Testing

struct SummaryTests {
  private func data(_ biases: [BiasRow]) -> ReportData {
    ReportData(
      study: "", version: "", images: [], codecs: [], catalogue: SampleReport.catalogue,
      definitions: [
        MetricDefinition(
          metric: "distance", fingerprint: "", text: "",
          weights: "seeded VGG-16 (no training), seed 0")
      ], biases: biases)
  }

  private func bias(
    _ equal: String, _ percent: Double, _ interval: ClosedRange<Double>?, note: String = ""
  ) -> BiasRow {
    BiasRow(
      codec: "ours", atEqual: equal, distance: "distance", objectiveA: "first",
      objectiveB: "second", low: 26.75, high: 34.44, differencePercent: percent,
      ciLow: interval?.lowerBound, ciHigh: interval?.upperBound, images: 6, note: note)
  }

  @Test func sentencesGiveNumberRangeAndInterval() {
    #expect(
      Summary.findings(data([bias("quality", -26.4, -31...(-20))])) == [
        "At equal Quality (26.8 to 34.4 dB), ours optimised for second has a Distance that is "
          + "26 % lower than that of ours optimised for first "
          + "(95 % interval 31 % lower to 20 % lower; 6 images)."
      ])
  }

  @Test func largeDifferencesAreAlsoGivenAsRatios() {
    let sentence = Summary.findings(data([bias("quality", 320, nil)]))[0]
    #expect(sentence.contains("320 % higher (4.2 times)") && sentence.contains("no interval"))
  }

  @Test func contraryAnswersAreSaidToDependOnTheMetric() {
    let findings = Summary.findings(
      data([bias("quality", -26, -31...(-20)), bias("distance", 320, 280...410)]))
    #expect(findings.count == 3 && findings[2].contains("depends on what is held equal"))
  }

  @Test func anIntervalAcrossZeroClaimsNothing() {
    let findings = Summary.findings(
      data([bias("quality", -5, -12...3), bias("distance", 320, 280...410)]))
    #expect(findings.count == 2 && findings[0].hasSuffix("The interval includes no difference."))
  }

  @Test func anUnknownBiasGivesItsReason() {
    let finding = Summary.findings(data([bias("quality", .nan, nil, note: "no overlap")]))[0]
    #expect(finding.contains("cannot be compared") && finding.hasSuffix(": no overlap."))
  }

  @Test func untrainedWeightsAreACaution() {
    #expect(Summary.cautions(data([])).contains { $0.contains("seeded VGG-16 (no training)") })
  }
}
