public import Results

/// A figure as a gnuplot script that runs alone.
public struct Figure: Sendable, Equatable {
  /// Name of the figure, the same for all its scripts.
  public let name: String
  /// One line for a caption.
  public let title: String
  /// One sentence that says what is drawn.
  public let summary: String
  /// Name of the script without `.gp`.
  public let stem: String
  /// Files that the script writes beside itself.
  public let pictures: [String]
  /// Self-contained script, data inline, the same bytes for the same data.
  public let script: String
  /// The points of curves, where they lie on the drawing that the script makes.
  public let marks: [FigureMark]

  package init(
    name: String, title: String, summary: String = "", stem: String? = nil, pictures: [String],
    script: String, marks: [FigureMark] = []
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.stem = stem ?? name
    self.pictures = pictures
    self.script = script
    self.marks = marks
  }

  /// Lays a figure out for a format.
  init(_ layout: some FigureLayout, _ format: FigureFormat) {
    var script = Script(
      name: layout.name, canvas: Canvas(format.size, for: layout, format), format: format)
    layout.draw(into: &script)
    self.init(
      name: layout.name, title: layout.title, summary: layout.summary, stem: script.stem,
      pictures: format.terminals.flatMap { $0.pictures(script.stem) }, script: script.text,
      marks: script.marks)
  }
}

/// The figures of a study.
public enum Figures {
  /// All figures that the data allow, in the order of the metrics; a figure without a finite point
  /// is not made.
  ///
  /// - `rd-METRIC`: every main metric against rate.
  /// - `phase-gap-METRIC`: the phase gap of every metric with phases against rate.
  /// - `frame-gap-METRIC-frameN`: the frame gap of every metric that was scored without a frame of N
  ///   pixels too, against rate.
  /// - `DISTANCE-vs-QUALITY`: every distance against every quality that codecs are optimised for
  ///   (Hu et al., "Learning End-to-End Lossy Image Compression: A Benchmark", Fig. 9).
  /// - `QUALITY-vs-QUALITY-DISTANCE`: the plane of two such qualities with lines of equal distance;
  ///   `QUALITY-vs-QUALITY` where no distance was scored.
  /// - `images-DISTANCE-vs-QUALITY`: the same for each image.
  /// - `parts-METRIC`, `parts-DISTANCE-vs-QUALITY`: the parts of a metric, such as the layers of a
  ///   network, side by side.
  /// - `bias-DISTANCE`: the cross-metric bias, one bar for each codec and each quality held equal,
  ///   and one at equal rate; `bias-summary-DISTANCE`: without the parts; `image-bias-DISTANCE`: the
  ///   ratio on each image and their geometric mean, which is not the bias of the means.
  /// - `local-bias-DISTANCE-at-equal-QUALITY`: the bias along the quality that is held equal.
  /// - `delta-METRIC`: the difference to the anchor along the rate, with paired intervals.
  /// - `place`: where the distances stand between the metrics of two objectives.
  /// - `bd-matrix`: BD-rates in every metric as a heat map; `bd-ranges-METRIC`: over several ranges of rates.
  /// - `sensitivity`: every BD-rate under every combination of settings.
  /// - `ranges`: the qualities that BD-rates are means over.
  public static func all(_ data: FigureData, _ format: FigureFormat = FigureFormat()) -> [Figure] {
    let data = data.styled
    var format = format
    format.showsTitle = format.showsTitle && data.style.showsTitle
    return layouts(data).compactMap { layout -> (any FigureLayout)? in
      guard data.hidesAny(in: layout.name) else { return layout }
      return layouts(data.hiding(in: layout.name)).first { $0.name == layout.name }
    }.map { Figure($0, format) }
  }

  private static func layouts(_ data: FigureData) -> [any FigureLayout] {
    let metrics = data.catalogue.descriptors
    let distances = metrics.filter(\.isRatioDistance)
    let qualities = metrics.filter { $0.orientation == .higherIsBetter && $0.objective != nil }
    let pairs = distances.flatMap { distance in qualities.map { (distance, $0) } }
    var layouts: [(any FigureLayout)?] = metrics.map { rateFigure(of: $0, data) }
    layouts += metrics.map { phaseGapFigure(of: $0, data) }
    layouts += metrics.flatMap { frameGapFigures(of: $0, data) }
    layouts += pairs.map { distanceFigure(of: $0, against: $1, data) }
    layouts += distances.flatMap { isolineFigures(of: $0, data) }
    layouts += qualityFigures(of: qualities, data)
    layouts += pairs.map { imageFigure(of: $0, against: $1, data) }
    layouts += metrics.map { partsFigure(of: $0, against: nil, data) }
    layouts += pairs.map { partsFigure(of: $0, against: $1, data) }
    layouts += distances.map { BiasFigure(distance: $0, data: data, isSummary: true) }
    layouts += distances.map { BiasFigure(distance: $0, data: data) }
    layouts += distances.flatMap { localBiasFigures(of: $0, data) }
    layouts += metrics.flatMap { deltaFigures(of: $0, data) }
    layouts += distances.map { ImageBiasFigure(distance: $0, data: data) }
    layouts += [PlaceFigure(data)]
    layouts += MatrixFigure.figures(data)
    layouts += [SensitivityFigure(data), RangesFigure(data)]
    return layouts.compactMap { $0 }
  }

  /// A file stem: what is neither letter, digit, dot, dash nor underscore becomes a dash.
  static func stem(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
  }
}
