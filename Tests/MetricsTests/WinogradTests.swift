import CKernels
import Randomness
import Testing

struct WinogradTests {
  private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Float(Int(generator.next() >> 40)) / Float(1 << 23) - 1 }
  }

  private static func layer(
    _ tile: Int, inputs: Int, outputs: Int, width: Int, height: Int, pools: Bool = false
  ) -> WinogradLayer {
    WinogradLayer(
      tile: tile, inputs: inputs, outputs: outputs, width: width, height: height, pools: pools,
      map: numbers(inputs * width * height, seed: 1),
      weights: numbers(outputs * inputs * 9, seed: 2), bias: numbers(outputs, seed: 3))
  }

  /// Rounding in Float grows with the tile: its outputs are differences of larger numbers.
  private static func tolerance(_ tile: Int) -> Double { tile == 4 ? 5e-6 : 2e-5 }

  /// Error of the outputs relative to the largest.
  private static func error(_ layer: WinogradLayer) -> Double {
    let plain = layer.plain()
    let largest = plain.max() ?? 1
    let (result, _) = layer.compute(ck_best_instructions())
    return zip(result.map, plain).map { abs(Double($0) - $1) / max(largest, 1) }
      .reduce(0) { $1 <= $0 ? $0 : $1 }
  }

  @Test("convolves as defined, in all sizes", arguments: [4, 6])
  func allSizes(tile: Int) {
    for side in 1...40 {
      for width in 1...40 {
        let layer = Self.layer(
          tile, inputs: 2, outputs: 3, width: width, height: side, pools: (side + width) % 3 == 0)
        let error = Self.error(layer)
        #expect(error < Self.tolerance(tile), "\(width)x\(side): \(error)")
      }
    }
  }

  @Test("channels fill blocks or not", arguments: [(1, 1), (16, 16), (17, 15), (33, 50)])
  func channels(inputs: Int, outputs: Int) {
    for tile in [4, 6] {
      let layer = Self.layer(tile, inputs: inputs, outputs: outputs, width: 13, height: 10)
      #expect(Self.error(layer) < Self.tolerance(tile))
    }
  }

  @Test("an impulse at any place gives the kernel, turned", arguments: [4, 6])
  func impulses(tile: Int) {
    for place in 0..<9 * 9 {
      var layer = Self.layer(tile, inputs: 1, outputs: 1, width: 9, height: 9)
      layer.map = (0..<81).map { $0 == place ? 1 : 0 }
      layer.weights = (1...9).map(Float.init)
      layer.bias = [0]
      #expect(Self.error(layer) < Self.tolerance(tile))
    }
  }

  @Test("ramps and constants, edges included", arguments: [4, 6])
  func ramps(tile: Int) {
    var layer = Self.layer(tile, inputs: 2, outputs: 2, width: 19, height: 14)
    layer.map = (0..<2 * 14 * 19).map { Float($0 % 19) + Float($0 / 19) }
    #expect(Self.error(layer) < Self.tolerance(tile))
    layer.map = layer.map.map { _ in 255 }
    #expect(Self.error(layer) < Self.tolerance(tile))
  }

  @Test("portable and fast instructions give the same bits", arguments: [4, 6])
  func twins(tile: Int) {
    for (width, height) in [(1, 1), (7, 5), (24, 12), (31, 40)] {
      for pools in [false, true] {
        let layer = Self.layer(
          tile, inputs: 19, outputs: 35, width: width, height: height, pools: pools)
        let (fast, taps) = layer.compute(ck_best_instructions())
        #expect(fast == layer.compute(CK_PORTABLE).0)
        #expect(fast == layer.compute(ck_best_instructions(), members: 3).0)
        var other = layer
        other.map = Self.numbers(layer.map.count, seed: 9)
        #expect(
          other.compute(ck_best_instructions(), tapped: taps).0
            == other.compute(CK_PORTABLE, tapped: taps).0)
      }
    }
  }

  @Test("differences to the tapped maps are summed inside the map only", arguments: [4, 6])
  func taps(tile: Int) {
    for (width, height) in [(1, 1), (5, 7), (12, 12), (40, 23)] {
      let layer = Self.layer(tile, inputs: 3, outputs: 18, width: width, height: height)
      let (_, taps) = layer.compute(ck_best_instructions())
      #expect(layer.compute(ck_best_instructions(), tapped: taps).0.sum == 0)
      var other = layer
      other.map = Self.numbers(layer.map.count, seed: 9)
      let sum = other.compute(ck_best_instructions(), tapped: taps).0.sum
      let expected = zip(layer.plain(), other.plain()).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
      #expect(abs(sum - expected) <= 2e-6 * expected, "\(sum) \(expected)")
    }
  }

  @Test func notANumberStaysVisible() {
    var layer = Self.layer(6, inputs: 1, outputs: 1, width: 6, height: 6)
    layer.map[0] = .nan
    #expect(layer.compute(ck_best_instructions()).0.map[0].isNaN)
  }

  @Test("the first layer is a direct convolution", arguments: [1, 5, 6, 7, 40])
  func firstLayer(width: Int) {
    let outputs = 21
    let plain = Self.layer(6, inputs: 3, outputs: outputs, width: width, height: 3)
    let stride = (width + 2) * 16
    let rowStride = (width + 5) / 6 * 6 + 2
    var rows = [Float](repeating: 0, count: 9 * rowStride)
    for (index, value) in plain.map.enumerated() {
      rows[index / width * rowStride + index % width + 1] = value
    }
    func row(_ instructions: ck_instructions) -> [Float] {
      let packed = KernelNumbers(ck_rgb_weight_count(2), .nan)
      let bias = KernelNumbers(32, 0)
      let output = KernelNumbers(2 * stride, .nan)
      ck_rgb_weights(plain.weights, Int32(outputs), packed.start)
      bias.start.update(from: plain.bias, count: outputs)
      rows.withUnsafeBufferPointer { rows in
        let pointers = (0..<9).map { place in rows.baseAddress.map { $0 + place * rowStride } }
        ck_rgb_convolve(
          instructions, 2, packed.start, bias.start, pointers, Int32(width), nil, output.start,
          stride)
      }
      return (0..<outputs * width).map { (index: Int) -> Float in
        let (channel, x) = (index / width, index % width)
        return output.start[channel / 16 * stride + (x + 1) * 16 + channel % 16]
      }
    }
    let map = plain.plain()
    let middle = (0..<outputs).flatMap { (channel: Int) -> [Double] in
      let start = (channel * 3 + 1) * width
      return Array(map[start..<start + width])
    }
    let fast = row(ck_best_instructions())
    #expect(fast == row(CK_PORTABLE))
    #expect(zip(fast, middle).allSatisfy { abs(Double($0) - $1) < 1e-5 })
    #expect(fast.count == middle.count)
  }
}
