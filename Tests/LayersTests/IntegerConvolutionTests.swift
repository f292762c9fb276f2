import CKernels
import Foundation
import Layers
import Randomness
import Tensors
import TestSupport
import Testing
import Weights

struct IntegerConvolutionTests {
  private func random(_ shape: [Int], _ seed: UInt64, times scale: Double = 1) -> Tensor {
    var normal = SeededNormal(seed: seed)
    return Tensor(
      shape: shape, values: (0..<shape.reduce(1, *)).map { _ in Float(normal.next() * scale) })
  }

  /// The definition in whole numbers of 64 bits.
  private func plain(
    _ map: Tensor, weight: Tensor, bias: Tensor, scales: Tensor, stride: Int
  ) -> [Float] {
    let (inputs, rows, columns) = (map.shape[0], map.shape[1], map.shape[2])
    let (outputs, kernel) = (weight.shape[0], weight.shape[2])
    let largest = map.values.map(abs).max() ?? 0
    let c = Float(4096 * (48 / Double(inputs * kernel * kernel)).squareRoot() - 0.5)
    let f_x: Float = largest == 0 ? 1 : 1 / largest * c
    func whole(_ value: Float) -> Int { Int(value.rounded(.toNearestOrEven)) }
    var out: [Float] = []
    for output in 0..<outputs {
      let f_w = scales.values[output]
      for row in Swift.stride(from: 0, to: rows, by: stride) {
        for column in Swift.stride(from: 0, to: columns, by: stride) {
          var sum = 0
          for input in 0..<inputs {
            for v in 0..<kernel {
              for u in 0..<kernel {
                let (y, x) = (row + v - kernel / 2, column + u - kernel / 2)
                guard (0..<rows).contains(y), (0..<columns).contains(x) else { continue }
                let tap = weight.values[((output * inputs + input) * kernel + v) * kernel + u]
                sum +=
                  whole(tap * f_w) * whole(map.values[(input * rows + y) * columns + x] * f_x)
              }
            }
          }
          #expect(abs(sum) <= 1 << 24)
          out.append(Float(sum) / (f_x * f_w) + bias.values[output])
        }
      }
    }
    return out
  }

  @Test(arguments: [(3, 5, 3, 1), (7, 9, 3, 2), (6, 4, 1, 1), (1, 2, 5, 1)])
  func sumsAreExact(inputs: Int, outputs: Int, kernel: Int, stride: Int) throws {
    let weight = random([outputs, inputs, kernel, kernel], 3)
    let bias = random([outputs], 4)
    let scales = IntegerConvolution.weightScales(weight)
    let layer = try IntegerConvolution(
      "layer", from: inputs, to: outputs, kernel: kernel, stride: stride, weight: weight,
      bias: bias, weightScales: scales)
    // The last map drives a sum to its bound.
    for map in [
      random([inputs, 9, 12], 5, times: 30), random([inputs, 130, 128], 6),
      Tensor(zeros: [inputs, 4, 4]),
      Tensor(
        shape: [inputs, kernel, kernel],
        values: weight.values.prefix(inputs * kernel * kernel).map { $0 < 0 ? -2 : 2 }),
    ] {
      let expected = plain(map, weight: weight, bias: bias, scales: scales, stride: stride)
      for team in [KernelTeam(1), KernelTeam(3), KernelTeam(1, instructions: CK_PORTABLE)] {
        #expect(layer(map, team).values == expected)
      }
    }
  }

  @Test func scalesAreChecked() throws {
    let weight = random([2, 3, 3, 3], 8)
    let scales = IntegerConvolution.weightScales(weight)
    for (wrong, text) in [
      ([0, 1], "output 0"), ([1, -1], "output 1"),
      ([scales.values[0], scales.values[1] * 1.02], "24 bits"),
      ([.nan, 1], "finite"), ([1], "shape"),
    ] as [([Float], String)] {
      #expect {
        try IntegerConvolution(
          "layer", from: 3, to: 2, kernel: 3, weight: weight, bias: Tensor(zeros: [2]),
          weightScales: Tensor(shape: [wrong.count], values: wrong))
      } throws: {
        "\($0)".contains(text)
      }
    }
  }

  /// An output of zeros has no scale of its own; one weight alone leaves no room to others.
  @Test func oddWeightsHaveScales() throws {
    var weight = Tensor(zeros: [3, 2, 1, 1])
    weight.values[2] = 1e-30
    weight.values[4] = .greatestFiniteMagnitude
    let scales = IntegerConvolution.weightScales(weight)
    #expect(scales.values[0] == 1)
    let layer = try IntegerConvolution(
      "layer", from: 2, to: 3, kernel: 1, weight: weight, bias: Tensor(zeros: [3]),
      weightScales: scales)
    #expect(layer(Tensor(shape: [2, 1, 1], values: [1, 1]), KernelTeam(1)).values[0] == 0)
  }

  /// Needs outside data: layers of MPEG VCM-RS.
  @Test(.enabled(if: outsideData != nil), arguments: ["msp-normal", "msp-extra"])
  func layersAreTheReferences(name: String) throws {
    let folder = try #require(outsideData).appendingPathComponent("fixtures/codecs")
    let file = try WeightFile.read(folder.appendingPathComponent(name + ".h5").path)
    let entries = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0) })
    for (number, stride) in [1, 2, 1, 1].enumerated() {
      func tensor(_ key: String) throws -> Tensor {
        try #require(entries["int_conv_layers/layer\(number)/\(key)"]?.tensor)
      }
      let (weight, x, out) = (try tensor("weight"), try tensor("x"), try tensor("out"))
      let f_w = try tensor("f_w")
      let layer = try IntegerConvolution(
        "layer", from: weight.shape[1], to: weight.shape[0], kernel: weight.shape[2],
        stride: stride, weight: weight, bias: tensor("bias"), weightScales: f_w)
      let map = Tensor(shape: Array(x.shape.dropFirst()), values: x.values)
      #expect(try [layer.scale(map, KernelTeam(1))] == tensor("f_x").values)
      #expect(layer(map, KernelTeam(2)).values == out.values)
      // The order of the reference's sum of |w| is its own.
      for (own, theirs) in zip(IntegerConvolution.weightScales(weight).values, f_w.values) {
        #expect(abs(own / theirs - 1) < 1e-6)
      }
    }
  }
}
