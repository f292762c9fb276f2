internal import Synchronization

/// The names of the arrays that a network took from its weights.
final class UsedKeys: Sendable {
  private let keys = Mutex<Set<String>>([])

  func insert(_ key: String) { keys.withLock { _ = $0.insert(key) } }
  func contains(_ key: String) -> Bool { keys.withLock { $0.contains(key) } }
}
