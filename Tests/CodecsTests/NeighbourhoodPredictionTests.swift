import Codecs
import Foundation
import Layers
import Randomness
import Tensors
import TestSupport
import Testing
import Weights

struct NeighbourhoodPredictionTests {
  private let d = 9
  private let name = "prediction_model_3"

  private func map(_ height: Int, _ width: Int) -> Tensor {
    var normal = SeededNormal(seed: 3)
    return Tensor(
      shape: [d, height, width], values: (0..<d * height * width).map { _ in Float(normal.next()) })
  }

  /// The paper's way: each position's 5x5 patch by itself, in Double.
  private func patchByPatch(_ h: Tensor, _ floats: [String: Tensor]) throws -> [[Double]] {
    func numbers(_ key: String) throws -> [Double] {
      try #require(floats["\(name).\(key)"]).values.map(Double.init)
    }
    func convolved(
      _ patch: [Double], _ side: Int, _ place: Int, step: Int
    ) throws -> [Double] {
      let weight = try numbers("transform.\(place).weight")
      let bias = try numbers("transform.\(place).bias")
      let outputs = (side - 1) / step + 1
      var result: [Double] = []
      for o in 0..<d {
        for y in 0..<outputs {
          for x in 0..<outputs {
            var sum = bias[o]
            for c in 0..<d {
              for v in 0..<3 {
                for u in 0..<3 {
                  let (row, column) = (step * y + v - 1, step * x + u - 1)
                  if (0..<side).contains(row), (0..<side).contains(column) {
                    let factor = weight[((o * d + c) * 3 + v) * 3 + u]
                    sum += factor * patch[(c * side + row) * side + column]
                  }
                }
              }
            }
            result.append(sum < 0 ? 0.2 * sum : sum)
          }
        }
      }
      return result
    }
    let (height, width) = (h.shape[1], h.shape[2])
    let (weight, bias) = (try numbers("fc.weight"), try numbers("fc.bias"))
    var all: [[Double]] = []
    for row in 0..<height {
      for column in 0..<width {
        var patch: [Double] = []
        for c in 0..<d {
          for y in row - 2...row + 2 {
            for x in column - 2...column + 2 {
              let isInside = (0..<height).contains(y) && (0..<width).contains(x)
              patch.append(isInside ? Double(h.values[(c * height + y) * width + x]) : 0)
            }
          }
        }
        patch = try convolved(patch, 5, 1, step: 1)
        patch = try convolved(patch, 5, 4, step: 2)
        patch = try convolved(patch, 3, 7, step: 1)
        var numbers = bias
        for (output, _) in bias.enumerated() {
          let row = weight[output * patch.count..<(output + 1) * patch.count]
          for (factor, value) in zip(row, patch) { numbers[output] += factor * value }
        }
        all.append(numbers)
      }
    }
    return all
  }

  @Test(arguments: [(1, 1), (1, 3), (4, 2), (6, 7)])
  func denseMapsAreThePatches(height: Int, width: Int) throws {
    let weights = try RandomModel.weights(CoarseToFine.name)
    let h = map(height, width)
    let expected = try patchByPatch(h, weights.archive.floats)
    for deviation in [NeighbourhoodPrediction.Deviation.exponential, .absolute] {
      let prediction = try NeighbourhoodPrediction(
        weights, name, channels: d, deviation: deviation)
      let found = prediction(h, KernelTeam(2))
      let means = try #require(found.means)
      #expect(found.scales.shape == [d, height, width] && means.shape == found.scales.shape)
      for (place, numbers) in expected.enumerated() {
        for channel in 0..<d {
          let index = channel * height * width + place
          let raw = numbers[d + channel]
          let scale = deviation == .exponential ? exp(raw) : abs(raw)
          #expect(abs(Double(means.values[index]) - numbers[channel]) < 1e-5)
          #expect(abs(Double(found.scales.values[index]) - scale) < 1e-5 * (1 + scale))
        }
      }
      for threads in [1, 3, 8] {
        let again = prediction(h, KernelTeam(threads))
        #expect(again.means == means && again.scales == found.scales)
      }
    }
  }
}
