public import Tensors

/// Two-dimensional convolution (cross-correlation, as in every network library), stride 1, zero
/// padding "same": output and input have equal height and width.
///
/// out(o, y, x) = bias(o) + sum over i, dy, dx of weight(o, i, dy, dx) in(i, y + dy - p, x + dx - q)
/// with p, q half of the kernel's odd height and width, and 0 outside the map.
///
/// A matrix product by the BLAS over blocks of output pixels (im2col): the independent reference of
/// the fast kernels. No score and no codec depends on it.
public struct PlainConvolution: SerialLayer {
  /// Output x input x rows x columns (OIHW).
  public let weight: Tensor
  /// One number an output channel.
  public let bias: [Float]
  /// Whether max(x, 0) follows.
  public let relu: Bool

  /// - Precondition: rank 4, odd kernel sides, one bias an output channel.
  public init(weight: Tensor, bias: [Float], relu: Bool = false) {
    precondition(weight.shape.count == 4, "a kernel of shape \(weight.shape)")
    precondition(weight.shape.allSatisfy { $0 > 0 }, "a kernel of shape \(weight.shape)")
    precondition(
      weight.shape[2] % 2 == 1 && weight.shape[3] % 2 == 1, "a kernel of shape \(weight.shape)")
    precondition(bias.count == weight.shape[0], "\(bias.count) biases for \(weight.shape)")
    self.weight = weight
    self.bias = bias
    self.relu = relu
  }

  /// Output pixels of one matrix product: enough that the BLAS packs the weights rarely, and few
  /// enough that working memory stays bounded for maps of any size.
  private static let blockPixels = 2048

  /// - Precondition: as many channels as the weights have inputs.
  public func callAsFunction(_ map: Tensor) -> Tensor {
    let (channels, height, width) = map.extents
    precondition(channels == weight.shape[1], "\(channels) channels for \(weight.shape)")
    let depth = channels * weight.shape[2] * weight.shape[3]
    return Tensor(shape: [bias.count, height, width]) { out in
      map.withStart { start in
        for first in stride(from: 0, to: height * width, by: Self.blockPixels) {
          let pixels = first..<min(first + Self.blockPixels, height * width)
          withUnsafeTemporaryAllocation(of: Float.self, capacity: depth * pixels.count) { columns in
            guard let columns = columns.baseAddress else { return }
            gather(pixels, of: start, height, width, into: columns)
            multiply(columns, depth, pixels.count, into: out + first, stride: height * width)
          }
        }
      }
    }
  }

  /// Lays the inputs of each of these output pixels in a column: row (i, dy, dx), column pixel.
  private func gather(
    _ pixels: Range<Int>, of start: UnsafePointer<Float>, _ height: Int, _ width: Int,
    into columns: UnsafeMutablePointer<Float>
  ) {
    let (inputs, tall, wide) = (weight.shape[1], weight.shape[2], weight.shape[3])
    var target = columns
    for channel in 0..<inputs {
      for dy in 0..<tall {
        for dx in 0..<wide {
          let (down, across) = (dy - tall / 2, dx - wide / 2)
          var (y, x) = (pixels.lowerBound / width, pixels.lowerBound % width)
          for _ in pixels {
            let (row, column) = (y + down, x + across)
            let isInside = row >= 0 && row < height && column >= 0 && column < width
            target.pointee = isInside ? start[(channel * height + row) * width + column] : 0
            target += 1
            x += 1
            if x == width { (y, x) = (y + 1, 0) }
          }
        }
      }
    }
  }

  private func multiply(
    _ columns: UnsafePointer<Float>, _ depth: Int, _ count: Int,
    into out: UnsafeMutablePointer<Float>, stride: Int
  ) {
    weight.withStart { weights in
      MatrixProduct.compute(
        MatrixView(weights, rows: bias.count, columns: depth, stride: depth),
        MatrixView(columns, rows: depth, columns: count, stride: count), into: out, stride: stride)
    }
    for channel in bias.indices {
      let values = out + channel * stride
      let bias = bias[channel]
      for pixel in 0..<count {
        let value = values[pixel] + bias
        // NaN stays NaN.
        values[pixel] = relu ? max(value, 0) : value
      }
    }
  }
}
