import CKernels
import Foundation
import Layers
import Tensors
import Testing

struct SigmoidTests {
  @Test(arguments: [(-104, 30), (-1, 1)] as [(Float, Float)])
  func isWithinTwoUnitsOfTheLastPlace(low: Float, high: Float) {
    let map = evenly(low, high)
    let result = Sigmoid()(map, KernelTeam(1))
    let worst =
      zip(map.values, result.values)
      .map { unitsOfTheLastPlace($1, 1 / (1 + exp(-Double($0)))) }.max() ?? .nan
    #expect(worst <= 2)
    #expect(
      bits(result) == bits(Sigmoid()(map, KernelTeam(2, instructions: CK_PORTABLE))))
  }

  @Test func endsAreThoseOfTheFunction() {
    #expect(Sigmoid.value(0) == 0.5 && Sigmoid.value(.infinity) == 1)
    #expect(Sigmoid.value(-.infinity) == 0 && Sigmoid.value(.nan).isNaN)
  }
}
