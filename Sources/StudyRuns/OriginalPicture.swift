import Dispatch
import Foundation
public import Imaging
public import Metrics
public import Results
import Synchronization

/// An original in memory, against which any number of threads score reconstructions.
///
/// Its side of each metric is computed once, at its first use. The numbers are those of `crossmetric
/// compare`.
public final class OriginalPicture: Sendable {
  public let image: Image
  private let sides: [MetricSide]
  private let cores: CoreShare

  /// - Parameters:
  ///   - image: the original.
  ///   - metrics: made with `cores` among their options.
  ///   - cores: what they share with other originals.
  public init(_ image: Image, metrics: [any Metric], cores: CoreShare) {
    self.image = image
    self.cores = cores
    sides = metrics.map(MetricSide.init)
  }

  /// Scores a reconstruction with each metric, in their order.
  ///
  /// - Parameters:
  ///   - reconstruction: of the original's size.
  ///   - isCancelled: asked before each metric.
  /// - Throws: `MetricError`; `CancellationError`.
  public func score(
    _ reconstruction: Image, isCancelled: () -> Bool = { false }
  ) throws -> [MetricScore] {
    if sides.count > 1 { for picture in [image, reconstruction] { picture.derived.keep() } }
    defer { for picture in [image, reconstruction] { picture.derived.forget() } }
    return try cores.worker {
      try sides.map { side in
        if isCancelled() { throw CancellationError() }
        return try side.scorer(for: image)(reconstruction)
      }
    }
  }

  /// Scores many reconstructions on as many cores as the memory allows.
  ///
  /// - Parameters:
  ///   - count: of reconstructions.
  ///   - picture: gives the one at a place, from any thread.
  ///   - isCancelled: asked before each metric; what is left then fails with `CancellationError`.
  /// - Returns: scores or the failure of each.
  public func scores(
    count: Int, isCancelled: @Sendable () -> Bool = { false },
    picture: @Sendable (Int) throws -> Image
  ) -> [Result<[MetricScore], any Error>] {
    let need = sides.map { $0.metric.memory(width: image.width, height: image.height).working }
    let jobs = min(count, Memory.jobs(each: need.max() ?? 0))
    let next = Atomic(0)
    let found = Mutex<[Int: Result<[MetricScore], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < count else { return }
        let result = Result<[MetricScore], any Error> {
          try score(try picture(place), isCancelled: isCancelled)
        }
        found.withLock { $0[place] = result }
      }
    }
    let known = found.withLock { $0 }
    return (0..<count).compactMap { known[$0] }
  }
}

/// An original's side of one metric.
private final class MetricSide: Sendable {
  let metric: any Metric
  // Held while computing: who comes meanwhile wants the same thing and waits for it.
  private let known = Mutex<Result<Scorer, any Error>?>(nil)

  init(_ metric: any Metric) { self.metric = metric }

  func scorer(for original: Image) throws -> Scorer {
    try known.withLock { known in
      let scorer = known ?? Result { try metric.scorer(for: original) }
      known = scorer
      return scorer
    }.get()
  }
}
