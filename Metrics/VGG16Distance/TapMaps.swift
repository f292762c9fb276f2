/// The original's tapped maps, in the order in which a pass computes their tiles.
///
/// The memory goes back to a store for the next original.
final class TapMaps: Sendable {
  private let memory: KernelMemory
  private let store: IdleStore<KernelMemory>

  init(count: Int, from store: IdleStore<KernelMemory>) {
    self.store = store
    memory = store.take(where: { $0.count >= count }, make: { KernelMemory(count: count) })
  }

  deinit { store.giveBack(memory) }

  /// Where a step's tiles begin, `offset` numbers behind the first.
  func start(_ offset: Int = 0) -> UnsafeMutablePointer<Float> { memory.start + offset }
}
