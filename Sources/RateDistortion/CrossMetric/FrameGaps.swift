import Results

/// The frame gap of every scored codec, in every metric that was scored both ways.
struct FrameGaps {
  /// Curve by curve: its points by rising rate, then the mean over them.
  let rows: [FrameRow]

  init(_ set: CurveSet, _ resamples: [Int: Resamples]) {
    rows = set.curves.filter { !$0.isImported }.flatMap { framed -> [FrameRow] in
      guard !framed.metric.isPart, let pixels = framed.metric.frame,
        let id = FramedID(framed.metric.id)?.metric,
        let whole = set.curves.first(where: {
          $0.codec == framed.codec && $0.metric.id == id && $0.images == framed.images
        })
      else { return [] }
      let metric = whole.metric
      let gaps = GapCurve(whole, views: [whole, framed], unit: metric.frameGapUnit) { means in
        metric.frameGap(whole: means[0], framed: means[1])
      }
      return gaps.gaps(resamples).map { gap, means in
        FrameRow {
          $0.found = gap
          $0.frame = pixels
          $0.whole = means.first
          $0.framed = means.last
        }
      }
    }
  }

  /// The finite gaps along a codec's curve (the rows without a point), one for each frame.
  func means(of codec: CodecKey, metric: String) -> [FrameRow] {
    rows.filter {
      $0.point.isEmpty && $0.metric == metric && $0.key == codec && $0.gap.isFinite
    }
  }
}
