internal import Layers

/// How an image of some size goes through the network: its strips, and the memory of a pass.
struct VGG16Plan {
  struct Map {
    let channels: Int
    let height: Int
    let width: Int
    /// Rows held at a time.
    let capacity: Int
  }

  let width: Int
  let height: Int
  /// The ends of the strips of input rows.
  let stripEnds: [Int]
  /// The input of the first layer, then every layer's output.
  let maps: [Map]
  /// Numbers of working memory that the layers share.
  private let scratchCount: Int

  /// Input pixels of a strip: small enough for 0.2 GB a pass, large enough that the deep layers
  /// multiply matrices of about 2,000 columns.
  static let pixelsPerStrip = 1 << 17

  init(_ network: VGG16Network, width: Int, height: Int, pixelsPerStrip: Int = pixelsPerStrip) {
    self.width = width
    self.height = height
    // Strips of nearly equal height, in units of the three poolings.
    let units = (height + 7) / 8
    let unitsAtOnce = max(1, pixelsPerStrip / (8 * width))
    let strips = (units + unitsAtOnce - 1) / unitsAtOnce
    let rows = 8 * ((units + strips - 1) / strips)
    stripEnds = stride(from: rows, to: height, by: rows) + [height]

    // Beside a strip's own rows a map holds what its reader still needs (2 rows) and, in the last
    // strip, what the layers before it were behind (up to 6 rows).
    let behind = 8
    var maps = [Map(channels: 3, height: height, width: width, capacity: rows + behind)]
    var scale = 1
    var scratchCount = 0
    for layer in network.layers {
      let input = maps[maps.count - 1]
      if layer is MaxPool2D { scale *= 2 }
      if let convolution = layer as? Conv2D {
        scratchCount = max(scratchCount, convolution.scratchCount(width: input.width))
      }
      maps.append(
        Map(
          channels: layer.outputChannels(input.channels),
          height: layer.outputExtent(input.height), width: layer.outputExtent(input.width),
          capacity: rows / scale + behind))
    }
    self.maps = maps
    self.scratchCount = scratchCount
  }

  /// Bytes of a pass.
  var passBytes: Int {
    let held = maps.map { $0.channels * min($0.capacity, $0.height) * $0.width }
    return 4 * (held.reduce(0, +) + scratchCount)
  }

  /// Bytes of the tapped maps of a whole image.
  func tapBytes(_ network: VGG16Network) -> Int {
    4
      * network.tapPlaces.reduce(0) {
        $0 + maps[$1 + 1].channels * maps[$1 + 1].height * maps[$1 + 1].width
      }
  }

  /// Bytes of the tapped maps of the largest strip.
  func tapBytesOfStrip(_ network: VGG16Network) -> Int {
    4
      * network.tapPlaces.reduce(0) {
        let map = maps[$1 + 1]
        return $0 + map.channels * min(map.capacity, map.height) * map.width
      }
  }
}
