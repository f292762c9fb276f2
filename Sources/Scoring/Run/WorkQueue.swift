import Synchronization

/// Hands out the items of a plan: a worker stays with one original as long as it has items, then
/// takes an untouched one, then helps where most is left.
final class WorkQueue: Sendable {
  struct Claim {
    let group: Int
    let item: ScoringPlan.Item
  }

  private struct State {
    var next: [Int]
    /// Groups before this one have been begun.
    var untouched = 0
    var stopped = false
  }

  private let groups: [[ScoringPlan.Item]]
  private let state: Mutex<State>

  init(_ groups: [[ScoringPlan.Item]]) {
    self.groups = groups
    state = Mutex(State(next: .init(repeating: 0, count: groups.count)))
  }

  /// The next item for a worker that worked on `group` before, or nil when nothing is left.
  func claim(after group: Int?) -> Claim? {
    state.withLock { state in
      func remaining(_ group: Int) -> Int { groups[group].count - state.next[group] }
      while state.untouched < groups.count && state.next[state.untouched] > 0 {
        state.untouched += 1
      }
      func fullest() -> Int? {
        groups.indices.filter { remaining($0) > 0 }.max { remaining($0) < remaining($1) }
      }
      guard !state.stopped,
        let chosen = group.flatMap({ remaining($0) > 0 ? $0 : nil })
          ?? (state.untouched < groups.count ? state.untouched : fullest())
      else { return nil }
      state.next[chosen] += 1
      return Claim(group: chosen, item: groups[chosen][state.next[chosen] - 1])
    }
  }

  /// Lets every worker end after its present item.
  func stop() { state.withLock { $0.stopped = true } }
}
