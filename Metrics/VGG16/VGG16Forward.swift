internal import CKernels
internal import Imaging
internal import Layers
internal import Weights

/// Runs images through a network, with the memory that this needs from one image to the next.
final class VGG16Forward: Sendable {
  let network: VGG16Network
  let instructions: ck_instructions
  private let filters: VGG16Filters
  private let idlePasses = IdleStore<VGG16Pass>()
  let idleTaps = IdleStore<KernelMemory>()
  /// For the tiles of one operation.
  private let idleStrips = IdleStore<KernelMemory>()

  init(_ network: VGG16Network, _ filters: VGG16Filters, _ instructions: ck_instructions) {
    self.network = network
    self.filters = filters
    self.instructions = instructions
  }

  func schedule(_ width: Int, _ height: Int) -> VGG16Schedule {
    VGG16Schedule(network, width: width, height: height)
  }

  /// Computes an original's tapped maps, if they take at most `budget` bytes.
  ///
  /// - Throws: `CancellationError` only.
  func maps(of original: Image, budget: Int, _ threads: Int) throws -> VGG16Maps {
    let schedule = schedule(original.width, original.height)
    guard 4 * schedule.tapCount <= budget else { return VGG16Maps(original: original, taps: nil) }
    let taps = RecycledMemory(count: schedule.tapCount, from: idleTaps)
    try withPass(original, threads) { pass in
      var offset = 0
      for operation in schedule.steps.joined() {
        _ = try pass.run(operation, of: original, VGG16Pass.Taps(stored: taps.start(offset)))
        offset += schedule.tapCount(operation)
      }
    }
    return VGG16Maps(original: original, taps: taps)
  }

  /// Runs a reconstruction and hands out each strip of a tapped map with the original's.
  ///
  /// - Parameters:
  ///   - squares: whether the sums of squared differences are wanted.
  ///   - tiles: whether the reconstruction's own tiles are wanted.
  /// - Throws: `CancellationError` only.
  func compare(
    _ image: Image, with maps: VGG16Maps, squares: Bool, tiles: Bool, _ threads: Int,
    strip body: (VGG16TappedStrip, KernelTeam) -> Void
  ) throws {
    try withPass(image, threads) { pass in
      let schedule = pass.schedule
      let room = schedule.largestTapCount
      let own = tiles ? RecycledMemory(count: room, from: idleStrips) : nil
      func run(
        _ operation: VGG16Schedule.Operation, _ original: UnsafePointer<Float>
      ) throws {
        let sum = try pass.run(
          operation, of: image,
          VGG16Pass.Taps(compared: squares ? original : nil, stored: own?.start()))
        guard case .tiles(let layer, let rows) = operation, let tap = network.layers[layer].tap
        else { return }
        body(
          VGG16TappedStrip(
            tap: tap, shape: schedule.tappedStrip(layer, rows, network), original: original,
            other: own.map { UnsafePointer($0.start()) }, squares: sum), pass.team)
      }
      if let taps = maps.taps {
        var offset = 0
        for operation in schedule.steps.joined() {
          try run(operation, taps.start(offset))
          offset += schedule.tapCount(operation)
        }
      } else {
        // Both images an operation at a time, so that only one operation's maps are held.
        let taps = RecycledMemory(count: room, from: idleStrips)
        try withPass(maps.original, threads) { originalPass in
          for operation in schedule.steps.joined() {
            _ = try originalPass.run(
              operation, of: maps.original, VGG16Pass.Taps(stored: taps.start()))
            try run(operation, taps.start())
          }
        }
      }
    }
  }

  /// Runs a body with a pass of its own that stands at the top of an image.
  func withPass(_ image: Image, _ threads: Int, _ body: (VGG16Pass) throws -> Void) rethrows {
    let pass = idlePasses.take(
      where: { $0.schedule.width == image.width && $0.schedule.height == image.height },
      make: {
        let team = KernelTeam(threads)
        return VGG16Pass(
          network, filters.first(network.layers.count + 1, team),
          schedule(image.width, image.height), instructions, team)
      })
    defer { idlePasses.giveBack(pass) }
    pass.begin(threads: threads)
    try body(pass)
  }
}
