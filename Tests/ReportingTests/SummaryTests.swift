import Reporting
import Results
import TestSupport
import Testing

struct SummaryTests {
  @Test func cautionsSayWhatIntervalsCover() throws {
    var data = ReportData(
      study: "", version: "", images: [], codecs: [], catalogue: SampleReport.catalogue)
    #expect(Summary.cautions(data).isEmpty)
    data.scores = ["one", "two"].map {
      ScoreRow(
        CodecKey(codec: "ours", objective: "mse"), point: "1", image: $0, width: 1, height: 1,
        bpp: 1, metric: "quality", score: 30)
    }
    #expect(try #require(Summary.cautions(data).first).contains("which 2 images were chosen"))
  }
}
