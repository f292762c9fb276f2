internal import CKernels
package import Imaging
internal import Layers
package import Tensors
internal import Weights

/// The tapped maps of the fast kernels as whole maps, for those who check them.
package enum FastVGG16 {
  /// relu1_2 to relu5_3.
  ///
  /// - Parameter l2: DISTS' poolings.
  package static func tapped(
    _ image: Image, _ weights: VGG16Weights, tile: VGG16Tile, l2: Bool = false
  ) throws -> [Tensor] {
    let network = VGG16Network(
      weights, tile: tile, taps: VGG16Network.taps.count, pooling: l2 ? .l2 : .maximum)
    let instructions = ck_best_instructions()
    let forward = VGG16Forward(
      network, VGG16Filters(weights, tile: tile, instructions: instructions), instructions)
    let maps = try forward.maps(of: image, budget: .max, 1)
    let schedule = forward.schedule(image.width, image.height)
    var tensors = network.tapped.map {
      Tensor(zeros: [
        $0.outputs, network.side(image.height, poolings: $0.poolings),
        network.side(image.width, poolings: $0.poolings),
      ])
    }
    var offset = 0
    for operation in schedule.steps.joined() {
      if case .tiles(let layer, let rows) = operation, let tap = network.layers[layer].tap,
        let tiles = maps.taps?.start(offset)
      {
        fill(
          &tensors[tap], from: tiles, firstRow: rows.lowerBound * tile.rawValue,
          schedule.tappedStrip(layer, rows, network))
      }
      offset += schedule.tapCount(operation)
    }
    return tensors
  }

  /// Tiles [tile][half][y][x][8 channels] to planes.
  private static func fill(
    _ tensor: inout Tensor, from tiles: UnsafePointer<Float>, firstRow: Int,
    _ strip: ck_tapped_strip
  ) {
    let (channels, width) = (tensor.shape[0], tensor.shape[2])
    let plane = tensor.shape[1] * width
    let (side, rows, columns) = (Int(strip.tile), Int(strip.rows), Int(strip.columns))
    let (across, halves) = ((columns + side - 1) / side, 2 * Int(strip.out_blocks))
    for y in 0..<rows {
      for x in 0..<columns {
        let tile = y / side * across + x / side
        for channel in 0..<channels {
          let half = tile * halves + channel / 8
          tensor.values[channel * plane + (firstRow + y) * width + x] =
            tiles[((half * side + y % side) * side + x % side) * 8 + channel % 8]
        }
      }
    }
  }
}
