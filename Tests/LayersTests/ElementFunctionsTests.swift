import CKernels
import Foundation
import Layers
import Tensors
import Testing

struct ExponentialTests {
  @Test(arguments: [(-104, 89), (-1, 1), (-1e-6, 1e-6)] as [(Float, Float)])
  func isWithinOneUnitOfTheLastPlace(low: Float, high: Float) {
    let map = evenly(low, high)
    let result = Exponential()(map, KernelTeam(1))
    let worst =
      zip(map.values, result.values).map { unitsOfTheLastPlace($1, exp(Double($0))) }.max() ?? .nan
    #expect(worst <= 1)
  }

  @Test func endsAreThoseOfTheNumbers() {
    #expect(Exponential.value(0) == 1)
    #expect(Exponential.value(.infinity) == .infinity && Exponential.value(89) == .infinity)
    #expect(Exponential.value(-.infinity) == 0 && Exponential.value(-104) == 0)
    #expect(Exponential.value(.nan).isNaN)
    #expect(Exponential.value(-103) == .leastNonzeroMagnitude)
  }

  @Test func everyMachineGivesTheSameBits() {
    let map = evenly(-110, 95)
    #expect(
      bits(Exponential()(map, KernelTeam(3)))
        == bits(Exponential()(map, KernelTeam(1, instructions: CK_PORTABLE))))
  }
}
