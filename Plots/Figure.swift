import Results

/// A figure as a gnuplot script that runs alone.
public struct Figure: Sendable, Equatable {
  /// Stem of the files: the script `NAME.gp` writes `NAME.svg` and `NAME.png` beside itself.
  public let name: String
  /// One line for a caption.
  public let title: String
  /// Self-contained script, data inline, the same bytes for the same data.
  public let script: String

  public init(name: String, title: String, script: String) {
    self.name = name
    self.title = title
    self.script = script
  }
}

/// The figures of a study.
public enum Figures {
  /// All figures that the data allow, in the order of the metrics; a figure without a finite point
  /// is not made.
  ///
  /// - `rd-METRIC`: every main metric against rate.
  /// - `DISTANCE-vs-QUALITY`: every distance against every quality that codecs are optimised for
  ///   (Hu et al., "Learning End-to-End Lossy Image Compression: A Benchmark", Fig. 9).
  /// - `phase-gap-METRIC`: the phase gap of every metric with phases against rate.
  /// - `bias-DISTANCE`: the cross-metric bias, one bar for each codec and each quality held equal,
  ///   and one at equal rate.
  /// - `QUALITY-vs-QUALITY-DISTANCE`: the plane of two such qualities with lines of equal distance.
  /// - `sensitivity`: every BD-rate under every combination of settings.
  public static func all(_ data: FigureData) -> [Figure] {
    let metrics = data.catalogue.descriptors
    let distances = metrics.filter(\.isRatioDistance)
    let qualities = metrics.filter { $0.orientation == .higherIsBetter && $0.objective != nil }
    return metrics.compactMap { rateFigure(of: $0, data) }
      + metrics.compactMap { phaseGapFigure(of: $0, data) }
      + distances.flatMap { distance in
        qualities.compactMap { distanceFigure(of: distance, against: $0, data) }
      }
      + distances.compactMap { biasFigure(of: $0, data) }
      + distances.flatMap { isolineFigures(of: $0, data) }
      + [SensitivityFigure(data: data).figure()].compactMap { $0 }
  }

  /// A file stem: what is neither letter, digit, dot, dash nor underscore becomes a dash.
  static func stem(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
  }
}
