import Plots
import Testing

struct PaletteTests {
  @Test func twentyFourCodecsHaveTwentyFourColours() {
    #expect(Set((0..<24).map(Palette.colour)).count == 24)
  }

  @Test func typeHasContrastWithPaper() {
    #expect(Palette.ink(0x000000) == 0x000000 && Palette.ink(0x0072B2) == 0x0072B2)
    // Orange is darkened: its green part sinks with the others.
    #expect(Palette.ink(0xE69F00) < 0xB00000)
  }
}
