public import Imaging
public import Results

/// One comparison as a whole, as a study file (YAML) describes it.
///
/// File paths are resolved against the folder of the study file, joined as text. Patterns
/// (`originals`, `reconstructions`, `bitstreams`) stay as written; `PathPattern(_, folder:)`
/// resolves them. Names of codecs, objectives, points and images are the characters of the file:
/// `0.10` stays `0.10`, quoted or not.
public struct Study: Sendable {
  public var name: String
  /// The study file as the user named it.
  public var path: String
  /// Folder of the study file, `.` where the path names none.
  public var folder: String
  /// Pattern of the originals; empty where nothing needs them (`pairs`, or only `curves`).
  public var originals: String
  /// The images that count, in this order; nil for every original found, in natural order.
  public var images: [String]?
  public var codecs: [CodecEntry]
  public var curves: [CurveEntry]
  /// Metric ids. Default: `MetricSet.usual`. External ones that `metrics` does not name follow.
  public var metrics: [String]
  /// Where the study file names each of them.
  public var metricPlaces: [String: StudyPlace] = [:]
  /// Weights by metric id, where the study names them.
  public var weights: [String: WeightsChoice]
  public var anchor: CodecKey?
  /// A CSV file that lists every pair, instead of `codecs`.
  public var pairs: String?
  /// Whether `score` also makes and scores reference distortions (`Discovery.controlPairs`).
  public var controls: Bool
  public var alpha: AlphaRule
  public var depth: DepthRule
  /// How the rates of a point's images become its rate.
  public var rateMean = RateMean.mean
  /// Whether metrics take their most exact way (`MetricOptions.exact`).
  public var exact = false
  /// Metrics that programs compute; their names are among `metrics`.
  public var external: [ExternalRecipe] = []
  /// How figures look.
  public var style = FigureStyle()

  /// Reads and checks a study file. Images are not looked for yet: that is `discover`.
  ///
  /// - Throws: `StudyError`: one sentence with file and line.
  public static func load(_ path: String) throws -> Study {
    if FileSize.isFolder(path) {
      throw StudyError.unreadable(
        file: path, reason: "it is a folder; name the study file (YAML)")
    }
    return try StudyParser(path: path, text: TextFile.read(path, limit: StudyParser.limit)).study()
  }
}

/// The weights that a study names for a metric.
public enum WeightsChoice: Sendable, Hashable {
  /// Those that `crossmetric weights fetch` installs.
  case trained
  /// Drawn from seed 0, the same everywhere, and never trained.
  case seeded
  /// A file of the user's.
  case file(String)

  /// - Parameter folder: what a relative path starts from.
  package init(_ text: String, folder: String) {
    switch text {
    case "trained": self = .trained
    case "seeded": self = .seeded
    default: self = .file(FilePath.join(folder, text))
    }
  }
}

/// A codec as optimised for one objective, and where its reconstructions and rates come from.
public struct CodecEntry: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// Ready files.
    case reconstructions(pattern: String)
    /// A program makes them.
    case encoder(EncoderRecipe)
    /// A learned codec of this program makes them.
    case model(ModelRecipe)
  }

  public var key: CodecKey
  public var source: Source
  /// Nil for an encoder or a model: the rate is always the bytes of the bit streams.
  public var rate: RateSource?
  /// The only point of ready reconstructions whose paths name none.
  public var point: String?

  public init(key: CodecKey, source: Source, rate: RateSource?, point: String? = nil) {
    self.key = key
    self.source = source
    self.rate = rate
    self.point = point
  }
}

/// Where the rates of ready reconstructions come from.
public enum RateSource: Sendable, Hashable {
  /// CSV file: a row for each image, a column for each point, cells in bpp.
  case table(String)
  /// Pattern of the bit streams; bpp = 8 · bytes / (width · height of the original).
  case bitstreams(pattern: String)
  /// Long CSV file with the columns `image`, `point` and `bytes` or `bpp`. With `{point}` in the
  /// path one file a point, which needs no column `point`.
  case column(String)
  /// One rate for each point, the same for all images.
  case bpp([String: Double])
}

/// An already averaged curve from elsewhere (CompressAI's JSON of results).
public struct CurveEntry: Sendable, Hashable {
  public var key: CodecKey
  public var file: String
  /// How many images the averages are over, where known.
  public var images: Int?

  public init(key: CodecKey, file: String, images: Int?) {
    self.key = key
    self.file = file
    self.images = images
  }
}
