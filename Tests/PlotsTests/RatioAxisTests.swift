import Plots
import Testing

struct RatioAxisTests {
  @Test func ticksReadInPercentAndLeaveRoomForTheirWords() {
    #expect(
      RatioAxis(ratios: [-0.3, 1.44], width: 200).labels == ["0 %", "+100 %", "+300 %"])
    // Longer axes have room for more.
    #expect(RatioAxis(ratios: [-0.3, 1.44], width: 900).labels.count > 6)
    #expect(RatioAxis(ratios: [-0.02], width: 200).labels.first == "\u{2212}2 %")
  }

  @Test func noDifferenceIsAlwaysOnTheAxis() {
    #expect(RatioAxis(ratios: [2, 3], width: 300).labels.contains("0 %"))
    #expect(RatioAxis(ratios: [], width: 300).labels.contains("0 %"))
  }
}
