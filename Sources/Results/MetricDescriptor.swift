import Foundation

/// Facts about a metric for analysis, figures and tables, which cannot compute it.
///
/// The measuring half declares one descriptor a metric; the analysing half receives them as a
/// `MetricCatalogue` and never asks for a metric by name.
public struct MetricDescriptor: Sendable, Hashable {
  public enum Orientation: String, ColumnWord, Sendable, Hashable {
    /// A quality: more is better.
    case higherIsBetter = "higher"
    /// A distance: less is better.
    case lowerIsBetter = "lower"
    /// A diagnosis: nothing is gained at either end. BD and bias leave it out.
    case neither
  }

  /// How a set's mean score enters curves, interpolation and BD.
  public enum CurveScale: String, ColumnWord, Sendable, Hashable, CaseIterable {
    /// As it is (PSNR: dB already); negated where less is better.
    case identity = "linear"
    /// -10 log10(1 - mean), for similarities that saturate at 1 (MS-SSIM in dB).
    case decibelsBelowOne = "decibels"
    /// -ln(mean), for distances.
    case negativeLogarithm = "log"
  }

  /// Identifier in study files and tables, such as `ms-ssim`; a part has a slash: `vgg16/relu1_2`.
  public let id: String
  /// The field's name, such as "MS-SSIM".
  public let name: String
  /// Unit of the raw score, "dB" or empty.
  public let unit: String
  public let orientation: Orientation
  public let curveScale: CurveScale
  /// The objective of models that are trained for this metric (`mse` for PSNR), or nil.
  /// Bias is measured at equal values of the metrics that have one.
  public let objective: String?
  /// Other objectives of codecs that count as trained for this metric: those tuned for SSIM for MS-SSIM, and
  /// those of encoders that follow a metric at whose equal values no bias is measured (Butteraugli, XPSNR).
  public let kindredObjectives: Set<String>
  /// Suffixes of the parts that the metric gives beside its main score.
  public let parts: [String]
  /// Name of the set's second value, or nil: for a score that is the level of an error in dB,
  /// 10 log10(P / error), the level of the images' mean error. Curves show it as `ID-pooled`.
  public let pooledName: String?
  /// For a metric that scores at several phases of the 2x2 grid; its parts are among `parts`.
  public let phases: PhaseParts?
  /// The metric that this one is another rule of, or nil: what both say counts once.
  public let variantOf: String?
  /// Pixels at each edge that are left out of both images, or nil (see `FramedID`).
  public let frame: Int?

  public init(
    id: String, name: String, unit: String = "", orientation: Orientation, curveScale: CurveScale,
    objective: String? = nil, kindredObjectives: Set<String> = [], parts: [String] = [],
    pooledName: String? = nil,
    phases: PhaseParts? = nil, frame: Int? = nil, variantOf: String? = nil
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.orientation = orientation
    self.curveScale = curveScale
    self.objective = objective
    self.kindredObjectives = kindredObjectives
    self.pooledName = pooledName
    self.phases = phases
    self.frame = frame
    self.variantOf = variantOf
    let ofPhases = phases.map { $0.phases.map(\.rawValue) + [$0.gapSuffix(curveScale)] }
    self.parts = parts + (ofPhases ?? [])
  }

  /// Descriptor of the pooled value, which exists on curves only, or nil.
  public var pooled: MetricDescriptor? {
    pooledName.map {
      MetricDescriptor(
        id: id + "-pooled", name: $0, unit: unit, orientation: orientation, curveScale: curveScale)
    }
  }

  /// Whether models of an objective are trained for this metric, or nearly so.
  public func isTrained(by objective: String) -> Bool {
    objective == self.objective || kindredObjectives.contains(objective)
  }

  /// Whether ratios of this metric's scores say how much better one is: a distance on the scale of
  /// its logarithm. Bias, exchange rates and isolines are about such distances. One without its frame
  /// is no further distance: it shows how far the bias depends on the frame.
  public var isRatioDistance: Bool {
    orientation == .lowerIsBetter && curveScale == .negativeLogarithm && frame == nil
  }

  /// Whether this is a part of a metric and not a metric's main score.
  public var isPart: Bool { id.contains("/") }

  /// Descriptor of a part: the metric's own, with the part's id and name; a phase gap has its own
  /// unit and no orientation.
  public func part(_ suffix: String) -> MetricDescriptor {
    phasePart(suffix)
      ?? MetricDescriptor(
        id: id + "/" + suffix, name: name + " " + suffix, unit: unit, orientation: orientation,
        curveScale: curveScale)
  }

  /// The value that stands on a curve for a set's mean score; more is better for every metric.
  /// A perfect mean gives infinity, a mean outside the metric's range gives NaN.
  public func curveValue(ofMean mean: Double) -> Double {
    switch curveScale {
    case .identity: orientation == .lowerIsBetter ? -mean : mean
    case .decibelsBelowOne: -10 * log10(1 - mean)
    case .negativeLogarithm: -log(mean)
    }
  }

  /// The value that a reader sees on an axis: MS-SSIM in dB, a distance as it is.
  public func axisValue(ofMean mean: Double) -> Double {
    curveScale == .decibelsBelowOne ? curveValue(ofMean: mean) : mean
  }

  /// Axis title with unit, such as "MS-SSIM (dB)".
  public var axisLabel: String {
    switch curveScale {
    case .decibelsBelowOne: name + " (dB)"
    case .identity, .negativeLogarithm: unit.isEmpty ? name : "\(name) (\(unit))"
    }
  }
}

/// The metrics known to a program, in their order of registration.
public struct MetricCatalogue: Sendable {
  public let descriptors: [MetricDescriptor]

  public init(_ descriptors: [MetricDescriptor]) {
    self.descriptors = descriptors
  }

  /// The catalogue with metrics from elsewhere, which replace those of the same id.
  public func adding(_ others: [MetricDescriptor]) -> MetricCatalogue {
    let replaced = Set(others.map(\.id))
    return MetricCatalogue(descriptors.filter { !replaced.contains($0.id) } + others)
  }

  /// The descriptor of a metric, of one of its parts or of its pooled value, or nil if the id is
  /// unknown.
  public func descriptor(of id: String) -> MetricDescriptor? {
    let pieces = id.split(separator: "/", maxSplits: 1)
    guard let first = pieces.first, let metric = main(String(first)) else {
      return descriptors.lazy.compactMap(\.pooled).first { $0.id == id }
    }
    return pieces.count == 1 ? metric : metric.part(String(pieces[1]))
  }

  /// A metric as it is registered, or such a one without its frame.
  private func main(_ id: String) -> MetricDescriptor? {
    descriptors.first { $0.id == id }
      ?? FramedID(id).flatMap { framed in
        descriptors.first { $0.id == framed.metric }.map { $0.framed(framed.pixels) }
      }
  }

  /// The catalogue with those of the ids that are known metrics without a frame.
  public func addingFramed(_ ids: [String]) -> MetricCatalogue {
    let own = Set(descriptors.map(\.id))
    return adding(
      ids.filter { !own.contains($0) && FramedID($0) != nil }.compactMap(descriptor(of:)))
  }
}
