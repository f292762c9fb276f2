import Imaging
import Results

/// The windows of an image at the phases of the 2x2 grid: all of one size, the largest multiple of
/// 16 that still fits at offset 1, so that no scale of any of them has an odd side and a score
/// differs between them by their place alone.
struct PhaseWindows: Sendable {
  private static let multiple = 16

  let width: Int
  let height: Int

  /// - Parameters:
  ///   - least: what each side of a window must have at least.
  ///   - reason: what would be wrong with less, and what to do.
  /// - Throws: `MetricError.tooSmall`.
  init(of image: Image, metric: String, least: Int = multiple, reason: String) throws {
    func side(_ side: Int) -> Int { (side - 1) / Self.multiple * Self.multiple }
    width = side(image.width)
    height = side(image.height)
    guard min(width, height) >= least else {
      let minimum = (least + Self.multiple - 1) / Self.multiple * Self.multiple + 1
      throw MetricError.tooSmall(
        metric: metric, width: image.width, height: image.height, minimum: minimum, remedy: reason)
    }
  }

  /// The part of an image that a window shows.
  func crop(_ image: Image, _ phase: GridPhase) -> Image {
    image.cropped(x: phase.column, y: phase.row, width: width, height: height)
  }

  /// How definitions state which metric is computed on which windows.
  static func facts(_ phases: [GridPhase], of metric: String, revision: Int) -> [String] {
    [
      "\(metric) revision \(revision)",
      "windows of the largest multiple of \(multiple) that fits at offset 1, at (row, column) "
        + phases.map { "(\($0.row), \($0.column))" }.joined(separator: " "),
      "mean of their scores",
    ]
  }
}

extension MetricScore {
  /// Scores at each phase of a metric with phases: their mean, each of them, and the phase gap.
  init(phases scores: [Double], of metric: MetricDescriptor) {
    self.init(
      scores.reduce(0, +) / Double(scores.count),
      parts: zip(metric.parts, scores + [metric.phaseGap(scores)]).map { Part($0, $1) })
  }
}
