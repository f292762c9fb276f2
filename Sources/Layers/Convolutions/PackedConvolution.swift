internal import CKernels
internal import Tensors

/// A convolution, plain or transposed, as the kernels want it: taps of each phase, weights in groups
/// of outputs. See CKernels/include/layers.h.
final class PackedConvolution: Sendable {
  /// The taps of one phase: where each reads, and its place in the kernel.
  struct Tap {
    let shift: Int
    let place: Int
  }

  let inputs: Int
  let outputs: Int
  private let together: Int
  private let step: Int
  private let side: Int
  private let shiftRows: [Int32]
  private let shiftColumns: [Int32]
  private let tapCounts: [Int32]
  private let taps: [Int32]
  private let weights: KernelMemory
  private let bias: KernelMemory
  private let activation: Activation

  /// - Parameters:
  ///   - shifts: row and column, relative to the first that a cell reads, of each input pixel.
  ///   - phases: one, or four row by row.
  ///   - weight: a number of the kernel by output, input and place.
  init(
    inputs: Int, outputs: Int, step: Int, shifts: [(row: Int, column: Int)], phases: [[Tap]],
    activation: Activation, bias: [Float]?,
    weight: (_ output: Int, _ input: Int, _ place: Int) -> Float
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.step = step
    self.activation = activation
    side = phases.count == 4 ? 2 : 1
    shiftRows = shifts.map { Int32($0.row) }
    shiftColumns = shifts.map { Int32($0.column) }
    tapCounts = phases.map { Int32($0.count) }
    taps = phases.joined().map { Int32($0.shift) }
    let together =
      outputs <= Int(CK_FEW_OUTPUTS) ? Int(CK_FEW_OUTPUTS) : Int(CK_OUTPUTS_TOGETHER)
    self.together = together
    let room = (outputs + together - 1) / together * together
    let behind = Int(CK_READ_BEHIND)
    self.bias = KernelMemory(bias ?? [], count: room + behind)
    weights = KernelMemory(count: room * inputs * phases.joined().count + behind)
    var next = weights.start
    for phase in phases {
      for group in stride(from: 0, to: outputs, by: together) {
        for input in 0..<inputs {
          for tap in phase {
            for output in group..<min(group + together, outputs) {
              next[output - group] = weight(output, input, tap.place)
            }
            next += together
          }
        }
      }
    }
  }

  /// A map's size and place, for one call.
  struct Placing {
    let top: Int
    let left: Int
    let cellRows: Int
    let cellColumns: Int
  }

  /// - Precondition: the map has `inputs` channels.
  func callAsFunction(_ map: Tensor, _ placing: Placing, _ team: KernelTeam) -> Tensor {
    let shape = [outputs, side * placing.cellRows, side * placing.cellColumns]
    return Tensor(shape: shape) { out in
      withKernel(map, placing, out) { layer, map in
        let count = ck_convolution_scratch_count(&layer, &map, Int32(team.members))
        ck_convolve(
          team.instructions, &layer, &map, Int32(team.members), team.handle, team.scratch(count))
      }
    }
  }

  /// All outputs at one position.
  func position(
    _ row: Int, _ column: Int, of map: Tensor, _ placing: Placing,
    into out: UnsafeMutablePointer<Float>, _ team: KernelTeam
  ) {
    withKernel(map, placing, out) { layer, map in
      ck_convolve_position(
        team.instructions, &layer, &map, Int32(row), Int32(column), team.handle,
        team.scratch(inputs * shiftRows.count), out)
    }
  }

  private func withKernel(
    _ map: Tensor, _ placing: Placing, _ out: UnsafeMutablePointer<Float>,
    _ body: (inout ck_convolution, inout ck_convolution_map) -> Void
  ) {
    let extents = map.extents
    precondition(extents.channels == inputs, "\(map.shape) for a layer of \(inputs) channels")
    map.withStart { start in
      var place = ck_convolution_map(
        in: start, rows: Int32(extents.rows), columns: Int32(extents.columns),
        top: Int32(placing.top), left: Int32(placing.left), cell_rows: Int32(placing.cellRows),
        cell_columns: Int32(placing.cellColumns), out: out)
      shiftRows.withUnsafeBufferPointer { shiftRows in
        shiftColumns.withUnsafeBufferPointer { shiftColumns in
          tapCounts.withUnsafeBufferPointer { tapCounts in
            taps.withUnsafeBufferPointer { taps in
              var layer = ck_convolution(
                inputs: Int32(inputs), outputs: Int32(outputs), together: Int32(together),
                step: Int32(step), side: Int32(side), shifts: Int32(shiftRows.count),
                shift_rows: shiftRows.baseAddress, shift_columns: shiftColumns.baseAddress,
                tap_counts: tapCounts.baseAddress, taps: taps.baseAddress, weights: weights.start,
                bias: bias.start, activation: activation.kernel, slope: activation.slope)
              body(&layer, &place)
            }
          }
        }
      }
    }
  }
}
