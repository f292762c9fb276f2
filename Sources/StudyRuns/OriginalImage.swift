import Basics
import Dispatch
import Foundation
public import Imaging
public import Metrics
public import Results
import Synchronization

/// An original in memory, against which any number of threads score reconstructions.
///
/// Its part of each metric is computed once, at the first use. The numbers are those of `crossmetric
/// compare`.
public final class OriginalImage: Sendable {
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
  ///   - isCancelled: called before each metric, and by slow metrics between the steps of their work.
  /// - Throws: `MetricError`; `CancellationError`.
  public func score(
    _ reconstruction: Image, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> [MetricScore] {
    if sides.count > 1 { for picture in [image, reconstruction] { picture.derived.keep() } }
    defer { for picture in [image, reconstruction] { picture.derived.forget() } }
    return try Cancellation.watch(isCancelled) {
      try cores.worker {
        try sides.map { side in
          try Cancellation.check()
          return try side.scorer(for: image)(reconstruction)
        }
      }
    }
  }

  /// Scores many reconstructions on as many cores as the memory allows.
  ///
  /// - Parameters:
  ///   - count: of reconstructions.
  ///   - reconstruction: gives the one at an index, from any thread.
  ///   - isCancelled: called as by `score`; what is left then fails with `CancellationError`.
  /// - Returns: scores or the failure of each.
  public func scores(
    count: Int, isCancelled: @escaping @Sendable () -> Bool = { false },
    reconstruction: @Sendable (Int) throws -> Image
  ) -> [Result<[MetricScore], any Error>] {
    let need = sides.map { $0.metric.memory(width: image.width, height: image.height).working }
    let jobs = min(count, Memory.jobs(each: need.max() ?? 0))
    return mapInParallel(count, jobs: jobs) { place in
      Result {
        if isCancelled() { throw CancellationError() }
        return try score(try reconstruction(place), isCancelled: isCancelled)
      }
    }
  }
}

/// An original's part of one metric.
private final class MetricSide: Sendable {
  let metric: any Metric
  // Held while computing: other calls need the same result and wait for it.
  private let known = Mutex<Result<Scorer, any Error>?>(nil)

  init(_ metric: any Metric) { self.metric = metric }

  func scorer(for original: Image) throws -> Scorer {
    try known.withLock { known in
      if let known { return known }
      let found = Result { try metric.scorer(for: original) }
      // Who was cancelled has found nothing out about the original.
      if case .failure(let error) = found, error is CancellationError { return found }
      known = found
      return found
    }.get()
  }
}
