import Foundation

/// The standard normal distribution.
package enum Normal {
  /// Phi(x), the share below x.
  package static func distribution(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// The x with the share p below it, 0 < p < 1, by bisection down to neighbouring numbers.
  package static func quantile(_ p: Double) -> Double {
    // Symmetric, so that the small tail is the accurate one; 40 is beyond the smallest Double.
    p > 0.5 ? -bisect(1 - p, -40, 0) : bisect(p, -40, 0)
  }

  private static func bisect(_ p: Double, _ low: Double, _ high: Double) -> Double {
    increasing(distribution, reaches: p, from: low, to: high)
  }
}

/// Student's t distribution with a whole number of degrees of freedom.
package enum Student {
  /// The 97.5 % quantile.
  package static func quantile975(degrees: Int) -> Double {
    // One degree of freedom has the widest tails, 12.7.
    increasing({ central($0, degrees) }, reaches: 0.95, from: 0, to: 13)
  }

  /// Share beyond -t and t.
  package static func twoSided(_ t: Double, degrees: Int) -> Double {
    t.isFinite ? max(0, 1 - central(t, degrees)) : 0
  }

  /// Share between -t and t (Abramowitz and Stegun 26.7.3 and 26.7.4).
  private static func central(_ t: Double, _ degrees: Int) -> Double {
    let angle = atan2(t, Double(degrees).squareRoot())
    let cosine = cos(angle)
    let isOdd = degrees % 2 == 1
    var term = isOdd ? cosine : 1
    var sum = degrees == 1 ? 0 : term
    for step in stride(from: isOdd ? 3 : 2, to: degrees, by: 2) {
      term *= cosine * cosine * Double(step - 1) / Double(step)
      sum += term
    }
    return isOdd ? 2 / Double.pi * (angle + sin(angle) * sum) : sin(angle) * sum
  }
}

/// Where a rising function reaches a level, by bisection down to neighbouring numbers.
func increasing(
  _ function: (Double) -> Double, reaches level: Double, from start: Double, to end: Double
) -> Double {
  var low = start
  var high = end
  while true {
    let middle = low + (high - low) / 2
    guard low < middle, middle < high else { return high }
    if function(middle) < level { low = middle } else { high = middle }
  }
}
