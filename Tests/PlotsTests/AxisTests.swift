import Plots
import Testing

struct AxisTests {
  @Test func ratesHaveRoundTicks() {
    #expect(Axis.ticks(from: 0.045, to: 5) == [0.05, 0.1, 0.2, 0.5, 1, 2, 5])
    #expect(Axis.ticks(from: 0.0009, to: 120) == [0.001, 0.01, 0.1, 1, 10, 100])
    #expect(Axis.ticks(from: 0.91, to: 0.97) == nil)
  }

  @Test func biasTicksAreRatiosInPercent() {
    let wide = BiasAxis(ratios: [-0.3, 1.44]).commands.joined()
    #expect(wide.contains("'+100 %%' 0.69314718") && wide.contains("'0 %%' 0"))
    #expect(BiasAxis(ratios: [-0.02]).commands.joined().contains("'−1 %%' -0.010050336"))
  }
}
