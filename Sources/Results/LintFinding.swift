/// The kinds of findings; the raw value is the stable id in `lint.csv`.
public enum LintFinding: String, ColumnWord, Sendable, Hashable, CaseIterable {
  /// The file lists its points by falling rate.
  case descendingRate = "descending-rate"
  /// The file lists its points in no order of rate.
  case unorderedRate = "unordered-rate"
  /// Two points have the same rate: no curve can be drawn through both.
  case duplicateRate = "duplicate-rate"
  /// A rate that no image codec has.
  case rateOutOfRange = "rate-out-of-range"
  /// The list holds decibels, as its name says; they were converted to raw values.
  case alreadyDecibels = "already-db"
  /// The list's name promises raw values, but they are decibels; they were read as such.
  case decibelsLabelledLinear = "db-labelled-linear"
  /// The list's name promises decibels, but all values are at most 1; they were read as decibels.
  case linearLabelledDecibels = "linear-labelled-db"
  /// The rates neither rise nor fall with the numbers that the points are named by.
  case ladder = "rate-against-ladder"
  /// The file holds a metric twice; one list was not read.
  case metricTwice = "metric-twice"
  /// A row or column that is no image and no point, but a sum of the others, was left out.
  case summary = "summary-left-out"
  /// The values follow another definition than their name says here.
  case otherDefinition = "other-definition"
  /// A published file whose numbers cannot be reproduced.
  case notReproducible = "known-not-reproducible"
  /// A value that the metric cannot have, or hardly ever has.
  case outOfRange = "out-of-range"
  /// The curve has an infinite or undefined value there.
  case notFinite = "not-finite"
  /// Quality does not rise with rate.
  case notMonotone = "not-monotone"
  /// Fewer points than BD needs.
  case fewPoints = "few-points"
  /// A point that other metrics of the same codec have is missing.
  case pointMissing = "point-missing"
  /// Two objectives of a codec were run at different points.
  case pointsDiffer = "points-differ"
  /// Two curves that are to be compared are means over different images.
  case imageSetsDiffer = "image-sets-differ"
  /// Two curves cross, so that their BD-rate is a balance of gain and loss.
  case crossing = "curves-cross"
  /// The interpolation of a BD-rate goes up and down between points.
  case overshoot = "interpolation-overshoots"
  /// A curve has a gap between two points that holds nearly all of what it is compared over.
  case gap = "gap-between-points"
  /// A BD-rate depends on the interpolation.
  case methods = "interpolations-disagree"
  /// A list holds per cent; it was read as such, or as the dB that its name says.
  case percent = "percent"
  /// An imported curve does not state its number of images.
  case unknownImageCount = "unknown-image-count"

  /// Whether the numbers of a curve may be something else than a reader takes them for: then the
  /// finding is also said as a warning.
  package var concernsNumbers: Bool {
    switch self {
    case .decibelsLabelledLinear, .linearLabelledDecibels, .metricTwice, .otherDefinition,
      .notReproducible, .outOfRange, .rateOutOfRange, .duplicateRate,
      .ladder, .summary, .percent:
      true
    case .descendingRate, .unorderedRate, .alreadyDecibels, .notFinite, .notMonotone, .fewPoints,
      .pointMissing, .pointsDiffer, .imageSetsDiffer, .unknownImageCount,
      .crossing, .overshoot, .gap, .methods:
      false
    }
  }
}
