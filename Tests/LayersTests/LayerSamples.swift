import Layers
import Tensors

/// A tensor of small whole numbers: every sum of products is exact in Float, in any order.
func wholeNumbers(_ shape: [Int], seed: UInt32) -> Tensor {
  var state = seed
  let values = (0..<shape.reduce(1, *)).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(Int(state >> 24) % 17 - 8)
  }
  return Tensor(shape: shape, values: values)
}

/// Distance of a result from the true value, in units of the last place of the nearest Float.
func unitsOfTheLastPlace(_ value: Float, _ exact: Double) -> Double {
  if Double(value) == exact { return 0 }
  let nearest = Float(exact)
  guard nearest.isFinite else { return value == nearest ? 0 : .infinity }
  return abs(Double(value) - exact) / Double(max(nearest.ulp, Float.leastNonzeroMagnitude))
}

/// A hundred thousand numbers between two.
func evenly(_ low: Float, _ high: Float) -> Tensor {
  let values = (0...100_000).map { low + (high - low) * Float($0) / 100_000 }
  return Tensor(shape: [values.count], values: values)
}
