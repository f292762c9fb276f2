import Basics
import Dispatch
import Foundation
public import Imaging
public import Metrics
public import Results
import Synchronization

/// Looks for crops in which one metric prefers one reconstruction and another metric the other: for
/// every two metrics with local maps, the squared error among them.
public struct InversionSearch: Sendable {
  /// Side of the crops in pixels. They tile the image inside its frame, from the top left corner;
  /// what is left at the right and lower edge is not looked at.
  public static let side = 128

  /// Pixels along each border that no crop touches: black rows there, as some images have, would
  /// otherwise be most of what is found.
  public static let frame = 16

  /// The largest number of pairs for a metric whose maps are expensive.
  public static let expensiveLimit = 6

  /// The findings.
  public struct Findings: Sendable {
    /// The largest product of margins first.
    public var rows: [CropRow] = []
    /// How many pairs of reconstructions were compared.
    public var pairs = 0
    /// Pairs that could not be searched, a sentence each.
    public var notes: [String] = []
  }

  /// Reads an original, or a reconstruction of it.
  public typealias Reading =
    @Sendable (_ image: String, _ reconstruction: (codec: CodecKey, point: String)?) throws -> Image

  private let fidelity: any LocallyResolved
  private let others: [any LocallyResolved]

  /// Two metrics that are set against each other: places in `fidelity` and `others`.
  private struct Contest {
    let first: Int
    let second: Int
  }

  /// The squared error against each, then each two of the others.
  private var contests: [Contest] {
    let count = others.count + 1
    return (0..<count).flatMap { first in
      (first + 1..<count).map { Contest(first: first, second: $0) }
    }
  }

  /// - Parameter metrics: those of the study; one without local maps takes no part.
  /// - Returns: nil unless the squared error, the metric of the objective `mse`, and another metric
  ///   have local maps.
  public init?(_ metrics: [any Metric]) {
    let local = metrics.compactMap { $0 as? any LocallyResolved }
    guard let fidelity = local.first(where: { $0.descriptor.objective == "mse" }),
      local.count > 1
    else { return nil }
    self.fidelity = fidelity
    others = local.filter { $0.descriptor.id != fidelity.descriptor.id }
  }

  /// The metrics that are set against the squared error and each other.
  public var metrics: [any LocallyResolved] { others }

  /// Bytes that one pair needs: of every metric both sides, and the maps.
  public func memory(width: Int, height: Int) -> Int {
    let needs = ([fidelity] + others).map { $0.memory(width: width, height: height) }
    return needs.reduce(0) { $0 + $1.reference } + 2 * (needs.map(\.working).max() ?? 0)
      + 512 * width * height
  }

  /// The pairs for which a metric is computed: all, or an even choice if its maps are expensive.
  package func pairs(_ metric: any LocallyResolved, of pairs: [MatchedPair]) -> [MatchedPair] {
    guard metric.localMapIsDear, pairs.count > Self.expensiveLimit else { return pairs }
    return (0..<Self.expensiveLimit).map { pairs[$0 * pairs.count / Self.expensiveLimit] }
  }

  /// Remarks on the choice of pairs, a sentence each.
  public func remarks(_ pairs: [MatchedPair]) -> [String] {
    others.compactMap { metric in
      let count = self.pairs(metric, of: pairs).count
      return count == pairs.count
        ? nil
        : "\(metric.descriptor.name) was computed for only \(count) of the \(pairs.count) pairs, evenly "
          + "chosen, because it takes long."
    }
  }

  /// Searches the pairs; the same findings for any number of jobs.
  ///
  /// - Parameter progress: called with the number of pairs that are done, from any thread.
  public func run(
    _ pairs: [MatchedPair], jobs: Int, progress: @Sendable (Int) -> Void = { _ in }, read: Reading
  ) -> Findings {
    let asked = others.map { Set(self.pairs($0, of: pairs)) }
    // An image's pairs follow each other, so that its side of every metric is computed once.
    let groups = Dictionary(grouping: pairs, by: \.image).values.sorted {
      $0[0].image < $1[0].image
    }
    let done = Atomic(0)
    let found = mapInParallel(groups.count, jobs: jobs) { index in
      search(groups[index], asked, read) { progress(done.add(1, ordering: .relaxed).newValue) }
    }
    var all = Findings()
    for one in found {
      all.rows += one.rows
      all.pairs += one.pairs
      all.notes += one.notes.filter { !all.notes.contains($0) }
    }
    let ranked = all.rows.enumerated().sorted {
      ($1.element.marginProduct, $0.offset) < ($0.element.marginProduct, $1.offset)
    }
    all.rows = ranked.map(\.element)
    return all
  }

  /// Searches the pairs of one image.
  ///
  /// - Parameter asked: the pairs for which each of the other metrics is computed.
  private func search(
    _ pairs: [MatchedPair], _ asked: [Set<MatchedPair>], _ read: Reading, done: () -> Void
  ) -> Findings {
    var findings = Findings()
    func noting<R>(_ body: () throws -> R) -> R? {
      do { return try body() } catch {
        let note = "\(pairs[0].image): \(error)"
        if !findings.notes.contains(note) { findings.notes.append(note) }
        return nil
      }
    }
    guard let original = noting({ try read(pairs[0].image, nil) }),
      let errors = noting({ try fidelity.localMapper(for: original) })
    else { return findings }
    let distances = zip(others, asked).filter { !$0.1.isDisjoint(with: pairs) }
      .compactMap { metric, asked in
        noting { (metric.descriptor.id, asked, try metric.localMapper(for: original)) }
      }
    for pair in pairs {
      defer { done() }
      let pictures = noting {
        try [pair.first, pair.second].map {
          try read(pair.image, (CodecKey(codec: pair.codec, objective: $0.objective), $0.point))
        }
      }
      guard let pictures, let errors = noting({ try pictures.map(errors) }) else { continue }
      findings.pairs += 1
      var maps = [fidelity.descriptor.id: errors]
      for (metric, asked, mapper) in distances where asked.contains(pair) {
        maps[metric] = noting { try pictures.map(mapper) }
      }
      let ids = [fidelity.descriptor.id] + others.map(\.descriptor.id)
      for contest in contests {
        let (first, second) = (ids[contest.first], ids[contest.second])
        guard let a = maps[first], let b = maps[second] else { continue }
        let against = contest.first == 0 ? "" : first
        findings.rows += rows(pair, metric: second, b, against: against, a)
      }
    }
    return findings
  }

  /// A row for each crop in which the two metrics disagree. Where a loss is 0 or undefined there is
  /// no logarithm and no row.
  private func rows(
    _ pair: MatchedPair, metric: String, _ distances: [LocalMap], against: String,
    _ errors: [LocalMap]
  ) -> [CropRow] {
    let (side, frame) = (Self.side, Self.frame)
    return stride(from: frame, through: pair.height - frame - side, by: side).flatMap { y in
      stride(from: frame, through: pair.width - frame - side, by: side).compactMap {
        x -> CropRow? in
        func losses(_ maps: [LocalMap]) -> [Double] {
          maps.map { $0.loss(x: x, y: y, width: side, height: side) }
        }
        let sides = zip([pair.first, pair.second], zip(losses(errors), losses(distances))).map {
          chosen, losses in
          var side = CropRow.Side()
          side.objective = chosen.objective
          side.point = chosen.point
          side.bpp = chosen.bpp
          (side.squaredError, side.distance) = losses
          return side
        }
        let ordered = sides[0].squaredError <= sides[1].squaredError ? sides : sides.reversed()
        let (a, b) = (ordered[0], ordered[1])
        let product = log(b.squaredError / a.squaredError) * log(a.distance / b.distance)
        guard product.isFinite, product > 0 else { return nil }
        return CropRow {
          $0.codec = pair.codec
          $0.image = pair.image
          $0.a = a
          $0.b = b
          $0.x = x
          $0.y = y
          $0.width = side
          $0.height = side
          $0.metric = metric
          $0.marginProduct = product
          $0.against = against
        }
      }
    }
  }
}
