import Synchronization

/// Places of columns over all draws of one table. The longest unused ones go first where there is no
/// room for more.
final class KeptColumns: Sendable {
  /// 128 MiB: about 90 columns of nine points with 20,000 draws.
  private static let room = 1 << 24

  private struct State {
    var places: [DrawnColumn: [Double]] = [:]
    /// The last used one last.
    var order: [DrawnColumn] = []
    var count = 0
  }

  private let state = Mutex(State())

  func places(of column: DrawnColumn, compute: () -> [Double]) -> [Double] {
    // A column with NaN equals nothing, and would never be found again.
    guard column == column else { return compute() }
    let known = state.withLock { state in
      state.places[column].map { places in
        state.order.removeAll { $0 == column }
        state.order.append(column)
        return places
      }
    }
    if let known { return known }
    let places = compute()
    state.withLock { state in
      guard state.places.updateValue(places, forKey: column) == nil else { return }
      state.order.append(column)
      state.count += places.count
      while state.count > Self.room, state.order.count > 1 {
        let oldest = state.order.removeFirst()
        state.count -= state.places.removeValue(forKey: oldest)?.count ?? 0
      }
    }
    return places
  }
}
