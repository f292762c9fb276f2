internal import Layers
internal import Synchronization

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

extension Array where Element == Double {
  /// Numbers that a C loop writes, every one.
  init(count: Int, writtenBy write: (UnsafeMutablePointer<Double>) throws -> Void) rethrows {
    try self.init(unsafeUninitializedCapacity: Swift.max(1, count)) { buffer, initialized in
      if let start = buffer.baseAddress, count > 0 { try write(start) }
      initialized = count
    }
  }
}

/// Things that are not in use, kept because fresh memory costs a page fault for every 4 kB.
final class IdleStore<Thing: Sendable>: Sendable {
  private let idle = Mutex<[Thing]>([])

  /// One that fits, or a new one; if none fits, all idle ones go.
  func take(where fits: (Thing) -> Bool, make: () -> Thing) -> Thing {
    let kept = idle.withLock { things -> Thing? in
      if let place = things.firstIndex(where: fits) { return things.remove(at: place) }
      things.removeAll()
      return nil
    }
    return kept ?? make()
  }

  func giveBack(_ thing: Thing) { idle.withLock { $0.append(thing) } }
}
