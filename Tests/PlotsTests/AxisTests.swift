import Plots
import Testing

struct AxisTests {
  @Test func biasTicksAreRatiosInPercent() {
    let wide = BiasAxis(ratios: [-0.3, 1.44]).commands.joined()
    #expect(wide.contains("'+100 %%' 0.69314718") && wide.contains("'0 %%' 0"))
    #expect(BiasAxis(ratios: [-0.02]).commands.joined().contains("'−1 %%' -0.010050336"))
  }
}
