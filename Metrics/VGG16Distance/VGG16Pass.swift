internal import Imaging
internal import Layers

/// One image's way through the network, strip by strip, with all the memory that this needs.
///
/// Every layer keeps only the rows that the next one still needs; nothing is computed twice. Which
/// rows are computed together, and so the last bits, depends on the image's size alone.
///
/// One owner at a time (`VGG16PassPool` sees to it), hence unchecked.
final class VGG16Pass: @unchecked Sendable {
  /// The ends of the strips of input rows, multiples of 8 but for the last.
  let stripEnds: [Int]
  let width: Int
  let height: Int
  private let network: VGG16Network
  /// The input of the first layer, then every layer's output.
  private let maps: [FeatureRows]
  private let scratch = Scratch()

  init(_ network: VGG16Network, _ plan: VGG16Plan) {
    self.network = network
    stripEnds = plan.stripEnds
    width = plan.width
    height = plan.height
    maps = plan.maps.map {
      FeatureRows(
        channels: $0.channels, height: $0.height, width: $0.width, capacity: $0.capacity)
    }
  }

  /// Goes back to the top of an image.
  func begin() {
    for map in maps { map.reset() }
  }

  /// Computes a strip; the strips of an image must come one after the other.
  ///
  /// - Parameter tap: receives each tap's number, its map, and the rows that are new.
  func advance(
    _ strip: Int, of image: Image, tap: (Int, FeatureRows, Range<Int>) -> Void
  ) {
    let input = maps[0]
    input.discard(before: network.layers[0].firstInputRow(of: maps[1].rows.upperBound))
    let first = input.rows.upperBound
    input.append(to: stripEnds[strip])
    network.prepare(first..<stripEnds[strip], of: image, into: input)
    for (place, layer) in network.layers.enumerated() {
      let (source, target) = (maps[place], maps[place + 1])
      let first = target.rows.upperBound
      if place + 1 < network.layers.count {
        let next = network.layers[place + 1]
        target.discard(before: next.firstInputRow(of: maps[place + 2].rows.upperBound))
      } else {
        target.discard(before: first)
      }
      let end = layer.outputEnd(inputEnd: source.rows.upperBound, height: source.height)
      layer.append(to: end, of: target, from: source, scratch: scratch)
      if let number = network.tapPlaces.firstIndex(of: place) { tap(number, target, first..<end) }
    }
  }
}
