import Results
import Testing

@Suite struct NotesTests {
  @Test func aFieldComesBackAsItsRemarks() throws {
    let notes = Notes(["too few points inside the range: a has 1; b has 0", "", "preset x"])
    #expect(
      notes.description == "too few points inside the range: a has 1; b has 0; preset x")
    #expect(notes.cause == "too few points inside the range: a has 1" && notes.remarks.count == 3)
    let row = ExchangeRow { $0.note = notes }
    let text = ExchangeRow.headerLine + row.line
    #expect(try ExchangeRow.rows(of: text, file: "").first?.note == notes)
  }

  @Test func withoutRemarksTheFieldIsEmpty() throws {
    #expect(Notes().isEmpty && Notes([""]).isEmpty && Notes().description.isEmpty)
    #expect(Notes().cause == nil)
    let text = ExchangeRow.headerLine + ExchangeRow { _ in }.line
    #expect(try ExchangeRow.rows(of: text, file: "").first?.note.isEmpty == true)
  }

  @Test("every caveat is found among other remarks", arguments: BDCaveat.allCases)
  func caveats(caveat: BDCaveat) {
    let notes = Notes(["preset x", "\(caveat.rawValue) 53 %", "median third"])
    #expect(notes.caveats == [caveat])
    #expect(Notes(["preset x"]).caveats.isEmpty)
  }
}
