import Results

/// BD-rate of two scored curves over any draw of their images: the set, a resample, one image, all
/// but one.
struct PairedBDRate {
  let anchor: MeanCurve
  let test: MeanCurve
  var delta = BjontegaardDelta()
  var scale = QualityScale.logarithmic

  var compared: ComparisonKey { ComparisonKey(anchor: anchor, test) }

  /// BD-rate in percent of the means over a draw, or nil where it is unknown.
  func percent(_ draw: ArraySlice<Int>) -> Double? {
    guard let a = anchor.rateQuality(scale, of: draw), let t = test.rateQuality(scale, of: draw)
    else { return nil }
    return delta.rate(anchor: a, test: t)
  }

  /// Both curves over any draw, for many draws.
  var drawn: DrawnPair { DrawnPair(a: anchor.drawn(scale), b: test.drawn(scale)) }

  /// Image by image, each on its own.
  var ofImages: [Double?] { images.map { percent([$0][...]) } }

  /// Indices of all images; none where the two are not of the same ones.
  var images: Range<Int> {
    anchor.images == test.images && !anchor.isImported ? 0..<(anchor.images.count ?? 0) : 0..<0
  }

  /// Names of all images.
  var names: [String] {
    if case .named(let names) = anchor.images { names } else { [] }
  }
}
