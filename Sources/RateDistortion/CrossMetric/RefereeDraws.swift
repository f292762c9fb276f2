import Foundation
import Results

/// The numbers of `RefereePlaces` from any draw of images.
struct RefereeDraws: Sendable {
  /// Places of the numbers.
  static let a = 0
  static let c = 1
  static let place = 2
  static let exponent = 3
  /// B1, of the second metric's error at equal value of the first, and B2, the other way round.
  static let leadAtA = 4
  static let leadAtB = 5
  static let beyond = 6
  private static let count = 7

  /// The distance at equal first and at equal second metric, then each metric at equal other one.
  let biases: [CrossMetricBias]
  private let cloud: PointCloud?

  /// - Returns: nil where a curve is missing or of other images.
  init?(_ duel: Duel, _ distance: MetricDescriptor, others set: CurveSet) {
    func curve(_ codec: CodecKey, _ metric: MetricDescriptor) -> MeanCurve? {
      set.curves(of: codec).first { $0.metric.id == metric.id && $0.images == duel.images }
    }
    func bias(_ metric: MetricDescriptor, over base: MetricDescriptor) -> CrossMetricBias? {
      guard let a = curve(duel.a, metric), let baseA = curve(duel.a, base),
        let b = curve(duel.b, metric), let baseB = curve(duel.b, base)
      else { return nil }
      return CrossMetricBias(
        a: CrossMetricCurve(of: a, over: baseA), b: CrossMetricCurve(of: b, over: baseB))
    }
    biases = [
      (distance, duel.metricA), (distance, duel.metricB), (duel.metricB, duel.metricA),
      (duel.metricA, duel.metricB),
    ].compactMap { bias($0, over: $1) }
    if biases.count < 4 { return nil }
    let metrics = [distance, duel.metricA, duel.metricB]
    func points(_ codec: CodecKey) -> PointCloud.Points? {
      let curves = metrics.compactMap { curve(codec, $0) }
      return curves.count == metrics.count ? PointCloud.Points(curves) : nil
    }
    let others = set.codecs.filter { $0 != duel.a && $0 != duel.b }.compactMap(points)
      .filter { $0.count >= RateQualityCurve.minimumPoints }
    if !others.isEmpty, let a = points(duel.a), let b = points(duel.b) {
      cloud = PointCloud(fitted: [a] + others, judged: b)
    } else {
      cloud = nil
    }
  }

  /// Why the difference to a blend is unknown, or nil.
  var beyondNote: String? {
    cloud == nil
      ? "two curves do not show what it measures beyond a blend; score other codecs too" : nil
  }

  /// Working memory of a thread.
  private final class Room {
    let pairs: [DrawnPair.Places]
    let cloud: PointCloud.Room?

    init(_ pairs: [DrawnPair], _ cloud: PointCloud?) {
      self.pairs = pairs.map(DrawnPair.Places.init)
      self.cloud = cloud.map(PointCloud.Room.init)
    }
  }

  func intervals(_ table: Resamples) -> [ResampledInterval] {
    let pairs = biases.map { DrawnPair(a: $0.a.drawn, b: $0.b.drawn).kept(by: table) }
    let cloud = cloud?.kept(by: table)
    return table.intervals(count: Self.count, room: { Room(pairs, cloud) }) { draw, room, found in
      // Differences of -ln d, and of -10 log10 of the two errors, as of logarithms of errors.
      let natural = 0.1 * Foundation.log(10.0)
      let scales = [1, 1, natural, natural]
      var gains = (0.0, 0.0, 0.0, 0.0)
      withUnsafeMutableBytes(of: &gains) { gains in
        let gains = gains.bindMemory(to: Double.self)
        for index in 0..<4 {
          pairs[index].load(draw, room.pairs[index])
          gains[index] = 0 - scales[index] * room.pairs[index].difference
        }
      }
      let (b1, b2, lead1, lead2) = gains
      let a = b2 / lead2
      let c = b1 / lead1
      let isKnown = lead1 < 0 && lead2 > 0 && a + c > 0
      found[Self.a] = isKnown ? a : .nan
      found[Self.c] = isKnown ? c : .nan
      found[Self.place] = isKnown ? a / (a + c) : .nan
      found[Self.exponent] = isKnown ? a + c : .nan
      found[Self.leadAtA] = lead1
      found[Self.leadAtB] = lead2
      found[Self.beyond] = cloud.map { $0.residual(draw, room.cloud!) } ?? .nan
    }
  }
}
