/// Levels at which the percentiles of bootstrap draws make a 95 % interval: bias-corrected and
/// accelerated (BCa; Efron, J. Am. Stat. Assoc. 82, 1987, 171-185), widened for few images.
///
///     level(z) = Phi(z0 + (z0 + z) / (1 - a (z0 + z)))
///
/// z0 = Phi^-1(share of draws below the estimate, draws equal to it counted half). a is a sixth of
/// the skewness of the jackknife: sum d^3 / (6 (sum d^2)^1.5), d = mean - value without image i;
/// 0 where no image makes a difference. z = -+ sqrt(n / (n - 1)) t with the 97.5 % quantile t of
/// Student's distribution with n - 1 degrees of freedom in place of the normal 1.96 (Hesterberg,
/// Am. Stat. 69, 2015, 371-386, section 3.1): draws from n images spread by sqrt((n - 1) / n) too
/// little and their spread is itself uncertain. Without it the interval of a BD-rate covers too
/// rarely up to 24 images (Tests/References/rd_coverage.py). Equal to SciPy's
/// `bootstrap(method="BCa")` at the confidence level 1 - 2 Phi(-|z|).
struct AcceleratedLevels {
  let low: Double
  let high: Double

  /// Nil if all draws lie to one side of the estimate, or the skewness is beyond what the formula
  /// can correct.
  init?(draws: [Double], estimate: Double, leavingOneOut: [Double], images: Int) {
    let below = draws.count { $0 < estimate }
    let notAbove = draws.count { $0 <= estimate }
    let share = Double(below + notAbove) / Double(2 * draws.count)
    guard images > 1, 0 < share, share < 1 else { return nil }
    let bias = Normal.quantile(share)
    let acceleration = Self.acceleration(leavingOneOut)
    let count = Double(images)
    let z = (count / (count - 1)).squareRoot() * Student.quantile975(degrees: images - 1)

    func level(_ z: Double) -> Double? {
      let shrunk = 1 - acceleration * (bias + z)
      return shrunk > 0 ? Normal.distribution(bias + (bias + z) / shrunk) : nil
    }
    guard let low = level(-z), let high = level(z) else { return nil }
    self.low = low
    self.high = high
  }

  static func acceleration(_ values: [Double]) -> Double {
    let mean = average(values, values.indices)
    var squares = 0.0
    var cubes = 0.0
    for value in values {
      let d = mean - value
      squares += d * d
      cubes += d * d * d
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }
}
