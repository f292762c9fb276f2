internal import Synchronization

/// Passes that are not in use, kept because fresh memory costs a page fault for every 4 kB.
final class VGG16PassPool: Sendable {
  private let idle = Mutex<[VGG16Pass]>([])

  /// Runs a body with a pass of its own that stands at the top of an image.
  ///
  /// - Parameter make: called if no pass of this size is idle; idle ones of other sizes then go.
  func withPass<R>(
    width: Int, height: Int, make: () -> VGG16Pass, _ body: (VGG16Pass) throws -> R
  ) rethrows -> R {
    let kept = idle.withLock { passes -> VGG16Pass? in
      if let place = passes.firstIndex(where: { $0.width == width && $0.height == height }) {
        return passes.remove(at: place)
      }
      passes.removeAll()
      return nil
    }
    let pass = kept ?? make()
    defer { idle.withLock { $0.append(pass) } }
    pass.begin()
    return try body(pass)
  }
}
