import Plots
import Testing

struct TextWidthTests {
  @Test func widthsAreThoseOfHelvetica() {
    // pngcairo draws this 269 pixels wide at three pixels a unit, ink only.
    #expect(abs(TextWidth.of("Hamburgefonstiv", .small) - 269.0 / 3) < 2)
    #expect(TextWidth.of("", .normal) == 0)
  }

  @Test func longTextsLoseTheirMiddle() {
    let text = String(repeating: "wide name ", count: 20)
    let fitted = TextWidth.fitting(text, in: 100, .small)
    #expect(fitted.contains("…") && TextWidth.of(fitted, .small) <= 100.5)
    #expect(TextWidth.of(fitted, .small) > 85)
    // A text fits into the room that it was found to take.
    #expect(
      TextWidth.fitting("lower on 6 of 6", in: TextWidth.of("lower on 6 of 6", .small), .small)
        == "lower on 6 of 6")
    #expect(TextWidth.fitting("画質画質画質画質", in: 1, .tiny).count == 3)
  }
}
