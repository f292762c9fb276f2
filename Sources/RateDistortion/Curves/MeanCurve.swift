import Results

/// A codec's curve in one metric: its operating points by rising mean rate.
struct MeanCurve: Sendable, Hashable {
  /// One operating point.
  struct Point: Sendable, Hashable {
    let label: String
    /// Mean rate of the set in bits per pixel.
    let bpp: Double
    /// Mean raw score of the set.
    let mean: Double
    /// Rate and score of each image, in the order of the curve's images; empty if imported.
    let rates: [Double]
    let scores: [Double]
  }

  /// The images over which a curve is a mean.
  enum Images: Sendable, Hashable {
    /// Scored images, by name, sorted.
    case named([String])
    /// An imported curve's number of images, if known.
    case counted(Int?)

    var count: Int? {
      switch self {
      case .named(let names): names.count
      case .counted(let count): count
      }
    }

    /// Whether means over the two may be compared.
    func match(_ other: Images) -> Bool {
      if case .named(let a) = self, case .named(let b) = other { return a == b }
      guard let count, let otherCount = other.count else { return false }
      return count == otherCount
    }
  }

  let codec: CodecKey
  let metric: MetricDescriptor
  let images: Images
  let points: [Point]
  /// The images' pixels, in their order, where the rate is all bits over all pixels; else empty.
  let rateWeights: [Double]
  var rateMean: RateMean { rateWeights.isEmpty ? .mean : .total }

  init(
    codec: CodecKey, metric: MetricDescriptor, images: Images, points: [Point],
    rateWeights: [Double] = []
  ) {
    self.rateWeights = rateWeights
    self.codec = codec
    self.metric = metric
    self.images = images
    // Reference distortions have no rate: their labels are strengths.
    let places = points.map { codec.isControl ? Double($0.label) ?? .infinity : $0.bpp }
    self.points = points.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { points[$0] }
  }

  /// The codec's curve from rows of a file; its points keep no images.
  init(imported rows: [CurveRow], codec: CodecKey, metric: MetricDescriptor) {
    self.init(
      codec: codec, metric: metric, images: .counted(rows.first?.images),
      points: rows.map {
        Point(label: $0.point, bpp: $0.bpp, mean: $0.mean, rates: [], scores: [])
      })
  }

  var isImported: Bool {
    if case .counted = images { true } else { false }
  }

  /// Means over a draw of images, by rising rate; an imported curve stays as it is.
  func means(of draw: ArraySlice<Int>) -> [(bpp: Double, mean: Double)] {
    if isImported { return points.map { ($0.bpp, $0.mean) } }
    return points.map {
      (average($0.rates, draw, weights: rateWeights), average($0.scores, draw))
    }
    .sorted { $0.0 < $1.0 }
  }
}

/// Mean over a draw of images, summed in its order.
func average(_ values: [Double], _ draw: some Collection<Int>) -> Double {
  var sum = 0.0
  for index in draw { sum += values[index] }
  return sum / Double(draw.count)
}

/// The same weighted, sum w v / sum w; without weights the plain mean. All bits over all pixels is
/// the mean of bits per pixel weighted by pixels.
func average(_ values: [Double], _ draw: some Collection<Int>, weights: [Double]) -> Double {
  if weights.isEmpty { return average(values, draw) }
  var (sum, whole) = (0.0, 0.0)
  for index in draw {
    sum += weights[index] * values[index]
    whole += weights[index]
  }
  return sum / whole
}

extension ComparisonKey {
  /// A curve with its anchor's, in the metric of both.
  init(anchor: MeanCurve, _ test: MeanCurve) {
    self.init(anchor: anchor.codec, codec: test.codec, metric: test.metric.id)
  }
}
