public import Tensors

/// Convolution whose sums are whole numbers (Zhang et al. 2022 as in MPEG VCM): equal on every machine,
/// in any order, for any number of threads.
///
/// With K = inputs x kernel², f_x = (1 / max |x|) c and c = 4096 √(48 / K) − 1/2, each rounded to Float:
///
/// out(o) = Σ round(f_x x) round(f_w(o) w) / (f_x f_w(o)) + bias(o)
///
/// Rounding is half to even; f_w comes with the weights. No sum leaves 24 bits, whatever the input is:
/// that is checked once, so Float arithmetic is exact and the kernels of `Convolution` serve. What
/// remains are single operations, which IEEE 754 defines to the last bit. A map of zeros has f_x = 1.
public struct IntegerConvolution: Layer {
  public let name: String
  private let sums: Convolution
  private let weightScales: [Float]
  private let bias: [Float]
  /// c
  private let inputScale: Float

  /// Sums stay within.
  private static let bound = Double(1 << 24)

  /// Zeros of `kernel` / 2 on each side.
  ///
  /// - Parameters:
  ///   - weight: outputs x inputs x kernel x kernel.
  ///   - weightScales: f_w, one an output.
  /// - Throws: `LayerError` where a shape is not that of the layer, a number is not finite, or f_w is
  ///   not positive or lets a sum leave 24 bits.
  /// - Precondition: positive widths, stride 1 or 2.
  public init(
    _ name: String, from inputs: Int, to outputs: Int, kernel: Int, stride: Int = 1,
    weight: Tensor, bias: Tensor, weightScales: Tensor
  ) throws(LayerError) {
    let shape = [outputs, inputs, kernel, kernel]
    let weights = try weight.checked(shape, name, "weight")
    self.bias = try bias.checked([outputs], name, "bias")
    self.weightScales = try weightScales.checked([outputs], name, "f_w")
    self.name = name
    let fanIn = inputs * kernel * kernel
    inputScale = Self.inputScale(fanIn: fanIn)
    var whole: [Float] = []
    whole.reserveCapacity(weights.count)
    for (output, scale) in self.weightScales.enumerated() {
      let row = weights[output * fanIn..<(output + 1) * fanIn]
      guard scale > 0, Self.fits(row, scale, inputScale) else {
        throw .weightScale(layer: name, output: output)
      }
      whole += Self.rounded(row, scale)
    }
    sums = try Convolution(
      name, from: inputs, to: outputs, kernel: kernel, stride: stride, padding: .all(kernel / 2),
      weight: Tensor(shape: shape, values: whole))
  }

  /// - Precondition: as many channels as `weight` has inputs.
  public func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    let scale = scale(map, team)
    var out = sums(Self.whole(map, scale, team), team)
    let plane = out.shape[1] * out.shape[2]
    let count = out.values.count
    out.values.withUnsafeMutableBufferPointer { values in
      let start = values.baseAddress.unsafelyUnwrapped
      team.share(bias.count, numbers: count) { output in
        let (divisor, bias) = (scale * weightScales[output], bias[output])
        let values = start + output * plane
        for place in 0..<plane { values[place] = values[place] / divisor + bias }
      }
    }
    return out
  }

  // MARK: Scales

  /// c
  private static func inputScale(fanIn: Int) -> Float {
    Float(4096 * (48 / Double(fanIn)).squareRoot() - 0.5)
  }

  /// f_x
  package func scale(_ map: Tensor, _ team: KernelTeam) -> Float {
    let (channels, plane) = (map.shape[0], map.shape[1] * map.shape[2])
    var largest = [UInt32](repeating: 0, count: channels)
    largest.withUnsafeMutableBufferPointer { largest in
      let largest = largest.baseAddress.unsafelyUnwrapped
      map.withStart { start in
        team.share(channels, numbers: channels * plane) { channel in
          let values = start + channel * plane
          // The bits of sizes are in the order of the sizes, NaN last.
          var bits: UInt32 = 0
          for place in 0..<plane { bits = max(bits, values[place].bitPattern & 0x7FFF_FFFF) }
          largest[channel] = bits
        }
      }
    }
    let size = Float(bitPattern: largest.max() ?? 0)
    return size == 0 ? 1 : 1 / size * inputScale
  }

  /// round(f_x x), sizes below 2^15.
  private static func whole(_ map: Tensor, _ scale: Float, _ team: KernelTeam) -> Tensor {
    // Adding 1.5 x 2^23 leaves no bits behind the point, and rounds half to even.
    let noFraction: Float = 12_582_912
    let plane = map.shape[1] * map.shape[2]
    return Tensor(shape: map.shape) { out in
      map.withStart { start in
        team.share(map.shape[0], numbers: map.values.count) { channel in
          let (from, to) = (start + channel * plane, out + channel * plane)
          for place in 0..<plane { to[place] = from[place] * scale + noFraction - noFraction }
        }
      }
    }
  }

  private static func rounded(_ weights: ArraySlice<Float>, _ scale: Float) -> [Float] {
    weights.map { ($0 * scale).rounded(.toNearestOrEven) }
  }

  private static func fits(
    _ weights: ArraySlice<Float>, _ scale: Float, _ inputScale: Float
  ) -> Bool {
    // f_x is rounded twice and its product with x once.
    let largest = (Double(inputScale) * (1 + 0x1p-21)).rounded()
    return rounded(weights, scale).reduce(0) { $0 + Double(abs($1)) } * largest <= bound
  }

  /// f_w of a layer, for weights that come without it:
  /// (4096 √(K / 48) − 5 √(K / 12)) / Σ |w|, five deviations of the error of K roundings left as room;
  /// lowered where that was not enough, 1 for an output of zeros.
  ///
  /// - Parameter weight: outputs x inputs x kernel x kernel, finite.
  public static func weightScales(_ weight: Tensor) -> Tensor {
    let outputs = weight.shape.first ?? 0
    let fanIn = outputs > 0 ? weight.values.count / outputs : 0
    let room = 4096 * (Double(fanIn) / 48).squareRoot() - 5 * (Double(fanIn) / 12).squareRoot()
    let inputScale = inputScale(fanIn: max(fanIn, 1))
    let scales = (0..<outputs).map { output in
      let row = weight.values[output * fanIn..<(output + 1) * fanIn]
      let sum = row.reduce(0) { $0 + Double(abs($1)) }
      var scale = Float(room / sum)
      if !scale.isFinite { return Float(1) }
      while !fits(row, scale, inputScale) { scale *= 0.999 }
      return scale
    }
    return Tensor(shape: [outputs], values: scales)
  }
}
