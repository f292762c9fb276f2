import Foundation
import Reporting
import Results
import TestSupport
import Testing

@Suite struct AnswerMarkupTests {
  /// The first screen of a report of BD-rates.
  private static func html(_ rows: [MatrixRow]) throws -> String {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      data.answers = AnswersTests.answers(rows)
      let path = folder.path + "/report.html"
      try Report.write(data, to: path)
      return try String(contentsOfFile: path, encoding: .utf8)
    }
  }

  private static func row(
    _ interval: ClosedRange<Double>?, points: Int = 5, note: Notes = ""
  ) -> MatrixRow {
    AnswersTests.row(
      AnswersTests.b, AnswersTests.a, "psnr", -25, interval, points: points, note: note)
  }

  @Test(
    "what a number must not be read without stands with it, as in the figure",
    arguments: BDCaveat.allCases.filter { $0 != .unpaired })
  func caveats(caveat: BDCaveat) throws {
    let line = "\(caveat.mark) \(caveat.sentence)"
    #expect(try !Self.html([Self.row(-40...(-3))]).contains(line))
    let html = try Self.html([Self.row(-40...(-3), note: "\(caveat.rawValue) 53 %; range")])
    #expect(html.contains("\u{2212}25 % \(caveat.mark)<small>") && html.contains(line))
  }

  @Test func whatIsUndecidedHasNoColour() throws {
    let decided = try Self.html([Self.row(-40...(-3))])
    #expect(
      decided.contains("<td class=\"fewer\"") && !decided.contains("without a colour: undecided"))
    for row in [Self.row(-40...3), Self.row(nil, points: 1)] {
      let html = try Self.html([row])
      #expect(html.contains("<td class=\"open\"") && html.contains("without a colour: undecided"))
    }
  }
}
