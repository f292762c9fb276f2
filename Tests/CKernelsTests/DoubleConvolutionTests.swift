import CKernels
import Randomness
import Testing

/// The convolution in Double against its definition, term by term, bit by bit.
@Suite struct DoubleConvolutionTests {
  @Test(arguments: [(1, 1, 1), (2, 3, 3), (3, 5, 5), (2, 9, 11)], [(1, 1), (3, 8), (5, 19)])
  func isAChainOfFusedMultiplyAdds(
    shape: (inputs: Int, outputs: Int, kernel: Int), size: (rows: Int, columns: Int)
  ) {
    let (inputs, outputs, kernel) = shape
    let (rows, columns) = size
    let (taps, together) = (kernel * kernel, Int(CK_DOUBLES_TOGETHER))
    let (height, width) = (rows + kernel - 1, columns + kernel - 1)
    var generator = SplitMix64(seed: 7)
    func numbers(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
    }
    let (map, weights, bias) = (
      numbers(inputs * height * width), numbers(outputs * inputs * taps), numbers(outputs)
    )
    let groups = (outputs + together - 1) / together
    var packed = [Double](repeating: 0, count: groups * together * inputs * taps)
    for (index, weight) in weights.enumerated() {
      let (output, term) = (index / (inputs * taps), index % (inputs * taps))
      packed[(output / together * inputs * taps + term) * together + output % together] = weight
    }
    let biases = bias + Array(repeating: 0, count: groups * together - outputs)
    // Values behind the input may be read, but must not count.
    let input = map + Array(repeating: .nan, count: Int(CK_DOUBLES_BEHIND))

    func found(_ instructions: ck_instructions, _ members: Int) -> [Double] {
      let team = ck_team_make(Int32(members))
      defer { ck_team_end(team) }
      var out = [Double](repeating: .nan, count: outputs * rows * columns)
      packed.withUnsafeBufferPointer { packed in
        biases.withUnsafeBufferPointer { biases in
          var layer = ck_double_convolution(
            inputs: Int32(inputs), outputs: Int32(outputs), kernel: Int32(kernel),
            weights: packed.baseAddress, bias: biases.baseAddress)
          ck_convolve_double(instructions, &layer, input, Int32(rows), Int32(columns), team, &out)
        }
      }
      return out
    }

    let plain = (0..<outputs * rows * columns).map { index in
      let (output, y, x) = (
        index / (rows * columns), index / columns % rows, index % columns
      )
      var sum = bias[output]
      for input in 0..<inputs {
        for dy in 0..<kernel {
          for dx in 0..<kernel {
            sum.addProduct(
              weights[(output * inputs + input) * taps + dy * kernel + dx],
              map[(input * height + y + dy) * width + x + dx])
          }
        }
      }
      return sum < 0 ? 0 : sum
    }
    for instructions in [ck_best_instructions(), CK_PORTABLE] {
      for members in [1, 3] { #expect(found(instructions, members) == plain) }
    }
  }
}
