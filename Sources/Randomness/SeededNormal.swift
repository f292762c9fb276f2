/// Normal numbers that are the same on every machine: SplitMix64 and an inverse normal distribution
/// made of exact integer steps and the correctly rounded operations + - * / and square root.
///
/// Draw i is the quantile of (k + 1/2) / 2^52, where k is the upper 52 bits of the i-th output of
/// SplitMix64 (Steele, Lea, Flood 2014). The quantile is Wichura's algorithm AS 241 (PPND16, 1988,
/// relative error about 1e-16); its logarithm, needed in the tails, is a series of its own.
public struct SeededNormal: Sendable {
  private var bits: SplitMix64

  public init(seed: UInt64) { bits = SplitMix64(seed: seed) }

  public mutating func next() -> Double {
    Self.quantile((Double(bits.next() >> 12) + 0.5) * 0x1p-52)
  }

  /// The normal quantile of a probability strictly between 0 and 1.
  package static func quantile(_ probability: Double) -> Double {
    let q = probability - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      let numerator =
        (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
          + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r
          + 133.14166789178437745) * r + 3.387132872796366608)
      let denominator =
        (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
          + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r
          + 42.313330701600911252) * r + 1)
      return q * numerator / denominator
    }
    let tail = (-logarithm(q < 0 ? probability : 1 - probability)).squareRoot()
    let size = tail <= 5 ? nearTail(tail - 1.6) : farTail(tail - 5)
    return q < 0 ? -size : size
  }

  private static func nearTail(_ r: Double) -> Double {
    let numerator =
      (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r
        + 0.24178072517745061177) * r + 1.27045825245236838258) * r + 3.64784832476320460504) * r
        + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734)
    let denominator =
      (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r
        + 0.0151986665636164571966) * r + 0.14810397642748007459) * r + 0.68976733498510000455) * r
        + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1)
    return numerator / denominator
  }

  private static func farTail(_ r: Double) -> Double {
    let numerator =
      (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
        + 0.0012426609473880784386) * r + 0.026532189526576123093) * r + 0.29656057182850489123) * r
        + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772)
    let denominator =
      (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r
        + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r + 0.0148753612908506148525)
        * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1)
    return numerator / denominator
  }

  /// ln x = e ln 2 + 2 artanh s with x = m 2^e, m in [sqrt 1/2, sqrt 2), s = (m - 1) / (m + 1).
  private static func logarithm(_ x: Double) -> Double {
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa *= 0.5
      exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    // |s| < 0.1716, so the term s^23 / 23 is the last that matters in Double.
    var series = 1.0 / 23
    series = series * square + 1.0 / 21
    series = series * square + 1.0 / 19
    series = series * square + 1.0 / 17
    series = series * square + 1.0 / 15
    series = series * square + 1.0 / 13
    series = series * square + 1.0 / 11
    series = series * square + 1.0 / 9
    series = series * square + 1.0 / 7
    series = series * square + 1.0 / 5
    series = series * square + 1.0 / 3
    series = series * square + 1
    return exponent * 0.6931471805599453 + 2 * s * series
  }
}
