public import Results

/// The data that the figures of a study are drawn from.
public struct FigureData: Sendable {
  /// Name of the study.
  public var study: String
  /// Number of images that were scored; curves over another number stay in the background.
  public var images: Int
  public var curves: [CurveRow]
  public var biases: [BiasRow]
  private var tables: [String: any Sendable] = [:]
  /// Names, colours and the like that the author wants.
  public var style = FigureStyle()
  /// Scores of the images.
  public var scores: [ScoreRow] = []
  public var definitions: [MetricDefinition]
  public var catalogue: MetricCatalogue
  /// Order of colours and legends.
  public var codecs: [CodecKey]
  /// Standard errors from a mean of so many images to the ends of its 95 % interval: Student's t,
  /// or nil for too few images.
  public var standardErrors: @Sendable (_ images: Int) -> Double?

  public init(
    study: String, images: Int, curves: [CurveRow], biases: [BiasRow],
    definitions: [MetricDefinition], catalogue: MetricCatalogue, codecs: [CodecKey],
    standardErrors: @escaping @Sendable (_ images: Int) -> Double? = { _ in nil }
  ) {
    self.study = study
    self.images = images
    self.curves = curves
    self.biases = biases
    self.definitions = definitions
    self.catalogue = catalogue
    self.codecs = codecs
    self.standardErrors = standardErrors
  }

  /// The rows of a further table of the analysis; none where it is not there.
  public subscript<Row: AnalysisRow>(_ type: Row.Type) -> [Row] {
    get { tables[Row.file] as? [Row] ?? [] }
    set { tables[Row.file] = newValue }
  }

  /// The origin of a metric's weights where a reader must not take the number for a trained
  /// network's, such as "seeded VGG-16 (no training)"; nil otherwise.
  func warning(on metric: String) -> String? {
    let main = metric.prefix { $0 != "/" }
    return definitions.first { $0.metric == main && $0.isUntrained }?.weights
  }

  /// The warnings on several metrics, each after the metric's name.
  func warnings(on metrics: [MetricDescriptor]) -> [String] {
    metrics.compactMap { metric in
      warning(on: metric.id).map { "\(metric.name): \($0)" }
    }.uniqued()
  }

  /// "6 images".
  static func count(_ images: Int) -> String { images == 1 ? "1 image" : "\(images) images" }
}
