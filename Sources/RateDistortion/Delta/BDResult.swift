import Foundation
public import Results

/// The result for two curves in one metric, by one rule.
struct BDResult {
  /// Below this share of overlap a number deserves a warning; the bjontegaard package's limit.
  static let lowOverlapPercent = 75.0

  /// A caveat in words.
  struct Caveat {
    let kind: BDCaveat
    let message: String
  }

  /// BD-rate or BD-quality.
  struct Direction {
    /// Percent for a rate; for a quality what `QualityScale.reported` says.
    var value = Double.nan
    var interval: Interval?
    /// Qualities (for a rate) or log10 rates (for a quality) that the number is the mean over.
    var over: Interval?
    /// Shared over union of the whole ranges of qualities, or of log10 rates.
    var overlapPercent = Double.nan
    /// The points of each curve inside `over`.
    var evidence = Evidence()
    /// Also among the notes.
    var caveats: [Caveat] = []
    var notes: [String] = []
  }

  let anchor: CodecKey
  let test: CodecKey
  let metric: MetricDescriptor
  let delta: BjontegaardDelta
  let scale: QualityScale
  var rate = Direction()
  var quality = Direction()
  /// A fault of one of the curves; also among the notes.
  var faults: [MeanCurveFault] = []
  /// Said of both directions, before and after what is said of each.
  var notes: [String] = []
  var rules: [String] = []

  var compared: ComparisonKey { ComparisonKey(anchor: anchor, codec: test, metric: metric.id) }

  /// The row of `bdrate.csv`.
  var row: BDRateRow {
    // The quality's own notes are about its interval, which has no column there.
    let noQuality =
      quality.value.isNaN
      ? quality.notes
      : quality.caveats.filter { $0.kind == .gap }.map { "BD-quality: " + $0.message }
    return BDRateRow {
      $0.compared = compared
      $0.settings = delta.settings
      $0.bdRatePercent = rate.value
      $0.bdQuality = quality.value
      $0.ci = Bounds(rate.interval)
      $0.overlapPercent = rate.overlapPercent
      $0.note = Notes(notes + rate.notes + noQuality + rules)
      $0.evidence = rate.evidence
    }
  }
}

/// Why a codec's means make no curve.
public struct MeanCurveFault: Sendable, Hashable, CustomStringConvertible {
  public let codec: CodecKey
  /// In words that follow the codec's name: "is not monotone from point 1 to 2".
  public let reason: String

  public var description: String { "\(codec) \(reason)" }
}

/// A BD-rate that is unknown.
public struct UnknownDelta: Sendable {
  public let row: BDRateRow
  /// Faults of its curves; none if the two together are the reason, which is in the note.
  public let faults: [MeanCurveFault]

  init?(_ result: BDResult) {
    guard result.rate.value.isNaN else { return nil }
    row = result.row
    faults = result.faults
  }
}
