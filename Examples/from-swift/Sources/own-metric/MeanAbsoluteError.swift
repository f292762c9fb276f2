import Imaging
import Metrics
import Results

/// Mean absolute difference of all samples on the scale 0 to 255: a metric that CrossMetric does not
/// have, with everything that its own have.
struct MeanAbsoluteError: Metric {
  let descriptor = MetricDescriptor(
    id: "mae", name: "Mean absolute error", orientation: .lowerIsBetter,
    curveScale: .negativeLogarithm)
  /// The text of all that changes the number, and its fingerprint.
  let definition: MetricDefinition
  private let depth: DepthRule

  init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      descriptor, revision: 1, facts: ["mean absolute difference", "scale 0...255"],
      options: options)
  }

  func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 0, working: 2 * 24 * width * height)
  }

  func reference(for original: Image) -> Image { original }

  func score(_ reconstruction: Image, against original: Image) throws -> MetricScore {
    try requireComparable(original, reconstruction, depth: depth)
    let differences = zip(original.samples.onByteScale, reconstruction.samples.onByteScale).map {
      abs($0 - $1)
    }
    return MetricScore(differences.reduce(0, +) / Double(differences.count))
  }
}
