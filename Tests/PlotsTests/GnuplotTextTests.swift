import Plots
import Testing

struct GnuplotTextTests {
  @Test func onlyTheQuoteNeedsCare() {
    #expect(
      GnuplotText.quoted("'a'''b'")
        == "'\u{200B}''a''\u{200B}''\u{200B}''b''\u{200B}'")
    #expect(
      GnuplotText.quoted("it's \\ `a` @b $c {d} \"e\"") == "'it''s \\ `a` @b $c {d} \"e\"'")
  }

  @Test func lineBreaksAndControlCharactersBecomeBlanks() {
    #expect(GnuplotText.quoted("a\nb\r\nc\u{0}d\u{1b}e\u{2028}f\u{85}g") == "'a b  c d e f g'")
  }

  @Test func longNamesLoseTheirMiddle() {
    #expect(GnuplotText.elided("abcdefghij", to: 10) == "abcdefghij")
    #expect(GnuplotText.elided("abcdefghijk", to: 10) == "abcdef…ijk")
  }
}
