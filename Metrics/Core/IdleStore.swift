internal import Synchronization

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
