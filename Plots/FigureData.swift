public import Results

/// What the figures of a study are drawn from.
public struct FigureData: Sendable {
  /// Name of the study.
  public var study: String
  /// Number of images that were scored; curves over another number stay in the background.
  public var images: Int
  public var curves: [CurveRow]
  public var biases: [BiasRow]
  public var sensitivity: [SensitivityRow]
  public var isolines: [IsolineRow]
  public var phases: [PhasesRow]
  public var definitions: [MetricDefinition]
  public var catalogue: MetricCatalogue
  /// Order of colours and legends.
  public var codecs: [CodecKey]

  public init(
    study: String, images: Int, curves: [CurveRow], biases: [BiasRow],
    sensitivity: [SensitivityRow] = [], isolines: [IsolineRow] = [], phases: [PhasesRow] = [],
    definitions: [MetricDefinition], catalogue: MetricCatalogue, codecs: [CodecKey]
  ) {
    self.study = study
    self.images = images
    self.curves = curves
    self.biases = biases
    self.sensitivity = sensitivity
    self.isolines = isolines
    self.phases = phases
    self.definitions = definitions
    self.catalogue = catalogue
    self.codecs = codecs
  }

  /// The origin of a metric's weights where a reader must not take the number for a trained
  /// network's, such as "seeded VGG-16 (no training)"; nil otherwise.
  func warning(on metric: String) -> String? {
    let main = metric.prefix { $0 != "/" }
    return definitions.first { $0.metric == main }.map(\.weights)
      .flatMap { $0.contains("(no training)") ? $0 : nil }
  }
}
