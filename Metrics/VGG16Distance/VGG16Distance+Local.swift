public import Imaging

/// Over the whole image the loss is the distance itself.
extension VGG16Distance: LocallyResolved {
  public var lossName: String { "VGG-16 distance" }
  public var lossDefinition: String {
    "the mean over the four layers of the mean squared difference of the feature maps of the whole "
      + "image at the positions that lie in the crop"
  }

  public var localMapIsDear: Bool { true }

  public func localMap(of reconstruction: Image, against reference: Reference) throws -> LocalMap {
    let original = reference.original
    try requireComparable(original, reconstruction, depth: depth)
    let forward = reference.shared.forward
    let largest = forward.schedule(original.width, original.height).tapCounts.max() ?? 0
    let maps = RecycledMemory(count: largest, from: forward.idleTaps)
    var terms = Self.taps.map { _ in
      LocalMap.Term(width: original.width, height: original.height)
    }
    try cores.team { threads in
      try withOriginal(reference, threads) { originalMaps in
        try forward.withPass(reconstruction, threads) { pass in
          for step in pass.schedule.steps.indices {
            try pass.store(step, of: reconstruction, into: maps.start())
            pass.schedule.addDifferences(
              step, try originalMaps(step), maps.start(),
              channels: forward.network.layers.map(\.outputs), to: &terms)
          }
        }
      }
    }
    return LocalMap(
      width: original.width, height: original.height, terms: terms,
      parts: terms.indices.map { [$0] }
    ) { $0.reduce(0, +) / Double($0.count) }
  }

  /// Gives a body the original's tapped maps of each step: those that are kept, or new ones.
  private func withOriginal(
    _ reference: Reference, _ threads: Int,
    _ body: ((_ step: Int) throws -> UnsafeMutablePointer<Float>) throws -> Void
  ) throws {
    let (forward, original) = (reference.shared.forward, reference.original)
    let schedule = forward.schedule(original.width, original.height)
    if let taps = reference.shared.maps.taps {
      try body { step in taps.start(schedule.tapCounts[..<step].reduce(0, +)) }
    } else {
      let maps = RecycledMemory(count: schedule.tapCounts.max() ?? 0, from: forward.idleTaps)
      try forward.withPass(original, threads) { pass in
        try body { step in
          try pass.store(step, of: original, into: maps.start())
          return maps.start()
        }
      }
    }
  }
}

extension VGG16Schedule {
  /// Adds the squared differences of a step's tapped tiles at the pixels where they lie.
  ///
  /// - Parameter channels: of each layer's output, without padding.
  fileprivate func addDifferences(
    _ step: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, channels: [Int],
    to terms: inout [LocalMap.Term]
  ) {
    var start = 0
    for operation in steps[step] {
      defer { start += tapCount(operation) }
      guard case .tiles(let layer, let rows) = operation, let tap = tap(layer), tap < terms.count
      else { continue }
      let (side, across) = (tile.rawValue, tilesAcross(layer))
      let tileSize = tapCount(operation) / (rows.count * across)
      for (place, row) in rows.enumerated() {
        for column in 0..<across {
          let offset = start + (place * across + column) * tileSize
          for y in 0..<min(side, height(layer) - row * side) {
            for x in 0..<min(side, width(layer) - column * side) {
              // [half block][y][x][8 channels]; channels that are padding are 0 in both.
              let first = offset + (y * side + x) * 8
              var sum = 0.0
              for group in stride(from: first, to: first + tileSize, by: side * side * 8) {
                for index in group..<group + 8 {
                  let difference = Double(a[index]) - Double(b[index])
                  sum += difference * difference
                }
              }
              terms[tap].add(
                sum, count: channels[layer], x: (column * side + x) << poolings(layer),
                y: (row * side + y) << poolings(layer))
            }
          }
        }
      }
    }
  }
}
