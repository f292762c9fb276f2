import Plots
import Testing

struct TextWidthTests {
  @Test func widthsAreThoseOfTheWiderFont() {
    // pngcairo draws this 269 pixels wide in Liberation Sans and 311 in DejaVu Sans, at three pixels a
    // unit, ink only.
    let width = TextWidth.of("Hamburgefonstiv", .small)
    #expect(width >= 311.0 / 3 && width < 311.0 / 3 + 4, "\(width)")
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
