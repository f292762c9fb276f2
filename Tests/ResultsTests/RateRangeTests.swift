import Results
import Testing

@Suite struct RateRangeTests {
  @Test(arguments: [
    ("overlap", RateRange.overlap), ("low", .shared(.low)), ("median", .shared(.median)),
    ("high", .shared(.high)), ("full", .shared(.full)), ("0.4:1.15", .bpp(low: 0.4, high: 1.15)),
    ("0:1.0", .bpp(low: 0, high: 1)),
  ])
  func reads(text: String, range: RateRange) throws {
    #expect(try RateRange(parsing: text) == range)
    #expect(try RateRange(parsing: range.description) == range)
  }

  @Test(arguments: [
    "", ":", "1", "1:", ":1", "1:2:3", "2:1", "1:1", "-1:2", "0.4:x", "nan:1", "0:inf", "Low",
    "0.4-1",
  ])
  func refuses(text: String) {
    #expect(throws: RateRangeError.self) { _ = try RateRange(parsing: text) }
  }
}
