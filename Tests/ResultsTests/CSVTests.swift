import Results
import Testing

@Suite struct CSVTests {
  @Test(
    "fields survive the round trip",
    arguments: [
      ["a", "b"], [""], ["", ""], ["comma, here", "quote \" here", "\"\""],
      ["line\nbreak", "carriage\r\nreturn"], [" padded ", "é 😀"], ["-inf", "0.10"],
    ])
  func roundTrip(fields: [String]) throws {
    #expect(try CSV.records(of: CSV.line(fields) + CSV.line(["next"])).first == fields)
  }

  @Test func otherPeoplesFilesAreRead() throws {
    let text = "\u{FEFF}lambda,0.5\r\n\r\nkodim03,29.7 \r\nAverage,3"
    #expect(
      try CSV.records(of: text) == [["lambda", "0.5"], ["kodim03", "29.7 "], ["Average", "3"]])
  }

  @Test func anOpenQuoteIsToldWithItsLine() {
    #expect(throws: CSVError.openQuote(line: 2)) { try CSV.records(of: "a,b\n1,\"2\n3,4\n") }
  }

  @Test func emptyTextHasNoRecords() throws {
    #expect(try CSV.records(of: "").isEmpty)
    #expect(try CSV.records(of: "\n\r\n").isEmpty)
  }
}
