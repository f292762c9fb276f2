import Scoring
import Testing

@Suite struct ScorePatternTests {
  private func number(
    _ output: String, errors: String = "", pattern: String? = nil
  ) throws -> Double {
    try ScorePattern(pattern).number(output: output, errors: errors)
  }

  @Test(
    "the last number of the output is the score",
    arguments: [
      ("0.02048248\n", 0.02048248), ("1.95\n3-norm: 0.889747\n", 0.889747), ("SSIM=0.97.\n", 0.97),
      ("PSNR 35.2 dB", 35.2), ("(1) 95%", 95), ("-1e-3", -0.001), ("+5.", 5), (".5", 0.5),
      ("score: inf", .infinity), ("-Infinity", -.infinity), ("\u{0}\u{FFFD}7\r\n\t8 \n", 8),
      ("8\nframe12.png v2x", 8),
    ])
  func lastNumber(output: String, expected: Double) throws {
    #expect(try number(output) == expected)
  }

  @Test(
    "what might be misread is refused",
    arguments: [
      ("3: 1,95", "1,95"), ("version 1.2.3", "1.2.3"), ("2026-11-21", "2026-11-21"),
      ("1e999", "1e999"),
    ])
  func malformed(output: String, text: String) {
    #expect(throws: ExternalError.Reason.notANumber(text: text)) { try number(output) }
  }

  @Test func theLastMatchOfAPatternCountsAndErrorsComeSecond() throws {
    let pattern = #"All:([-0-9.]+|inf)"#
    #expect(try number("All:1 x\nAll:2 (9)", errors: "All:3", pattern: pattern) == 2)
    #expect(try number("nothing", errors: "[ssim] All:0.97 (15.6)", pattern: pattern) == 0.97)
    #expect(try number("1.5\n3-norm: 0.9\n", pattern: "^([0-9.]+)$") == 1.5)
    #expect(throws: ExternalError.Reason.notANumber(text: "1-2")) {
      try number("All:1-2", pattern: pattern)
    }
  }

  @Test func noNumberSaysWhatWasPrinted() {
    #expect(throws: ExternalError.Reason.noNumber(output: "")) { try number(" \n") }
    #expect(throws: ExternalError.Reason.noNumber(output: "usage: tool x")) {
      try number("usage:\n tool\u{1B} x\n", errors: "5")
    }
    #expect(throws: ExternalError.Reason.undefined) { try number("score nan") }
    let flood = String(repeating: "a", count: 100_000)
    do {
      _ = try number(flood, pattern: "(b)")
      Issue.record("found")
    } catch {
      #expect("\(error)".count < 400)
    }
  }
}
