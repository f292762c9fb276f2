import Imaging
import Metrics
import Synchronization

/// One original and its side of each metric, computed at first use and shared by all workers.
/// A failure is kept too, so that it is found once and reported for every pair.
final class OriginalSide: Sendable {
  private struct State {
    var image: Result<Image, any Error>?
    var digest: ContentDigest?
    var scorers: [Int: Result<Scorer, any Error>] = [:]
    var remaining: Int
  }

  private let metrics: [any Metric]
  private let read: @Sendable () throws -> Image
  // Held while computing: who comes meanwhile wants the same thing and waits for it.
  private let state: Mutex<State>

  init(uses: Int, metrics: [any Metric], read: @escaping @Sendable () throws -> Image) {
    self.metrics = metrics
    self.read = read
    state = Mutex(State(remaining: uses))
  }

  func picture() throws -> Image {
    try state.withLock { state in
      loaded(&state)
    }.get()
  }

  private func loaded(_ state: inout State) -> Result<Image, any Error> {
    if let image = state.image { return image }
    let image = Result(catching: read)
    state.image = image
    // Most metrics make their sides one after the other, for the first pair.
    if metrics.count > 1 { (try? image.get())?.derived.keep() }
    return image
  }

  /// The digest of the image.
  func digest() throws -> ContentDigest {
    let picture = try picture()
    return state.withLock { state in
      let digest = state.digest ?? ContentDigest(of: picture)
      state.digest = digest
      return digest
    }
  }

  func scorer(_ metric: Int) throws -> Scorer {
    try state.withLock { state in
      if let known = state.scorers[metric] { return known }
      let image = loaded(&state)
      let scorer = image.flatMap { image in
        Result<Scorer, any Error> { try metrics[metric].scorer(for: image) }
      }
      state.scorers[metric] = scorer
      return scorer
    }.get()
  }

  /// Records that a pair is done; after the last one all memory is released.
  func release() {
    state.withLock { state in
      state.remaining -= 1
      (try? state.image?.get())?.derived.forget()
      if state.remaining == 0 {
        state.image = nil
        state.scorers = [:]
      }
    }
  }
}
