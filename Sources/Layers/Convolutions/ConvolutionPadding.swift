/// Zeros around the map that a convolution reads.
public enum ConvolutionPadding: Sendable, Equatable {
  case sides(top: Int, left: Int, bottom: Int, right: Int)
  /// TensorFlow's SAME: the output has ceil(n / stride) rows; of the zeros that this takes the
  /// smaller half lies before the map. For 5x5 and stride 2: 1 before and 2 after an even extent, 2
  /// and 2 around an odd one.
  case tfSame

  public static let none = all(0)

  /// As many on all sides, PyTorch's `padding`.
  public static func all(_ count: Int) -> Self {
    .sides(top: count, left: count, bottom: count, right: count)
  }

  /// Zeros before and after an extent, and outputs along it.
  func along(
    _ extent: Int, kernel: Int, stride: Int, _ sides: (before: Int, after: Int)?
  ) -> (before: Int, outputs: Int) {
    if let sides {
      let room = extent + sides.before + sides.after - kernel
      return (sides.before, room < 0 ? 0 : room / stride + 1)
    }
    let outputs = (extent + stride - 1) / stride
    return (max((outputs - 1) * stride + kernel - extent, 0) / 2, outputs)
  }

  var rows: (before: Int, after: Int)? {
    if case .sides(let top, _, let bottom, _) = self { (top, bottom) } else { nil }
  }

  var columns: (before: Int, after: Int)? {
    if case .sides(_, let left, _, let right) = self { (left, right) } else { nil }
  }
}

/// The taps of a kernel that take part in the sum.
public enum ConvolutionTaps: Sendable, Equatable {
  case all
  /// Those before the centre in raster order (mask A of van den Oord et al. 2016): a position then
  /// depends on earlier ones only. 12 of 5x5.
  case beforeCentre

  /// Row and column of each tap, in raster order.
  func places(kernel: Int) -> [(row: Int, column: Int)] {
    let count = self == .all ? kernel * kernel : kernel * kernel / 2
    return (0..<count).map { ($0 / kernel, $0 % kernel) }
  }
}
