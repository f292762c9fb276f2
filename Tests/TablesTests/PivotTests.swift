import Results
import Tables
import Testing

@Suite struct PivotTests {
  /// As `protocol.csv` has them: of images, of metrics, and of both.
  private func row(_ codec: String, _ metric: String, _ image: String, _ percent: Double)
    -> ProtocolRow
  {
    ProtocolRow {
      $0.name = "jpeg-ai"
      $0.anchorKey = CodecKey(codec: "vvc", objective: "mse")
      $0.key = CodecKey(codec: codec, objective: "mse")
      $0.metric = metric
      $0.image = image
      $0.images = image.isEmpty ? 2 : 1
      $0.points = 4
      $0.bdRatePercent = percent
    }
  }

  private func table(_ rows: [ProtocolRow]) -> RecordTable {
    RecordTable(columns: ProtocolRow.columns, records: rows.map(\.fields), file: "protocol.csv")
  }

  private var rows: [ProtocolRow] {
    ["ours", "theirs"].enumerated().flatMap { place, codec in
      let own = Double(100 * place)
      return [
        row(codec, "vgg16", "a", own + 1), row(codec, "vgg16", "b", own + 3),
        row(codec, "vgg16", "", own + 2), row(codec, "psnr", "a", own + 10),
        row(codec, "psnr", "b", own + 30), row(codec, "psnr", "", own + 20),
        row(codec, "", "a", own + 5.5), row(codec, "", "b", own + 16.5),
        row(codec, "", "", own + 11),
      ]
    }
  }

  @Test func aProtocolIsTurnedIntoTheMeansOverItsImages() throws {
    let protocolTable = table(rows)
    #expect(protocolTable.canPivot)
    let paper = try protocolTable.pivot(catalogue: catalogue)
    #expect(paper.headings.map(\.text) == ["Codec", "PSNR", "VGG-16 distance"])
    let lines = paper.rows.compactMap { row in
      if case .cells(let cells) = row { cells.map(\.content) } else { nil }
    }
    #expect(
      lines == [
        [.text("ours (mse)"), .number(20, decimals: 2), .number(2, decimals: 2)],
        [.text("theirs (mse)"), .number(120, decimals: 2), .number(102, decimals: 2)],
      ])
  }

  @Test func twoProtocolsOrNoMeansAreNoTableOfCodecs() {
    #expect(!table(rows + rows).canPivot)
    #expect(!table(rows.filter { !$0.image.isEmpty || $0.metric.isEmpty }).canPivot)
  }
}
