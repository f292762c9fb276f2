import CKernels
import Layers
import Tensors
import Testing

struct GDNTests {
  private static func stored(_ channels: Int) -> (beta: Tensor, gamma: Tensor) {
    (fractions([channels], seed: 1), fractions([channels, channels], seed: 2))
  }

  /// The definition in Double, with the bound of β.
  private static func slow(
    _ map: Tensor, inverse: Bool, betaBound: Double, _ beta: Tensor, _ gamma: Tensor
  ) -> [Double] {
    let (channels, pixels) = (map.shape[0], map.shape[1] * map.shape[2])
    func squared(_ stored: Float, _ bound: Double) -> Double {
      let root = max(Double(stored), bound)
      return root * root - 0x1p-36
    }
    return (0..<channels * pixels).map { index in
      let (i, pixel) = (index / pixels, index % pixels)
      let norm = (0..<channels).reduce(squared(beta.values[i], betaBound)) { sum, j in
        let x = Double(map.values[j * pixels + pixel])
        return sum + squared(gamma.values[i * channels + j], 0x1p-18) * x * x
      }
      let x = Double(map.values[index])
      return inverse ? x * norm.squareRoot() : x / norm.squareRoot()
    }
  }

  @Test(arguments: [1, 8, 13, 410], [false, true])
  func isItsDefinition(channels: Int, inverse: Bool) throws {
    let (beta, gamma) = Self.stored(channels)
    let layer = try GDN("gdn", channels: channels, inverse: inverse, beta: beta, gamma: gamma)
    for (height, width) in [(1, 1), (3, 5), (9, 15)] {
      let map = fractions([channels, height, width], seed: 3)
      let expected = Self.slow(
        map, inverse: inverse, betaBound: (1e-6 + 0x1p-36).squareRoot(), beta, gamma)
      let result = layer(map, KernelTeam(1))
      for (value, wanted) in zip(result.values, expected) {
        #expect(abs(Double(value) - wanted) <= 2e-6 * abs(wanted))
      }
    }
  }

  /// β' = 0: 10⁻⁶ under CompressAI's rule; under the other nothing but x remains.
  @Test func theRulesBoundBetaDifferently() throws {
    let (beta, gamma) = (Tensor(zeros: [2]), Tensor(zeros: [2, 2]))
    let map = Tensor(shape: [2, 1, 1], values: [3, 0])
    let torch = try GDN("gdn", channels: 2, inverse: false, beta: beta, gamma: gamma)
    #expect(abs(torch(map, KernelTeam(1)).values[0] - 3000) < 0.01)
    let flow = try GDN(
      "gdn", channels: 2, inverse: false, rule: .tensorFlow, beta: beta, gamma: gamma)
    let values = flow(map, KernelTeam(1)).values
    // γ = β = 0, so 3 / 0 and 0 / 0.
    #expect(values[0] == .infinity && values[1].isNaN)
    let effective = try GDN(
      "gdn", channels: 2, inverse: false, rule: .effective,
      beta: Tensor(shape: [2], values: [4, 1]), gamma: Tensor(zeros: [2, 2]))
    #expect(effective(map, KernelTeam(1)).values == [1.5, 0])
  }

  @Test(arguments: [false, true])
  func threadsInstructionsAndCropsChangeNoBit(inverse: Bool) throws {
    let (beta, gamma) = Self.stored(13)
    let layer = try GDN("gdn", channels: 13, inverse: inverse, beta: beta, gamma: gamma)
    let map = fractions([13, 11, 37], seed: 4)
    let expected = layer(map, KernelTeam(1, instructions: CK_PORTABLE))
    for threads in [1, 2, 3, 8] {
      #expect(bits(layer(map, KernelTeam(threads))) == bits(expected))
    }
    let part = layer(map.cropped(top: 3, left: 5, height: 2, width: 3), KernelTeam(1))
    #expect(bits(part) == bits(expected.cropped(top: 3, left: 5, height: 2, width: 3)))
  }

  @Test func notANumberStaysInItsPixel() throws {
    let (beta, gamma) = Self.stored(3)
    let layer = try GDN("gdn", channels: 3, inverse: true, beta: beta, gamma: gamma)
    var map = fractions([3, 1, 20], seed: 5)
    map.values[7] = .nan
    let result = layer(map, KernelTeam(1))
    for index in 0..<60 { #expect(result.values[index].isNaN == (index % 20 == 7)) }
  }

  @Test func weightsOfAnotherShapeAreRefused() {
    #expect(
      throws: LayerError.shape(layer: "g_a.1", part: "gamma", expected: [2, 2], found: [2, 3])
    ) {
      _ = try GDN(
        "g_a.1", channels: 2, inverse: false, beta: Tensor(zeros: [2]),
        gamma: Tensor(zeros: [2, 3]))
    }
  }
}
