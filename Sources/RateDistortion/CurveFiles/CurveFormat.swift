import Results

/// A format of files with averaged curves. A new format is one type and one line in
/// `CurveFormats.all`.
protocol CurveFormat: Sendable {
  /// Its name in messages.
  static var name: String { get }

  /// Whether the content looks like this format; the file's extension does not matter.
  static func recognises(_ source: CurveSource) -> Bool

  /// - Parameter catalogue: metrics whose ids may stand in the file beside the format's own names.
  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists
}

/// The formats that are read. The first that recognises a file reads it.
enum CurveFormats {
  static let all: [any CurveFormat.Type] = [
    // A results folder holds JSON too, which logs would be.
    ValueTable.self, EncodeLogs.self, CompressAIResults.self, PastedLists.self,
    TensorFlowCompressionCurve.self, BareColumns.self, ImageTables.self,
  ]
}

/// The lists that a format found in a file, not yet checked: one rate for each point, and for each
/// metric as many values.
struct CurveLists {
  /// The kind of values in a list.
  enum Meaning {
    case mean
    /// A similarity of at most 1. Some files hold it in dB under such a name: then all are above 1.
    case similarity
    /// -10 log10(1 - mean).
    case decibelsBelowOne

    /// Raw values of a metric of this program.
    init(_ metric: MetricDescriptor) {
      self = metric.curveScale == .decibelsBelowOne ? .similarity : .mean
    }
  }

  struct List {
    /// As the file spells it.
    let name: String
    /// Id of the metric.
    let metric: String
    let meaning: Meaning
    let values: [Double]
  }

  /// In bits per pixel, in the file's order.
  let rates: [Double]
  /// Of two lists for a metric the first counts.
  let lists: [List]
  /// How many images the means are over, if the file says so.
  var images: Int? = nil
  /// Whose curve it is, if the file says so.
  var codec: String? = nil
  /// How rates of images became those of the set, if the file says so.
  var rateMean: RateMean? = nil
  /// Findings of the format itself.
  var remarks: [Remark] = []

  struct Remark {
    let finding: LintFinding
    let metric: String
    let message: String
  }
}
