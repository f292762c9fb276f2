internal import CKernels
internal import Imaging
internal import Layers
internal import Synchronization
internal import Weights

/// How a metric turns tapped maps into numbers, one a tap.
struct VGG16Measure: Sendable {
  /// Equal names mean equal numbers.
  let name: String
  /// How many of `VGG16Network.taps` it looks at.
  let taps: Int
  /// A factor a channel of each tap, in whole blocks, for squared differences of features of norm 1;
  /// nil for squared differences of the maps as they are.
  let factors: [[Double]]?
}

/// An original's maps, and what a pass over one of its reconstructions measures.
final class VGG16SharedMaps: Sendable {
  let maps: VGG16Maps
  let forward: VGG16Forward
  let measures: [VGG16Measure]

  private struct Pending {
    let image: Image
    let measure: String
    let sums: [Double]
  }

  /// Reconstructions that are held for a metric that never asks for them, at most.
  private static let mostPending = 16
  private let pending = Mutex<[Pending]>([])

  init(_ maps: VGG16Maps, _ forward: VGG16Forward, _ measures: [VGG16Measure]) {
    self.maps = maps
    self.forward = forward
    self.measures = measures
  }

  /// The result of an earlier pass over the same image, given once.
  func take(_ image: Image, _ measure: String) -> [Double]? {
    pending.withLock { pending in
      let place = pending.firstIndex { $0.measure == measure && $0.image.isIdentical(to: image) }
      return place.map { pending.remove(at: $0).sums }
    }
  }

  func keep(_ sums: [Double], of image: Image, for measure: String) {
    pending.withLock { pending in
      pending.removeAll { $0.measure == measure && $0.image.isIdentical(to: image) }
      if pending.count >= Self.mostPending { pending.removeFirst() }
      pending.append(Pending(image: image, measure: measure, sums: sums))
    }
  }
}

/// The passes through one VGG-16 that metrics of a run share: who comes first pays, the others take
/// what was found on the way. Alone or shared, a measure has the same bits, since the strips and the
/// order of each sum depend on the image's size only.
final class VGG16Shared: Sendable {
  private struct Recent {
    weak var maps: VGG16SharedMaps?
  }

  let filters: VGG16Filters
  private let weights: VGG16Weights
  private let tile: VGG16Tile
  private let instructions: ck_instructions
  private let measures = Mutex<[VGG16Measure]>([])
  /// By the number of taps.
  private let forwards = Mutex<[Int: VGG16Forward]>([:])
  private let recent = Mutex<[Recent]>([])

  init(_ weights: VGG16Weights, tile: VGG16Tile, instructions: ck_instructions) {
    self.weights = weights
    self.tile = tile
    self.instructions = instructions
    filters = VGG16Filters(weights, tile: tile, instructions: instructions)
  }

  /// A metric announces that it will ask for the same as other metrics on this network.
  func join(_ measure: VGG16Measure) {
    measures.withLock { measures in
      if !measures.contains(where: { $0.name == measure.name }) { measures.append(measure) }
    }
  }

  /// An original's maps, for this measure and, if it has joined, for all that have.
  ///
  /// - Throws: `CancellationError` only.
  func maps(
    of original: Image, for measure: VGG16Measure, budget: Int, _ cores: CoreShare
  ) throws -> VGG16SharedMaps {
    let joined = measures.withLock { $0 }
    let isJoined = joined.contains { $0.name == measure.name }
    if isJoined, let known = known(original, joined) { return known }
    let measures = isJoined ? joined : [measure]
    let forward = forward(taps: measures.map(\.taps).max() ?? measure.taps)
    let maps = try cores.team { try forward.maps(of: original, budget: budget, $0) }
    let new = VGG16SharedMaps(maps, forward, measures)
    if isJoined { recent.withLock { $0.append(Recent(maps: new)) } }
    return new
  }

  private func known(_ original: Image, _ joined: [VGG16Measure]) -> VGG16SharedMaps? {
    recent.withLock { recent in
      recent.removeAll { $0.maps == nil }
      return recent.lazy.compactMap(\.maps).first {
        $0.measures.count == joined.count && $0.maps.original.isIdentical(to: original)
      }
    }
  }

  /// One number a tap: the sum over the pixels.
  ///
  /// - Throws: `CancellationError` only.
  func sums(
    _ image: Image, against shared: VGG16SharedMaps, for measure: VGG16Measure, _ cores: CoreShare
  ) throws -> [Double] {
    if let found = shared.take(image, measure.name) { return found }
    var sums = shared.measures.map { Array(repeating: 0.0, count: $0.taps) }
    try cores.team { threads in
      try shared.forward.compare(
        image, with: shared.maps, squares: shared.measures.contains { $0.factors == nil },
        tiles: shared.measures.contains { $0.factors != nil }, threads
      ) { strip, team in
        for (place, measure) in shared.measures.enumerated() where strip.tap < measure.taps {
          sums[place][strip.tap] +=
            measure.factors.map {
              strip.normalisedDifferences(factors: $0[strip.tap], instructions, team)
            } ?? strip.squares
        }
      }
    }
    var own: [Double] = []
    for (other, found) in zip(shared.measures, sums) {
      if other.name == measure.name {
        own = found
      } else {
        shared.keep(found, of: image, for: other.name)
      }
    }
    return own
  }

  private func forward(taps: Int) -> VGG16Forward {
    forwards.withLock { forwards in
      if let known = forwards[taps] { return known }
      let new = VGG16Forward(VGG16Network(weights, tile: tile, taps: taps), filters, instructions)
      forwards[taps] = new
      return new
    }
  }
}

extension VGG16TappedStrip {
  /// Added to a norm, as the lpips package does.
  private static let epsilon = 1e-10

  /// Sum over pixels and channels of factor · (difference of features of norm 1)².
  fileprivate func normalisedDifferences(
    factors: [Double], _ instructions: ck_instructions, _ team: KernelTeam
  ) -> Double {
    guard let other else { return .nan }
    let side = Int(shape.tile)
    let tiles =
      ((Int(shape.rows) + side - 1) / side) * ((Int(shape.columns) + side - 1) / side)
    var sums = [Double](repeating: 0, count: tiles)
    return withUnsafePointer(to: shape) {
      ck_normalised_differences(
        instructions, $0, original, other, factors, Self.epsilon, team.handle, &sums)
    }
  }
}

extension Image {
  /// Whether both are the same image in the same memory.
  func isIdentical(to other: Image) -> Bool {
    guard width == other.width, height == other.height else { return false }
    func start<T>(_ samples: [T]) -> UnsafeRawPointer? {
      samples.withUnsafeBytes { $0.baseAddress }
    }
    return switch (samples, other.samples) {
    case (.eight(let a), .eight(let b)): start(a) == start(b)
    case (.sixteen(let a), .sixteen(let b)): start(a) == start(b)
    default: false
    }
  }
}
