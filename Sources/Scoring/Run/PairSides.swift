import Imaging
import Metrics
import Results
import Studies

/// The two sides of a pair that is being scored, by one worker.
final class PairSides {
  private let pair: Pair
  private let original: OriginalSide
  let picture: Image
  private let ledger: InputLedger?
  private lazy var digest = ContentDigest(of: picture)

  init(pair: Pair, original: OriginalSide, picture: Image, ledger: InputLedger?) {
    self.pair = pair
    self.original = original
    self.picture = picture
    self.ledger = ledger
  }

  /// The score of a metric, from the cache or computed and kept there.
  ///
  /// - Parameter index: the metric's place among those of the run.
  func score(_ index: Int, _ metric: any Metric, _ cache: ScoreCache?) throws -> MetricScore {
    let cache = metric.isCheap ? nil : cache
    if pair.control == nil, let metric = metric as? any FileMetric {
      return try score(metric, cache)
    }
    guard let cache else { return try original.scorer(index)(picture) }
    // A reference distortion's image is its content: the metric's own definition is the whole of
    // the rest.
    let key = CacheKey(
      original: try original.digest(), reconstruction: digest, definition: metric.definition)
    if let known = cache.score(key) { return known }
    let score = try original.scorer(index)(picture)
    cache.insert(score, for: key)
    return score
  }

  /// Scores the files, which their bytes distinguish.
  private func score(_ metric: any FileMetric, _ cache: ScoreCache?) throws -> MetricScore {
    // Enters the original among the files that were read.
    _ = try original.picture()
    let files = [pair.original, pair.reconstruction]
    let digests = files.compactMap { ledger?.sha256(of: $0) }.map(ContentDigest.init(fileDigest:))
    let key =
      digests.count == 2
      ? CacheKey(
        original: digests[0], reconstruction: digests[1], definition: metric.definition) : nil
    if let key, let known = cache?.score(key) { return known }
    let score = try metric.score(file: pair.reconstruction, againstFile: pair.original)
    // The scored content equals the digested one only if the file was not written since.
    if let key, let cache, let ledger, files.allSatisfy(ledger.isUnchanged) {
      cache.insert(score, for: key)
    }
    return score
  }
}
