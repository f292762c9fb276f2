import Results

/// Which points of a curve count for a BD number, and how few are enough.
///
/// By default every point counts, and four make a curve. With fewer, which must be asked for, no
/// number has an interval or a verdict, and every one says so.
public struct PointRule: Sendable, Hashable {
  /// From 1 to 4. Two and three points are joined by straight lines in (log rate, quality); a
  /// single point of the test is compared with the anchor's curve at its quality and at its rate.
  public var minimum: Int
  /// Whether points count that another point of the curve beats: no higher rate and no lower
  /// quality.
  public var leavesOutDominated: Bool

  public static let minima = 1...RateQualityCurve.minimumPoints

  public init(minimum: Int = RateQualityCurve.minimumPoints, leavesOutDominated: Bool = false) {
    self.minimum = minimum
    self.leavesOutDominated = leavesOutDominated
  }

  /// A note on two curves of which one has two or three points, or nil.
  func caveat(_ anchor: MeanCurve, _ test: MeanCurve) -> String? {
    let few = [anchor, test].filter { $0.points.count < RateQualityCurve.minimumPoints }
    guard !few.isEmpty else { return nil }
    return "\(BDCaveat.sparse.rawValue): "
      + few.map { "\($0.codec) has \($0.points.count)" }.joined(separator: ", ")
      + ", joined by straight lines"
  }
}

extension MeanCurve {
  /// The curve without its dominated points, and a sentence on what was left out, or nil. Of points
  /// that are equal in both the first counts. Points that are not finite stay: they are a fault.
  func withoutDominated(_ scale: QualityScale) -> (curve: MeanCurve, note: String?) {
    let places = points.map { (rate: $0.bpp, quality: scale.quality(ofMean: $0.mean, metric)) }
    func isDominated(_ index: Int) -> Bool {
      let own = places[index]
      return places.indices.contains { other in
        let place = places[other]
        guard other != index, place.rate <= own.rate, place.quality >= own.quality else {
          return false
        }
        return place != own || other < index
      }
    }
    let dominated = points.indices.filter(isDominated)
    guard !dominated.isEmpty else { return (self, nil) }
    let kept = points.indices.filter { !dominated.contains($0) }.map { points[$0] }
    let told = dominated.map { "\(points[$0].label) (\(points[$0].bpp) bpp)" }
    return (
      MeanCurve(
        codec: codec, metric: metric, images: images, points: kept,
        rateWeights: rateWeights),
      "without the dominated \(told.count == 1 ? "point" : "points") "
        + "\(told.joined(separator: ", ")) of \(codec)"
    )
  }
}
