import Results

/// Findings about a single curve.
struct CurveLint {
  let curve: MeanCurve
  let file: String

  /// Three bytes for each pixel: the rate of uncompressed images.
  static let highestRate = 24.0
  /// 8 bit noise reaches 10.8 dB against a flat grey image; rounding to 8 bit alone costs down to
  /// 58.9 dB.
  static let levels = 10.0...60.0
  /// Noise against an image.
  static let lowestSimilarity = 0.3

  var rows: [LintRow] {
    var rows = curve.points.flatMap(rows(of:))
    for (index, point) in curve.points.enumerated().dropFirst() {
      let before = curve.points[index - 1]
      let (low, high) = (
        curve.metric.curveValue(ofMean: before.mean), curve.metric.curveValue(ofMean: point.mean)
      )
      if before.bpp == point.bpp {
        rows.append(
          row(
            .duplicateRate, point,
            "points \(before.label) and \(point.label) have the same rate, \(point.bpp) bpp; "
              + "remove one of them"))
      } else if low >= high, curve.metric.orientation != .neither {
        rows.append(
          row(
            .notMonotone, point,
            "\(curve.metric.name) does not improve from point \(before.label) to \(point.label) "
              + "(\(before.mean) to \(point.mean)); BD and bias need curves that do"))
      }
    }
    if curve.points.count < RateQualityCurve.minimumPoints {
      rows.append(
        row(
          .fewPoints, nil,
          "the curve has \(curve.points.count == 1 ? "1 point" : "\(curve.points.count) points"), "
            + "BD and bias need \(RateQualityCurve.minimumPoints)"))
    }
    return rows
  }

  private func rows(of point: MeanCurve.Point) -> [LintRow] {
    var rows: [LintRow] = []
    if !curve.metric.curveValue(ofMean: point.mean).isFinite {
      rows.append(
        row(.notFinite, point, "the mean \(point.mean) has no finite place on the curve"))
    } else if curve.metric.orientation != .neither, let words = implausible(point.mean) {
      rows.append(row(.outOfRange, point, words))
    }
    if point.bpp > Self.highestRate {
      rows.append(
        row(
          .rateOutOfRange, point,
          "\(point.bpp) bpp is more than an uncompressed image has; is it bits per pixel?"))
    }
    return rows
  }

  /// An unusual value, by the metric's scale and unit; distances have no upper end.
  private func implausible(_ mean: Double) -> String? {
    let metric = curve.metric
    switch metric.curveScale {
    case .identity where metric.unit == "dB" && !Self.levels.contains(mean):
      return "\(mean) dB lies outside \(Int(Self.levels.lowerBound)) to "
        + "\(Int(Self.levels.upperBound)) dB, where \(metric.name) of lossy 8 bit coding lies"
    case .decibelsBelowOne where mean < Self.lowestSimilarity:
      return "\(mean) is below \(Self.lowestSimilarity): less than noise has; are the values raw?"
    default: return nil
    }
  }

  private func row(_ finding: LintFinding, _ point: MeanCurve.Point?, _ message: String) -> LintRow
  {
    LintRow {
      $0.file = file
      $0.key = curve.codec
      $0.metric = curve.metric.id
      $0.point = point?.label ?? ""
      $0.finding = finding
      $0.message = message
    }
  }
}
