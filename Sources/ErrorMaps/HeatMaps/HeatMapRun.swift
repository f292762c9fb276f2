import Basics
import Dispatch
public import Imaging
public import Metrics
import Synchronization

/// Computes the heat maps of a study's reconstructions on all cores, each once.
public struct HeatMapRun: Sendable {
  /// A reconstruction and its original, as files.
  public struct Pair: Sendable, Hashable {
    public let original: String
    public let reconstruction: String

    public init(original: String, reconstruction: String) {
      self.original = original
      self.reconstruction = reconstruction
    }

    var paths: [String] { [original, reconstruction] }
  }

  public struct Findings: Sendable {
    /// Of each pair and each of `metrics` the map; nil where there is none.
    public var maps: [[HeatMap?]]
    /// Parts that could not be computed, a sentence each.
    public var notes: [String] = []
  }

  public let metrics: [any LocallyResolved]
  private let store: HeatMapStore
  private let alpha: AlphaRule

  /// - Parameters:
  ///   - metrics: of the study; one without local maps takes no part.
  ///   - expensive: also those whose maps take seconds each.
  public init(_ metrics: [any Metric], expensive: Bool, store: HeatMapStore, alpha: AlphaRule) {
    self.metrics = metrics.compactMap { $0 as? any LocallyResolved }
      .filter { expensive || !$0.localMapIsDear }
    self.store = store
    self.alpha = alpha
  }

  /// Bytes that one worker needs for images of this size.
  public func memory(width: Int, height: Int) -> Int {
    let needs = metrics.map { $0.memory(width: width, height: height) }
    return (needs.map(\.reference).max() ?? 0) + 2 * (needs.map(\.working).max() ?? 0)
      + 512 * width * height
  }

  /// The maps of each pair; the same for any number of jobs.
  ///
  /// - Parameter progress: called with the number of maps that are done, from any thread.
  public func run(
    _ pairs: [Pair], jobs: Int, progress: @Sendable (Int) -> Void = { _ in }
  ) -> Findings {
    // An original's side of a metric is computed once for its pairs.
    let groups = Dictionary(grouping: pairs.indices, by: { pairs[$0].original }).values
      .sorted { $0[0] < $1[0] }
    let work = groups.flatMap { group in metrics.indices.map { (group, $0) } }
    let done = Atomic(0)
    let found = mapInParallel(work.count, jobs: jobs) { index in
      let (group, metric) = work[index]
      let outcome = compute(group.map { pairs[$0] }, metrics[metric])
      progress(done.add(group.count, ordering: .relaxed).newValue)
      return outcome
    }
    let none = [HeatMap?](repeating: nil, count: metrics.count)
    var findings = Findings(maps: Array(repeating: none, count: pairs.count))
    for ((group, metric), outcome) in zip(work, found) {
      for (pair, map) in zip(group, outcome.maps) { findings.maps[pair][metric] = map }
      findings.notes += outcome.notes.filter { !findings.notes.contains($0) }
    }
    return findings
  }

  private struct Outcome {
    var maps: [HeatMap?] = []
    var notes: [String] = []
  }

  /// A metric's maps of pairs that share their original, which is read only where a map is missing.
  private func compute(_ pairs: [Pair], _ metric: any LocallyResolved) -> Outcome {
    var outcome = Outcome()
    let kinds = HeatMapKind.kinds(of: metric).count
    var mapper: Result<@Sendable (Image) throws -> LocalMap, any Error>?
    for pair in pairs {
      let place = store.place(metric, pair.paths)
      if let kept = store.read(place, kinds: kinds) {
        outcome.maps.append(kept)
        continue
      }
      do {
        let known = mapper ?? Result { try metric.localMapper(for: read(pair.original)) }
        mapper = known
        let map = HeatMap(try known.get()(read(pair.reconstruction)))
        store.write(map, place)
        outcome.maps.append(map)
      } catch {
        outcome.maps.append(nil)
        let note = "\(error)"
        if !outcome.notes.contains(note) { outcome.notes.append(note) }
      }
    }
    return outcome
  }

  private func read(_ path: String) throws -> Image { try Image.read(path, alpha: alpha) }
}
