import Reporting
import Results
import Testing

@Suite struct ProtocolAnswerTests {
  private static func sentences(_ changes: [(inout ProtocolRow) -> Void]) -> [String] {
    let rows = changes.map { change in
      var row = ProtocolRow()
      row.name = "jpeg-ai"
      row.key = AnswersTests.a
      row.anchorKey = AnswersTests.jpeg
      row.images = 6
      row.points = 5
      change(&row)
      return row
    }
    return Answers(
      matrix: [], verdicts: [], protocols: rows, codecs: [], scored: [], images: 6, metrics: [],
      definitions: [], catalogue: AnswersTests.catalogue, leastImages: 5
    ).protocols.map(\.sentence)
  }

  @Test func theNumberOfTheCodecIsSaid() {
    let found = Self.sentences([
      {
        $0.bdRatePercent = -15.95
        $0.ci = Bounds(-18.2, -13.4)
      }, { $0.bdRatePercent = 4 }, { $0.bdRatePercent = 0.01 },
    ])
    #expect(
      found == [
        "By JPEG AI's protocol (mean of 7 metrics over 5 rates), ours (mse) needs 16 % fewer bits "
          + "[13 to 18 %] than JPEG (mse).",
        "By JPEG AI's protocol (mean of 7 metrics over 5 rates), ours (mse) needs 4.0 % more bits "
          + "than JPEG (mse).",
        "By JPEG AI's protocol (mean of 7 metrics over 5 rates), ours (mse) needs as many bits as "
          + "JPEG (mse).",
      ])
  }

  @Test func aMissingNumberHasItsReason() {
    #expect(
      Self.sentences([{ $0.note = "1 of 6 images: no BD-rate" }]) == [
        "By JPEG AI's protocol, ours (mse) has no number against JPEG (mse): 1 of 6 images: no BD-rate."
      ])
  }

  @Test func partsAreNoAnswer() {
    #expect(Self.sentences([{ $0.metric = "vmaf" }, { $0.image = "a" }]).isEmpty)
  }
}
