import Layers
import Tensors
import Testing

struct ActivationTests {
  private let map = Tensor(
    shape: [2, 1, 5], values: [-2, -0.0, 0.5, .infinity, -.infinity, 3, -1, 7, -8, 9])

  @Test func rectifiersChangeNegativeNumbers() {
    let team = KernelTeam(1)
    #expect(Activation.none.applied(to: map, team) == map)
    #expect(
      Activation.relu.applied(to: map, team).values == [0, 0, 0.5, .infinity, 0, 3, 0, 7, 0, 9])
    #expect(
      Activation.leakyReLU(0.5).applied(to: map, team).values
        == [-1, 0, 0.5, .infinity, -.infinity, 3, -0.5, 7, -4, 9])
    let nan = Tensor(shape: [1], values: [.nan])
    for activation in [Activation.relu, .leakyReLU(0.1)] {
      #expect(activation.applied(to: nan, team).values[0].isNaN)
    }
  }

  @Test func slopesMayBelongToChannels() throws {
    let each = try PReLU("p", channels: 2, weight: Tensor(shape: [2], values: [0.5, 2]))
    #expect(each(map).values == [-1, 0, 0.5, .infinity, -.infinity, 3, -2, 7, -16, 9])
    let one = try PReLU("p", channels: 2, weight: Tensor(shape: [1], values: [0.25]))
    #expect(one(map).values == [-0.5, 0, 0.5, .infinity, -.infinity, 3, -0.25, 7, -2, 9])
    #expect(throws: LayerError.shape(layer: "p", part: "weight", expected: [2], found: [3])) {
      _ = try PReLU("p", channels: 2, weight: Tensor(zeros: [3]))
    }
  }

  @Test func absoluteValues() {
    #expect(
      Absolute()(map, KernelTeam(1)).values == [2, 0, 0.5, .infinity, .infinity, 3, 1, 7, 8, 9])
  }

  @Test func theCallersMapIsLeftAlone() {
    let before = map
    _ = Activation.relu.applied(to: map, KernelTeam(1))
    #expect(map == before)
  }
}
