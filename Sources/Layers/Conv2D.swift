public import Tensors

/// Two-dimensional convolution (cross-correlation, as in every network library), stride 1, zero
/// padding "same": output and input have equal height and width.
///
/// out(o, y, x) = bias(o) + sum over i, dy, dx of weight(o, i, dy, dx) in(i, y + dy - p, x + dx - q)
/// with p, q half of the kernel's odd height and width, and 0 outside the map.
///
/// Computed as a matrix product over blocks of output pixels (im2col), so that working memory stays
/// bounded for maps of any size.
public struct Conv2D: RowLayer {
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

  /// Rows of the map above and below a pixel that enter its sum.
  private var reach: Int { weight.shape[2] / 2 }
  /// Numbers in one sum.
  private var depth: Int { weight.shape[1] * weight.shape[2] * weight.shape[3] }

  public func outputChannels(_ inputChannels: Int) -> Int { weight.shape[0] }
  public func outputExtent(_ inputExtent: Int) -> Int { inputExtent }
  public func outputEnd(inputEnd end: Int, height: Int) -> Int {
    end == height ? height : max(0, end - reach)
  }
  public func firstInputRow(of row: Int) -> Int { max(0, row - reach) }

  /// Output pixels of one matrix product: enough that the BLAS packs the weights rarely.
  private static let blockPixels = 2048

  /// Numbers of working memory for a map of this width.
  public func scratchCount(width: Int) -> Int {
    depth * (width > Self.blockPixels ? Self.blockPixels : Self.blockPixels / width * width)
  }

  public func append(
    to end: Int, of output: FeatureRows, from input: FeatureRows, scratch: Scratch
  ) {
    precondition(
      input.channels == weight.shape[1], "\(input.channels) channels for \(weight.shape)")
    precondition(output.width == input.width && output.height == input.height)
    let first = output.rows.upperBound
    output.append(to: end)
    let columns = scratch.room(scratchCount(width: input.width))
    let rowsAtOnce = max(1, Self.blockPixels / input.width)
    let pixelsAtOnce = min(input.width, Self.blockPixels)
    for row in stride(from: first, to: end, by: rowsAtOnce) {
      for column in stride(from: 0, to: input.width, by: pixelsAtOnce) {
        let block = PixelBlock(
          rows: row..<min(end, row + rowsAtOnce),
          columns: column..<min(input.width, column + pixelsAtOnce))
        gather(block, of: input, into: columns)
        multiply(block, columns, into: output)
      }
    }
  }

  /// Output pixels: several whole rows, or a piece of one row.
  private struct PixelBlock {
    let rows: Range<Int>
    let columns: Range<Int>
    var count: Int { rows.count * columns.count }
  }

  /// Lays the inputs of each output pixel of the block in a column: row (i, dy, dx), column pixel.
  private func gather(
    _ block: PixelBlock, of input: FeatureRows, into columns: UnsafeMutablePointer<Float>
  ) {
    let (kernelHeight, kernelWidth) = (weight.shape[2], weight.shape[3])
    var target = columns
    for channel in 0..<input.channels {
      for dy in 0..<kernelHeight {
        for dx in 0..<kernelWidth {
          let shift = dx - kernelWidth / 2
          let inside = (block.columns.lowerBound + shift..<block.columns.upperBound + shift)
            .clamped(to: 0..<input.width)
          let before = inside.isEmpty ? 0 : inside.lowerBound - shift - block.columns.lowerBound
          let after = block.columns.count - before - inside.count
          for row in block.rows {
            let source = row + dy - reach
            if source < 0 || source >= input.height || inside.isEmpty {
              target.update(repeating: 0, count: block.columns.count)
            } else {
              target.update(repeating: 0, count: before)
              (target + before).update(
                from: input.row(source, channel: channel) + inside.lowerBound, count: inside.count)
              (target + before + inside.count).update(repeating: 0, count: after)
            }
            target += block.columns.count
          }
        }
      }
    }
  }

  private func multiply(
    _ block: PixelBlock, _ columns: UnsafeMutablePointer<Float>, into output: FeatureRows
  ) {
    let start = output.row(block.rows.lowerBound, channel: 0) + block.columns.lowerBound
    weight.values.withUnsafeBufferPointer { weights in
      MatrixProduct.compute(
        MatrixView(
          weights.baseAddress.unsafelyUnwrapped, rows: bias.count, columns: depth, stride: depth),
        MatrixView(columns, rows: depth, columns: block.count, stride: block.count),
        into: start, stride: output.planeStride)
    }
    for channel in bias.indices {
      let values = start + channel * output.planeStride
      let bias = bias[channel]
      if relu {
        for pixel in 0..<block.count { values[pixel] = ReLU.rectified(values[pixel] + bias) }
      } else {
        for pixel in 0..<block.count { values[pixel] += bias }
      }
    }
  }
}
