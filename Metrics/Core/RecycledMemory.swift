internal import Layers

/// Numbers of one original's side; their memory goes back to a store for the next original.
///
/// Written by its maker, then only read.
final class RecycledMemory: Sendable {
  private let memory: KernelMemory
  private let store: IdleStore<KernelMemory>

  /// - Parameter count: of numbers; what they are before they are written is left open.
  init(count: Int, from store: IdleStore<KernelMemory>) {
    self.store = store
    memory = store.take(where: { $0.count >= count }, make: { KernelMemory(count: count) })
  }

  deinit { store.giveBack(memory) }

  /// The place `offset` numbers behind the first.
  func start(_ offset: Int = 0) -> UnsafeMutablePointer<Float> { memory.start + offset }
}
