internal import CKernels
internal import Synchronization
internal import Tensors

/// A convolution by minimal filtering. See CKernels/include/winograd_planar.h.
///
/// The transformed filters are several times the weights, so they are made when they are first needed:
/// an encoder has none of the synthesis transform.
final class WinogradConvolution: Sendable {
  /// Pixels of a cell of the input and of the output on each side, 1 or 2.
  struct Cells {
    let step: Int
    let side: Int
    /// Row (and column) of the kernel by the pixel inside a cell and the tap of 3x3 cells; nil for none.
    let places: [[Int?]]
  }

  /// Fewer channels on either side are not worth the transforms.
  private static let fewest = 8

  let inputs: Int
  let outputs: Int
  private let cells: Cells
  private let tile: Int32
  private let kernel: Int
  private let activation: Activation
  private let bias: KernelMemory
  private let filters: Mutex<Filters>

  typealias Weight = @Sendable (_ output: Int, _ input: Int, _ place: Int) -> Float

  private enum Filters {
    /// The layer's own numbers, which may go once they are transformed.
    case given(Weight)
    case transformed(KernelMemory)
  }

  init?(
    inputs: Int, outputs: Int, kernel: Int, cells: Cells, tile: ConvolutionArithmetic.Tile,
    activation: Activation, bias: [Float]?, weight: @escaping Weight
  ) {
    guard min(inputs, outputs) >= Self.fewest else { return nil }
    self.inputs = inputs
    self.outputs = outputs
    self.cells = cells
    self.tile = Int32(tile.rawValue)
    self.kernel = kernel
    self.activation = activation
    filters = Mutex(.given(weight))
    let biases = (0..<outputs * cells.side * cells.side).map {
      bias?[$0 / cells.side % outputs] ?? 0
    }
    self.bias = KernelMemory(biases, count: Self.blocks(biases.count) * Int(CK_CHANNELS))
  }

  private static func blocks(_ channels: Int) -> Int {
    (channels + Int(CK_CHANNELS) - 1) / Int(CK_CHANNELS)
  }

  private var cellInputs: Int { inputs * cells.step * cells.step }
  private var cellOutputs: Int { outputs * cells.side * cells.side }

  func callAsFunction(
    _ map: Tensor, _ placing: PackedConvolution.Placing, _ team: KernelTeam
  ) -> Tensor {
    let extents = map.extents
    precondition(extents.channels == inputs, "\(map.shape) for a layer of \(inputs) channels")
    let filters = filters.withLock { filters in
      switch filters {
      case .transformed(let memory): return memory
      case .given(let weight):
        let memory = transformed(weight, team)
        filters = .transformed(memory)
        return memory
      }
    }
    var layer = ck_winograd_planar()
    layer.layer.tile = tile
    layer.layer.in_blocks = Int32(Self.blocks(cellInputs))
    layer.layer.out_blocks = Int32(Self.blocks(cellOutputs))
    layer.layer.filters = UnsafePointer(filters.start)
    layer.layer.bias = UnsafePointer(bias.start)
    layer.layer.activation = activation.kernel
    layer.layer.slope = activation.slope
    layer.inputs = Int32(inputs)
    layer.outputs = Int32(outputs)
    layer.step = Int32(cells.step)
    layer.side = Int32(cells.side)
    let shape = [outputs, cells.side * placing.cellRows, cells.side * placing.cellColumns]
    return Tensor(shape: shape) { out in
      map.withStart { start in
        var place = ck_convolution_map(
          in: start, rows: Int32(extents.rows), columns: Int32(extents.columns),
          top: Int32(placing.top), left: Int32(placing.left), cell_rows: Int32(placing.cellRows),
          cell_columns: Int32(placing.cellColumns), out: out)
        let count = ck_winograd_planar_scratch_count(&layer, &place, Int32(team.members))
        ck_winograd_planar_convolve(
          team.instructions, &layer, &place, Int32(team.members), team.handle, team.scratch(count))
      }
    }
  }

  private func transformed(_ weight: Weight, _ team: KernelTeam) -> KernelMemory {
    let (inBlocks, outBlocks) = (Int32(Self.blocks(cellInputs)), Int32(Self.blocks(cellOutputs)))
    let memory = KernelMemory(count: ck_winograd_filter_count(tile, inBlocks, outBlocks))
    ck_winograd_filters(
      team.instructions, tile, ofCells(weight), Int32(cellInputs), Int32(cellOutputs),
      team.handle, memory.start)
    return memory
  }

  /// Output x input x 3 x 3 of the cells' channels.
  private func ofCells(_ weight: Weight) -> [Float] {
    let (step, side) = (cells.step, cells.side)
    var weights = [Float](repeating: 0, count: cellOutputs * cellInputs * 9)
    var next = 0
    for cellOutput in 0..<cellOutputs {
      let (row, output) = (cellOutput / side / outputs, cellOutput / side % outputs)
      for cellInput in 0..<cellInputs {
        let (pixel, input) = (cellInput / inputs, cellInput % inputs)
        let rows = cells.places[side == 2 ? row : pixel / step]
        let columns = cells.places[side == 2 ? cellOutput % side : pixel % step]
        for tap in 0..<9 {
          if let y = rows[tap / 3], let x = columns[tap % 3] {
            weights[next + tap] = weight(output, input, y * kernel + x)
          }
        }
        next += 9
      }
    }
    return weights
  }
}
