public import Imaging
public import Results

/// A drawn figure for the page.
public struct ReportFigure: Sendable {
  public var name: String
  /// Caption.
  public var title: String
  /// The SVG file's text.
  public var svg: String
  /// Where the points of curves lie on it, for their values on hover.
  public var marks: [FigureMark]

  public init(name: String, title: String, svg: String, marks: [FigureMark] = []) {
    self.name = name
    self.title = title
    self.svg = svg
    self.marks = marks
  }
}

/// The codec, point and image of a reconstruction.
public struct PictureKey: Sendable, Hashable {
  public var codec: CodecKey
  public var point: String
  public var image: String

  public init(codec: CodecKey, point: String, image: String) {
    self.codec = codec
    self.point = point
    self.image = image
  }
}

/// Where the report finds its images. A missing file is noted in the page.
public struct PictureSources: Sendable {
  /// Paths of the originals by image.
  public var originals: [String: String]
  public var reconstructions: [PictureKey: String]
  public var alpha: AlphaRule

  public init(
    originals: [String: String] = [:], reconstructions: [PictureKey: String] = [:],
    alpha: AlphaRule = .refuse
  ) {
    self.originals = originals
    self.reconstructions = reconstructions
    self.alpha = alpha
  }

  /// Path of an original, or of a reconstruction of it; nil where the study has no such file.
  public func path(_ image: String, _ reconstruction: (codec: CodecKey, point: String)?) -> String?
  {
    guard let (codec, point) = reconstruction else { return originals[image] }
    return reconstructions[PictureKey(codec: codec, point: point, image: image)]
  }
}

/// Everything that a report shows.
public struct ReportData: Sendable {
  /// Name of the study.
  public var study: String
  /// Version of the program.
  public var version: String
  /// Images and codecs in study order.
  public var images: [String]
  public var codecs: [CodecKey]
  /// The first part of the page.
  public var answers: Answers?
  public var catalogue: MetricCatalogue
  public var definitions: [MetricDefinition]
  public var scores: [ScoreRow]
  public var curves: [CurveRow]
  public var bdRates: [BDRateRow]
  public var biases: [BiasRow]
  /// Their sentences stand among the tables.
  public var verdicts: [VerdictRow]
  /// Further tables of the analysis, shown as they are.
  public var tables: [AnalysisTable]
  public var warnings: [String]
  public var figures: [ReportFigure]
  public var pictures: PictureSources
  /// Crops in which metrics disagree; nil where nothing was searched.
  public var inversions: ReportInversions?
  /// Where each metric's error lies; nil where nothing was computed.
  public var heatMaps: ReportHeatMaps?

  public init(
    study: String, version: String, images: [String], codecs: [CodecKey], answers: Answers? = nil,
    catalogue: MetricCatalogue, definitions: [MetricDefinition] = [], scores: [ScoreRow] = [],
    curves: [CurveRow] = [], bdRates: [BDRateRow] = [], biases: [BiasRow] = [],
    verdicts: [VerdictRow] = [],
    tables: [AnalysisTable] = [], warnings: [String] = [], figures: [ReportFigure] = [],
    pictures: PictureSources = PictureSources(), inversions: ReportInversions? = nil,
    heatMaps: ReportHeatMaps? = nil
  ) {
    self.study = study
    self.version = version
    self.images = images
    self.codecs = codecs
    self.answers = answers
    self.catalogue = catalogue
    self.definitions = definitions
    self.scores = scores
    self.curves = curves
    self.bdRates = bdRates
    self.biases = biases
    self.verdicts = verdicts
    self.tables = tables
    self.warnings = warnings
    self.figures = figures
    self.pictures = pictures
    self.inversions = inversions
    self.heatMaps = heatMaps
  }
}
