package import Results

/// A codec's operating points as arrays: what stands on both axes, point by point and image by image.
///
/// With one image a point, which may be a mean of a set, no number has an interval.
package struct CurveValues: Sendable {
  package let codec: CodecKey
  /// Bits per pixel, or whatever else the curve runs over; by point, then by image.
  package let places: [[Double]]
  /// Raw scores, likewise.
  package let scores: [[Double]]

  /// - Precondition: every point has the same number of images, at least one, in both.
  package init(codec: CodecKey, places: [[Double]], scores: [[Double]]) {
    self.codec = codec
    self.places = places
    self.scores = scores
  }

  fileprivate var images: Int { places.first?.count ?? 1 }

  fileprivate func curve(of metric: MetricDescriptor) -> MeanCurve {
    curve(of: metric, rates: places, scores: scores)
  }

  fileprivate func curve(
    of metric: MetricDescriptor, rates: [[Double]], scores: [[Double]]
  ) -> MeanCurve {
    let isMean = images == 1
    return MeanCurve(
      codec: codec, metric: metric,
      images: isMean ? .counted(1) : .named((1...images).map { "\($0)" }),
      points: rates.indices.map { point in
        MeanCurve.Point(
          label: "\(point + 1)", bpp: average(rates[point], rates[point].indices),
          mean: average(scores[point], scores[point].indices), rates: isMean ? [] : rates[point],
          scores: isMean ? [] : scores[point])
      })
  }

  /// The curve of a distance over a metric; the places are that metric's scores.
  fileprivate func curve(of distance: MetricDescriptor, over base: MetricDescriptor)
    -> CrossMetricCurve
  {
    // The rate enters no number here, it only keeps the points in their order.
    let rates = places.indices.map { point in places[point].map { _ in Double(point + 1) } }
    return CrossMetricCurve(
      of: curve(of: distance, rates: rates, scores: scores),
      over: curve(of: base, rates: rates, scores: places))
  }
}

extension Analysis {
  /// BD-rate and BD-quality of curves given as arrays, with an interval where they have images.
  package static func bdRate(
    anchor: CurveValues, test: CurveValues, metric: MetricDescriptor, rule: BDRule = BDRule(),
    scale: QualityScale = .logarithmic, points: PointRule = PointRule(),
    bootstrap: Bootstrap = Bootstrap()
  ) -> BDRateRow {
    BDComparison(
      delta: rule.delta, scale: scale, resamples: bootstrap.tables(imageCounts: [anchor.images]),
      trustsUnknownCounts: true, remark: rule.remark, points: points
    ).result(anchor: anchor.curve(of: metric), test: test.curve(of: metric)).row
  }

  /// Cross-metric bias of b against a, given as arrays.
  ///
  /// - Parameter base: the metric that is held equal; nil for the rate.
  package static func bias(
    a: CurveValues, b: CurveValues, distance: MetricDescriptor, atEqual base: MetricDescriptor?,
    bootstrap: Bootstrap = Bootstrap()
  ) -> MeasuredBias {
    let curves = [a, b].map { values in
      base.map { values.curve(of: distance, over: $0) }
        ?? CrossMetricCurve(overRateOf: values.curve(of: distance))
    }
    return CrossMetricBias(a: curves[0], b: curves[1])
      .measured(bootstrap.tables(imageCounts: [a.images]))
  }

  /// A mean over images with its interval.
  package static func mean(
    of values: [Double], bootstrap: Bootstrap = Bootstrap()
  ) -> (mean: Double, interval: Interval?) {
    let table = bootstrap.tables(imageCounts: [values.count])[values.count]
    return (
      average(values, values.indices),
      table?.interval { average(values, $0) }.interval
    )
  }
}
