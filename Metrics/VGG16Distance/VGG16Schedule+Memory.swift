internal import CKernels

/// What a pass allocates.
extension VGG16Schedule {
  /// Columns of a layer's input with the border: whole tiles, and one on each side.
  func columns(_ layer: Int) -> Int { tilesAcross(layer) * tile.rawValue + 2 }

  /// A layer's parameters, without its filters.
  func kernelLayer(_ place: Int, _ network: VGG16Network) -> ck_winograd_layer {
    let layer = network.layers[place]
    return ck_winograd_layer(
      tile: network.tile.side, in_blocks: Int32(layer.inBlocks),
      out_blocks: Int32(layer.outBlocks), pool: layer.pools ? 1 : 0,
      tiles_at_once: Int32(tilesAtOnce(place)),
      out_blocks_at_once: Int32(min(layer.outBlocks, [1, 2, 2, 2][layer.poolings])),
      filters: nil, bias: nil, activation: CK_RELU, slope: 0)
  }

  /// A strip's tiles in blocks of nearly equal size, a multiple of what the product takes at once.
  private func tilesAtOnce(_ place: Int) -> Int {
    let tiles = tilesPerStrip(place)
    let wanted = tile.tilesAtOnce(poolings: poolings(place))
    let blocks = max(1, (tiles + wanted / 2) / wanted)
    let step = Int(CK_TILES)
    return ((tiles + blocks - 1) / blocks + step - 1) / step * step
  }

  /// Numbers of working memory that the layers share, for a team of so many members.
  func scratchCount(_ network: VGG16Network, members: Int) -> Int {
    network.layers.indices.map {
      var layer = kernelLayer($0, network)
      return ck_winograd_scratch_count(&layer, Int32(members))
    }.max() ?? 0
  }

  /// Bytes of a pass with one thread.
  func passBytes(_ network: VGG16Network) -> Int {
    let rings = network.layers.indices.map {
      RowRing.count(
        blocks: network.layers[$0].inBlocks, columns: columns($0), capacity: capacities[$0])
    }
    return 4
      * (rings.reduce(0, +) + scratchCount(network, members: 1) + ImageRows.count(width: width))
  }
}
