import CKernels

/// One convolution 3x3 on a planar map, through the kernels and plainly in Double.
struct WinogradLayer {
  let tile: Int
  let inputs: Int
  let outputs: Int
  let width: Int
  let height: Int
  var pools = false
  var activation = CK_RELU
  var slope: Float = 0
  /// Input x row x column; output x input x 3 x 3; one number an output.
  var map: [Float]
  var weights: [Float]
  var bias: [Float]

  struct Result: Equatable {
    /// Output x row x column, pooled if the layer pools.
    var map: [Float]
    /// Sum of the squared differences to the tapped maps.
    var sum = 0.0
  }

  private static func blocks(_ channels: Int) -> Int { (channels + 15) / 16 }
  var outputWidth: Int { pools ? width / 2 : width }
  var outputHeight: Int { pools ? height / 2 : height }

  /// Runs the kernels on one strip. Memory that they must not read, or must not leave, holds NaN.
  ///
  /// - Parameter tapped: the result of `taps` to compare with.
  func compute(
    _ instructions: ck_instructions, tapped: [Float]? = nil, members: Int = 1
  ) -> (Result, taps: [Float]) {
    let team = ck_team_make(Int32(members))
    defer { ck_team_end(team) }
    let across = (width + tile - 1) / tile
    let down = (height + tile - 1) / tile
    let inStride = (across * tile + 2) * 16
    let inRow = inStride * Self.blocks(inputs)
    let outStride = (outputWidth + 2) * 16
    let outRow = outStride * Self.blocks(outputs)
    let side = Int32(tile)
    let (inBlocks, outBlocks) = (Int32(Self.blocks(inputs)), Int32(Self.blocks(outputs)))

    var memories: [KernelNumbers] = []
    func memory(_ count: Int, _ value: Float) -> UnsafeMutablePointer<Float> {
      memories.append(KernelNumbers(count, value))
      return memories[memories.count - 1].start
    }
    let input = memory(inRow * (down * tile + 2), 0)
    for (index, value) in map.enumerated() {
      let (x, y, c) = (index % width, index / width % height, index / width / height)
      input[(y + 1) * inRow + c / 16 * inStride + (x + 1) * 16 + c % 16] = value
    }
    let output = memory(outRow * max(outputHeight, 1), .nan)
    let filters = memory(ck_winograd_filter_count(side, inBlocks, outBlocks), .nan)
    ck_winograd_filters(instructions, side, weights, Int32(inputs), Int32(outputs), team, filters)
    let biases = memory(Self.blocks(outputs) * 16, 0)
    biases.update(from: bias, count: bias.count)
    let taps = memory(down * across * Self.blocks(outputs) * 16 * tile * tile, .nan)
    if let tapped { taps.update(from: tapped, count: tapped.count) }
    var layer = ck_winograd_layer(
      tile: side, in_blocks: inBlocks, out_blocks: outBlocks, pool: pools ? 1 : 0,
      tiles_at_once: 12, out_blocks_at_once: min(2, outBlocks), filters: filters, bias: biases,
      activation: activation, slope: slope)
    let scratch = memory(ck_winograd_scratch_count(&layer, Int32(members)), .nan)

    let inRows = (0..<down * tile + 2).map { Optional(UnsafePointer(input + $0 * inRow)) }
    // Rows that do not exist are no memory at all.
    let outRows = (0..<down * tile).map { $0 < outputHeight ? output + $0 * outRow : nil }
    let sum = inRows.withUnsafeBufferPointer { inRows in
      outRows.withUnsafeBufferPointer { outRows in
        var strip = ck_winograd_strip(
          rows: Int32(height), columns: Int32(width), in: inRows.baseAddress, in_stride: inStride,
          out: outRows.baseAddress, out_stride: outStride,
          compared: tapped == nil ? nil : UnsafePointer(taps),
          stored: tapped == nil ? taps : nil)
        return ck_winograd_convolve(instructions, &layer, &strip, team, scratch)
      }
    }
    let pixels = outputHeight * outputWidth
    let result = (0..<outputs * pixels).map { (index: Int) -> Float in
      let (c, y, x) = (index / pixels, index % pixels / outputWidth, index % outputWidth)
      return output[y * outRow + c / 16 * outStride + (x + 1) * 16 + c % 16]
    }
    let stored = Array(
      UnsafeBufferPointer(
        start: taps, count: down * across * Self.blocks(outputs) * 16 * tile * tile))
    return withExtendedLifetime(memories) { (Result(map: result, sum: sum), stored) }
  }

  /// The definition, in Double.
  func plain() -> [Double] {
    var full = [Double](repeating: 0, count: outputs * height * width)
    for o in 0..<outputs {
      for y in 0..<height {
        for x in 0..<width {
          var sum = Double(bias[o])
          for i in 0..<inputs {
            for dy in 0..<3 where (0..<height).contains(y + dy - 1) {
              for dx in 0..<3 where (0..<width).contains(x + dx - 1) {
                sum +=
                  Double(weights[((o * inputs + i) * 3 + dy) * 3 + dx])
                  * Double(map[(i * height + y + dy - 1) * width + x + dx - 1])
              }
            }
          }
          full[(o * height + y) * width + x] = max(sum, 0)
        }
      }
    }
    guard pools else { return full }
    return (0..<outputs * outputHeight * outputWidth).map { index in
      let (x, y) = (2 * (index % outputWidth), 2 * (index / outputWidth % outputHeight))
      let row = (index / outputWidth / outputHeight * height + y) * width + x
      return max(full[row], full[row + 1], full[row + width], full[row + width + 1])
    }
  }
}

/// Numbers where the kernels want them, all of one value at first.
final class KernelNumbers {
  let start: UnsafeMutablePointer<Float>
  private let count: Int

  init(_ count: Int, _ value: Float) {
    guard let start = ck_allocate(count) else { preconditionFailure("no memory") }
    start.update(repeating: value, count: count)
    self.start = start
    self.count = count
  }

  deinit { ck_free(start, count) }
}
