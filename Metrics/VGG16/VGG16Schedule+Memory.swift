internal import CKernels

/// The memory of a pass.
extension VGG16Schedule {
  /// Columns of a layer's input with the border: whole tiles, and one on each side.
  func columns(_ layer: Int) -> Int { tilesAcross(layer) * tile.rawValue + 2 }

  /// A layer's parameters, without its filters.
  func kernelLayer(_ place: Int, _ network: VGG16Network) -> ck_winograd_layer {
    let layer = network.layers[place]
    return ck_winograd_layer(
      tile: network.tile.side, in_blocks: Int32(layer.inBlocks),
      out_blocks: Int32(layer.outBlocks),
      pool: layer.pools && network.pooling == .maximum ? 1 : 0,
      tiles_at_once: Int32(tilesAtOnce(place)),
      out_blocks_at_once: Int32(min(layer.outBlocks, [1, 2, 2, 2, 2][layer.poolings])),
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
    let poolings = network.layers.indices.filter { poolingCapacities[$0] > 0 }.map {
      RowRing.count(
        blocks: network.layers[$0].outBlocks, columns: columns($0),
        capacity: poolingCapacities[$0])
    }
    return 4
      * ((rings + poolings).reduce(0, +) + scratchCount(network, members: 1)
        + ImageRows.count(width: width))
  }

  /// The tapped tiles of some rows of a layer.
  func tappedStrip(_ layer: Int, _ rows: Range<Int>, _ network: VGG16Network) -> ck_tapped_strip {
    let side = tile.rawValue
    let end = min(rows.upperBound * side, height(layer))
    return ck_tapped_strip(
      tile: Int32(side), out_blocks: Int32(network.layers[layer].outBlocks),
      rows: Int32(end - rows.lowerBound * side), columns: Int32(width(layer)))
  }
}

extension VGG16Network {
  /// - Parameters:
  ///   - budget: bytes up to which an original's maps are kept.
  ///   - tiles: whether a reconstruction's tiles are looked at behind the kernels.
  func memory(width: Int, height: Int, budget: Int, tiles: Bool) -> MemoryNeed {
    let schedule = VGG16Schedule(self, width: width, height: height)
    let shared = 6 * width * height + filterBytes
    let pass = schedule.passBytes(self)
    let strip = 4 * schedule.largestTapCount
    let own = tiles ? strip : 0
    let kept = 4 * schedule.tapCount
    return kept <= budget
      ? MemoryNeed(reference: shared + kept, working: pass + own)
      : MemoryNeed(reference: shared, working: 2 * pass + strip + own)
  }
}
