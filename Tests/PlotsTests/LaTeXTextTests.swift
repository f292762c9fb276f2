import Plots
import Testing

struct LaTeXTextTests {
  @Test func everySignOfTeXIsPrintedNotObeyed() {
    #expect(
      LaTeXText.escaped("a_b^c {d} 100 % $x$ #1 & ~ \\input")
        == "a\\_b\\textasciicircum{}c \\{d\\} 100 \\% \\$x\\$ \\#1 \\& \\textasciitilde{} "
        + "\\textbackslash{}input")
  }

  @Test func dashesStaySingle() {
    #expect(LaTeXText.escaped("bmshj2018--x") == "bmshj2018{-}{-}x")
    #expect(LaTeXText.escaped("\u{2212}24 %") == "\\ensuremath{-}24 \\%")
    #expect(LaTeXText.escaped("Größe 画質") == "Größe 画質")
  }
}
