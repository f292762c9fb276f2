/// Caveats about a BD number; part of the notes of `bdrate.csv` and
/// `matrix.csv`, and repeated wherever the number is printed.
public enum BDCaveat: String, Sendable, Hashable, CaseIterable {
  /// The range that both curves have is a small part of what they have together.
  case lowOverlap = "the curves overlap by only"
  /// One codec is better at one end, the other at the other end.
  case crossing = "the curves cross"
  /// The interpolation of a curve goes up and down between its points.
  case overshoot = "the interpolation overshoots"
  /// A curve has hardly a point where it is compared.
  case gap = "too few points inside"
  /// The ways to draw a curve through its points give other numbers.
  case methods = "the interpolations disagree"
  /// One of the two curves has no images to draw, so the interval is not one of paired differences.
  case unpaired = "interval holds the imported"
  /// A curve of one to three points, compared because that was asked for: no interval, no verdict.
  case sparse = "fewer than four points"
  /// There are enough images, but without some of them there is no value, or the draws fail.
  case noInterval = "no interval:"

  /// The mark behind a number in figures, report and tables of ranges, and before `sentence` below them.
  public var mark: String {
    switch self {
    case .lowOverlap: "*"
    case .crossing: "\u{D7}"
    case .overshoot: "!"
    case .gap: "\u{2021}"
    case .methods: "\u{2248}"
    case .unpaired: "\u{2020}"
    case .sparse: "\u{A7}"
    case .noInterval: "\u{B6}"
    }
  }

  /// For a line below a table or a figure.
  public var sentence: String {
    switch self {
    case .lowOverlap: "the curves overlap by less than 75 %"
    case .crossing: "the curves cross, so the sign depends on the range"
    case .overshoot: "the interpolation overshoots between the points"
    case .gap:
      "a curve has fewer than two points inside the compared range, so the number has no interval and decides nothing"
    case .methods: "the number depends on the interpolation between the points"
    case .unpaired: "the interval treats an imported curve as fixed; it is not paired"
    case .sparse:
      "a curve has fewer than four points, so the number has no interval and decides nothing"
    case .noInterval: "no interval could be computed, so the number decides nothing"
    }
  }
}
