import Layers
import Randomness
import Tensors

/// A tensor of numbers between -1 and 1.
func fractions(_ shape: [Int], seed: UInt64) -> Tensor {
  var bits = SplitMix64(seed: seed)
  return Tensor(
    shape: shape, values: (0..<shape.reduce(1, *)).map { _ in Float(2 * bits.nextUnit() - 1) })
}

/// Convolutions by their definition, one output at a time: in Float the very chain of fused
/// multiply-adds that the kernels promise, in Double the numbers themselves.
struct SlowConvolution<Number: BinaryFloatingPoint> {
  let map: Tensor
  let weight: Tensor
  let bias: [Float]

  private func input(_ channel: Int, _ row: Int, _ column: Int) -> Number? {
    guard (0..<map.shape[1]).contains(row), (0..<map.shape[2]).contains(column) else { return nil }
    return Number(map.values[(channel * map.shape[1] + row) * map.shape[2] + column])
  }

  /// `sides` are zeros above and left; `taps` how many of the kernel's, in raster order, take part.
  func plain(
    stride: Int, top: Int, left: Int, rows: Int, columns: Int, taps: Int? = nil
  ) -> [Number] {
    let (outputs, inputs, side) = (weight.shape[0], weight.shape[1], weight.shape[2])
    var result: [Number] = []
    for o in 0..<outputs {
      for y in 0..<rows {
        for x in 0..<columns {
          var sum = Number(bias[o])
          for i in 0..<inputs {
            for tap in 0..<(taps ?? side * side) {
              let (row, column) = (stride * y + tap / side - top, stride * x + tap % side - left)
              let factor = Number(weight.values[(o * inputs + i) * side * side + tap])
              if let value = input(i, row, column) { sum.addProduct(factor, value) }
            }
          }
          result.append(sum)
        }
      }
    }
    return result
  }

  /// Stride 2, output 2n; tap v of input row i reaches output row 2 i + v - crop.
  func transposed(crop: Int) -> [Number] {
    let (inputs, outputs, side) = (weight.shape[0], weight.shape[1], weight.shape[2])
    var result: [Number] = []
    for o in 0..<outputs {
      for y in 0..<2 * map.shape[1] {
        for x in 0..<2 * map.shape[2] {
          var sum = Number(bias[o])
          for i in 0..<inputs {
            for v in 0..<side where (y + crop - v) % 2 == 0 {
              for u in 0..<side where (x + crop - u) % 2 == 0 {
                let factor = Number(weight.values[((i * outputs + o) * side + v) * side + u])
                if let value = input(i, (y + crop - v) / 2, (x + crop - u) / 2),
                  y + crop >= v, x + crop >= u
                {
                  sum.addProduct(factor, value)
                }
              }
            }
          }
          result.append(sum)
        }
      }
    }
    return result
  }
}

/// Largest difference.
func difference(_ values: [Float], _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).map { abs(Double($0) - $1) }.max() ?? 0
}

/// The bits, so that NaN and the sign of 0 count too.
func bits(_ map: Tensor) -> [UInt32] { map.values.map(\.bitPattern) }
