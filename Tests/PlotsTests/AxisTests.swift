import Plots
import Testing

struct AxisTests {
  @Test(arguments: [(17.0, 8, 5.0), (17, 9, 2), (0.9, 8, 0.2), (8, 8, 1), (800, 5, 200)])
  func ticksOfALinearAxisAreRoundAndFew(length: Double, most: Int, step: Double) {
    #expect(abs(Axis.step(length, most: most) - step) < 1e-12 * step)
  }
}
