public import Tensors

/// Transposed convolution of learned codecs. With stride 2 an n x m map becomes 2n x 2m:
///
/// out(o, y, x) = bias(o) + Σ weight(i, o, v, u) in(i, (y + crop − v) / 2, (x + crop − u) / 2)
///
/// over the taps for which both quotients are whole. Computed as four phases, one for each parity of
/// y and x, so that no zeros are multiplied; each is one chain of fused multiply-adds from the bias
/// on in the order (i, v, u). With stride 1 it is the convolution with the kernel turned by 180
/// degrees and padding (kernel − 1) / 2.
public struct TransposedConvolution: Layer {
  /// Where the kernel's taps fall with stride 2: the crop in front.
  public enum Alignment: Sendable {
    /// y = 2 i + v − (kernel − 1) / 2: PyTorch's padding of half the kernel and output_padding 1.
    case torch
    /// y = 2 i + v − (kernel − 1) / 2 + 1 for odd kernels: TensorFlow's SAME.
    case tfSame
  }

  private enum Form {
    case turned(Convolution)
    case phases(PackedConvolution, before: Int)
    case winograd(WinogradConvolution)
  }

  public let name: String
  private let form: Form

  /// - Parameters:
  ///   - name: what errors call the layer.
  ///   - alignment: matters with stride 2 only.
  ///   - activation: what follows on each output.
  ///   - arithmetic: how the sums are computed.
  ///   - weight: inputs x outputs x kernel x kernel.
  ///   - bias: one number an output; nil for zeros.
  /// - Throws: `LayerError` if a shape is not that of the layer or a number is not finite.
  /// - Precondition: positive widths, an odd kernel, of at least 3 for stride 2; stride 1 or 2.
  public init(
    _ name: String, from inputs: Int, to outputs: Int, kernel: Int, stride: Int,
    alignment: Alignment = .torch, then activation: Activation = .none,
    by arithmetic: ConvolutionArithmetic = .chain, weight: Tensor, bias: Tensor? = nil
  ) throws(LayerError) {
    precondition(inputs > 0 && outputs > 0 && kernel % 2 == 1, name)
    precondition(stride == 1 || (stride == 2 && kernel >= 3), name)
    let numbers = try weight.checked([inputs, outputs, kernel, kernel], name, "weight")
    let bias = try bias?.checked([outputs], name, "bias")
    self.name = name
    let taps = kernel * kernel
    if stride == 1 {
      form = .turned(
        Convolution(
          name, from: inputs, to: outputs, kernel: kernel, stride: 1, padding: .all(kernel / 2),
          taps: .all, then: activation, by: arithmetic, bias: bias
        ) { output, input, place in numbers[(input * outputs + output) * taps + taps - 1 - place] })
      return
    }
    let crop = kernel / 2 - (alignment == .torch ? 0 : 1)
    if let tile = arithmetic.tile, kernel == 5,
      let winograd = WinogradConvolution(
        inputs: inputs, outputs: outputs, kernel: kernel, cells: Self.cells(crop: crop), tile: tile,
        activation: activation, bias: bias,
        weight: { numbers[($1 * outputs + $0) * taps + $2] })
    {
      form = .winograd(winograd)
      return
    }
    let reach = Phases(kernel: kernel, crop: crop)
    form = .phases(
      PackedConvolution(
        inputs: inputs, outputs: outputs, step: 1, shifts: reach.shifts, phases: reach.phases,
        activation: activation, bias: bias
      ) { output, input, place in numbers[(input * outputs + output) * taps + place] },
      before: reach.before)
  }

  /// 5x5: the output pixel with parity r is reached by the tap v from cell m + (r + crop − v) / 2.
  private static func cells(crop: Int) -> WinogradConvolution.Cells {
    .init(
      step: 1, side: 2,
      places: (0..<2).map { parity in
        (0..<3).map { tap in
          let place = parity + crop - 2 * (tap - 1)
          return (0..<5).contains(place) ? place : nil
        }
      })
  }

  /// - Precondition: as many channels as the layer has inputs.
  public func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    switch form {
    case .turned(let convolution): return convolution(map, team)
    case .phases(let packed, let before):
      let extents = map.extents
      return packed(
        map,
        .init(top: before, left: before, cellRows: extents.rows, cellColumns: extents.columns),
        team)
    case .winograd(let winograd):
      let extents = map.extents
      return winograd(
        map, .init(top: 1, left: 1, cellRows: extents.rows, cellColumns: extents.columns), team)
    }
  }
}

/// The taps of the four parities of an output pixel: y = 2 m + r is reached by the taps v with
/// v ≡ r + crop (mod 2) from the input rows m + (r + crop − v) / 2.
private struct Phases {
  /// Input rows above that of the cell.
  let before: Int
  let shifts: [(row: Int, column: Int)]
  let phases: [[PackedConvolution.Tap]]

  init(kernel: Int, crop: Int) {
    /// For each parity the taps and their input rows, relative to the cell's.
    let along = (0..<2).map { parity in
      (0..<kernel).filter { ($0 + parity + crop) % 2 == 0 }
        .map { (tap: $0, shift: (parity + crop - $0) / 2) }
    }
    let reached = along.joined().map(\.shift)
    let first = reached.min() ?? 0
    let extent = (reached.max() ?? 0) - first + 1
    before = -first
    shifts = (0..<extent * extent).map { ($0 / extent, $0 % extent) }
    phases = (0..<4).map { phase in
      along[phase / 2].flatMap { row in
        along[phase % 2].map { column in
          PackedConvolution.Tap(
            shift: (row.shift - first) * extent + column.shift - first,
            place: row.tap * kernel + column.tap)
        }
      }
    }
  }
}
