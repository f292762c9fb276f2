public import Results

/// Compares new results of codecs with a baseline of the same codecs, and says which got worse.
///
/// A codec fails in a metric if its BD-rate against its own baseline is above the limit and the 95
/// % interval lies above 0, so that the loss is more than chance of the choice of images. Where
/// there is no interval (averaged curves, fewer than five images), and in the strict gate, the
/// limit alone decides. A curve that is missing, or that cannot be compared with its baseline,
/// fails.
public struct RegressionGate: Sendable {
  /// The largest BD-rate that passes, percent.
  public var limitPercent: Double
  public var isStrict: Bool
  public var rule: BDRule
  public var scale: QualityScale
  public var bootstrap: Bootstrap

  public init(
    limitPercent: Double, isStrict: Bool = false, rule: BDRule = BDRule(),
    scale: QualityScale = .logarithmic, bootstrap: Bootstrap = Bootstrap()
  ) {
    self.limitPercent = limitPercent
    self.isStrict = isStrict
    self.rule = rule
    self.scale = scale
    self.bootstrap = bootstrap
  }

  /// The finding about a codec in a metric.
  public struct Finding: Sendable {
    public enum Outcome: String, Sendable {
      case passes
      /// Above the limit, but the interval reaches down to no loss.
      case withinNoise = "within noise"
      case worse
      case missing
      /// The note of the row says why.
      case unknown = "cannot be told"
    }

    public let codec: CodecKey
    public let metric: MetricDescriptor
    public let verdict: Outcome
    /// New against baseline; nil where the new curve is missing.
    public let row: BDRateRow?

    public var fails: Bool { verdict != .passes && verdict != .withinNoise }
  }

  /// Every codec of the baseline in every one of the metrics that it has.
  ///
  /// - Throws: `GateError` where the files were not measured alike.
  public func findings(
    new: ResultCurves, baseline: ResultCurves, metrics: [MetricDescriptor]
  ) throws(GateError) -> [Finding] {
    for metric in metrics {
      try checkDefinitions(metric.id, new, baseline)
    }
    do {
      try RateMeansDiffer.check([new, baseline].map { (file: $0.file, mean: $0.rateMean) })
    } catch { throw .rateMeans(error) }
    let asked = baseline.curves.filter { curve in metrics.contains { $0.id == curve.metric.id } }
    let pairs = asked.map { (old: $0, new: new.curve($0.codec, $0.metric)) }
    if pairs.allSatisfy({ $0.new == nil }) {
      throw .nothingShared(new: new.file, baseline: baseline.file)
    }
    for case (let old, let fresh?) in pairs where !comparable(old.images, fresh.images) {
      throw .images(
        codec: old.codec, new: new.file, baseline: baseline.file,
        note: imageSetsDiffer(fresh.images, old.images))
    }
    let counts = Set(
      pairs.flatMap { [$0.old, $0.new].compactMap { $0 } }.compactMap(\.images.count))
    let comparison = BDComparison(
      delta: rule.delta, scale: scale, resamples: bootstrap.tables(imageCounts: counts),
      trustsUnknownCounts: true, remark: rule.remark)
    return pairs.map { old, fresh in
      let row = fresh.map { comparison.result(anchor: old, test: $0).row }
      return Finding(
        codec: old.codec, metric: old.metric, verdict: row.map(verdict) ?? .missing, row: row)
    }
  }

  private func verdict(_ row: BDRateRow) -> Finding.Outcome {
    if row.bdRatePercent.isNaN || !row.hasEvidence { return .unknown }
    if row.bdRatePercent <= limitPercent { return .passes }
    if !isStrict, let low = row.ci.low, low <= 0 { return .withinNoise }
    return .worse
  }

  private func comparable(_ a: MeanCurve.Images, _ b: MeanCurve.Images) -> Bool {
    a.count == nil || b.count == nil || a.match(b)
  }

  private func checkDefinitions(
    _ metric: String, _ new: ResultCurves, _ baseline: ResultCurves
  ) throws(GateError) {
    for file in [new, baseline] {
      if let found = file.definitions[metric], found.count > 1 {
        throw .mixed(metric: metric, file: file.file)
      }
    }
    if let a = new.definitions[metric], let b = baseline.definitions[metric], a != b {
      throw .definitions(metric: metric, new: new.file, baseline: baseline.file)
    }
  }
}

/// Why two results cannot be compared at all.
public enum GateError: Error, Equatable, CustomStringConvertible {
  case definitions(metric: String, new: String, baseline: String)
  case mixed(metric: String, file: String)
  case rateMeans(RateMeansDiffer)
  case images(codec: CodecKey, new: String, baseline: String, note: String)
  case nothingShared(new: String, baseline: String)

  public var description: String {
    switch self {
    case .definitions(let metric, let new, let baseline):
      "\(new) and \(baseline) were scored by different definitions of \(metric); score both by the same one"
    case .mixed(let metric, let file):
      "\(file) has scores of \(metric) by several definitions; score again into an empty folder"
    case .rateMeans(let difference): difference.description
    case .images(let codec, let new, let baseline, let note):
      "\(new) cannot be compared with \(baseline): \(note) for \(codec); score the same images"
    case .nothingShared(let new, let baseline):
      "\(new) has no curve of a codec, objective and metric that \(baseline) has; "
        + "check that both use the same names"
    }
  }
}
