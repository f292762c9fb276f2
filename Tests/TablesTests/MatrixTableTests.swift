import Tables
import Testing

@Suite struct MatrixTableTests {
  private func marks(
    _ values: [Double?], lower: Bool = false, difference: Bool = false
  ) -> [PaperTable.Mark] {
    let column = MatrixTable.Column(
      heading: "m", lowerIsBetter: lower, isDifference: difference)
    let table = MatrixTable(
      corner: "c", columns: [column],
      sections: [
        MatrixTable.Section(
          title: "", rows: values.map { MatrixTable.Row(label: "r", values: [$0]) })
      ]
    ).paper()
    return table.rows.map { if case .cells(let cells) = $0 { cells[1].mark } else { .none } }
  }

  @Test func theBestAndTheSecondAreMarked() {
    #expect(marks([30, 31, 32]) == [.none, .second, .best])
    #expect(marks([30, 31, 32], lower: true) == [.best, .second, .none])
  }

  @Test func whatDoesNotBeatTheAnchorIsNotMarked() {
    #expect(marks([3, 4, 5], lower: true, difference: true) == [.none, .none, .none])
    #expect(marks([-3, 4, 5], lower: true, difference: true) == [.best, .none, .none])
    #expect(marks([3, 4, -5], difference: true) == [.second, .best, .none])
  }

  @Test func whatPrintsAlikeRanksAlike() {
    #expect(marks([30.001, 30.002, 12]) == [.best, .best, .none])
    #expect(marks([30.001, 30.002]) == [.none, .none])
  }

  @Test func gapsAreNotRankedAndInfinityIs() {
    #expect(marks([.nan, nil, 3, 2, .infinity]) == [.none, .none, .second, .none, .best])
    #expect(marks([.nan, 3]) == [.none, .none])
    #expect(marks([]) == [])
  }
}
