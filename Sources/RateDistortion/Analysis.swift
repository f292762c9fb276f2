public import Results

/// The input and the settings of an analysis.
public struct AnalysisInput: Sendable {
  /// Scores of the study's current definitions, in study order.
  public var scores: [ScoreRow]
  /// Averaged curves from elsewhere.
  public var imported: [CurveRow]
  /// Findings from reading them, and the file of each imported codec.
  public var importFindings: [LintRow]
  public var importedFiles: [CodecKey: String]
  /// All codecs, imported ones included, in study order.
  public var codecs: [CodecKey]
  public var anchor: CodecKey?
  public var catalogue: MetricCatalogue
  /// The images that each point of a codec must cover, and the only ones that count; for a codec
  /// without an entry all images that it has scores of.
  public var images: [CodecKey: [String]]
  public var methods: [InterpolationMethod]
  public var ranges: [RateRange]
  /// The rule of a paper in place of `methods` and `ranges`.
  public var preset: BDPreset?
  public var scale: QualityScale
  /// Scores of reference distortions, which have no rate: they become curves and enter nothing
  /// else.
  public var controls: [ScoreRow]
  /// Scores by other definitions of the same weights, for the sensitivity of the biases.
  public var otherDefinitions: [OtherDefinition]
  public var bootstrap: Bootstrap
  /// How the rates of a point's images become its rate.
  public var rateMean: RateMean

  public init(
    scores: [ScoreRow], imported: [CurveRow] = [], codecs: [CodecKey], anchor: CodecKey? = nil,
    catalogue: MetricCatalogue, images: [CodecKey: [String]] = [:],
    methods: [InterpolationMethod] = [.pchip], ranges: [RateRange] = [.overlap],
    preset: BDPreset? = nil, scale: QualityScale = .logarithmic, controls: [ScoreRow] = [],
    bootstrap: Bootstrap = Bootstrap(), importFindings: [LintRow] = [],
    importedFiles: [CodecKey: String] = [:], otherDefinitions: [OtherDefinition] = [],
    rateMean: RateMean = .mean
  ) {
    self.rateMean = rateMean
    self.scores = scores
    self.imported = imported
    self.codecs = codecs
    self.anchor = anchor
    self.catalogue = catalogue
    self.images = images
    self.methods = methods
    self.ranges = ranges
    self.preset = preset
    self.scale = scale
    self.controls = controls
    self.bootstrap = bootstrap
    self.importFindings = importFindings
    self.importedFiles = importedFiles
    self.otherDefinitions = otherDefinitions
  }
}

/// Mean curves, Bjontegaard deltas and cross-metric biases of a study.
public struct Analysis: Sendable {
  /// Codec by codec, metric by metric (parts and pooled values after their metric), by rising rate;
  /// then the reference distortions, by rising strength.
  public let curves: [CurveRow]
  /// The anchor against every other codec, then each codec's objectives against each other.
  public let bdRates: [BDRateRow]
  public let biases: [BiasRow]
  /// The further tables, in the order of `AnalysisTables.types`; `rows` gives them typed.
  public let tables: [AnalysisTable]
  /// The BD-rates of main metrics that are NaN, with their causes.
  public let unknownDeltas: [UnknownDelta]
  /// Warnings: parts left out of the curves, with the reason, and doubts about them, a sentence
  /// each.
  public let warnings: [String]

  /// The rows of one of the further tables: `rows(VerdictRow.self)`.
  public func rows<Row: AnalysisRow>(_ type: Row.Type) -> [Row] {
    tables.lazy.compactMap { $0.rows(type) }.first ?? []
  }

  public static func run(_ input: AnalysisInput) -> Analysis {
    let set = CurveSet(input)
    let counts = Set(set.curves.filter { !$0.isImported }.compactMap(\.images.count))
    let resamples = input.bootstrap.tables(imageCounts: counts)
    let results = set.results(input, resamples)
    let biases = set.biases(resamples)
    let controls = ControlCurves(input)
    let lint = set.lint(input, results)
    return Analysis(
      curves: (set.curves + controls.curves).flatMap(\.rows), bdRates: results.map(\.row),
      biases: biases.map(\.row),
      tables: [
        AnalysisTable(BDMatrix(results).rows),
        AnalysisTable(set.protocols(input.anchor, resamples)),
        AnalysisTable(set.sensitivity(input)),
      ] + set.crossMetricTables(input, biases, resamples)
        + [AnalysisTable(lint)],
      unknownDeltas: results.filter { !$0.metric.isPart }.compactMap(UnknownDelta.init),
      warnings: set.warnings + controls.warnings
        + Lint.rateWarnings(lint.filter { $0.file == StudyLint.scores })
        + Lint.comparisonWarnings(lint))
  }

  /// The BD numbers alone, as `matrix.csv` has them.
  public static func matrix(_ input: AnalysisInput) -> [MatrixRow] {
    let set = CurveSet(input)
    let counts = Set(set.curves.filter { !$0.isImported }.compactMap(\.images.count))
    return BDMatrix(set.results(input, input.bootstrap.tables(imageCounts: counts))).rows
  }

  /// BD-rate and BD-quality of one imported curve against another, in one metric; no interval.
  ///
  /// Where the files do not name their images the curves are taken to be comparable, and the note
  /// says so.
  public static func bdRate(
    anchor: ImportedCurves, test: ImportedCurves, metric: MetricDescriptor, rule: BDRule = BDRule(),
    scale: QualityScale = .logarithmic, points: PointRule = PointRule()
  ) -> BDRateRow {
    let curves = [anchor, test].map { imported in
      MeanCurve(
        imported: imported.rows.filter { $0.metric == metric.id }, codec: imported.codec,
        metric: metric)
    }
    return BDComparison(
      delta: rule.delta, scale: scale, resamples: [:], trustsUnknownCounts: true,
      remark: rule.remark, points: points
    ).result(anchor: curves[0], test: curves[1]).row
  }
}

extension AnalysisInput {
  /// The rules by which a metric's curves are compared.
  public func rules(for metric: MetricDescriptor) -> [BDRule] {
    preset?.rules(for: metric) ?? BDRule.all(methods: methods, ranges: ranges)
  }
}
