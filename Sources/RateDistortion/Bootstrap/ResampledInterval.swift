import Foundation
import Results

/// A 95 % interval of a number of the images, its error, and what kept it from being one.
///
/// Under `Bootstrap.fewestDrawn` images: number + e z / (1 - a z) for z = -+ t(0.975, n - 1) n / (n - 1),
/// with the jackknife's error e = sqrt((n - 1) / n sum (d^2)) and acceleration a of
/// `AcceleratedLevels`, d = mean of the numbers without an image minus the number without image i.
/// Plain Student's t covers too rarely where distances have long tails: the side of the tail is
/// longer by a, and n / (n - 1) makes up for an error that few images show too small
/// (Tests/References/rd_coverage.py). From then on BCa over draws. Numbers must be on the scale where
/// they add up: logarithms of ratios, dB.
package struct ResampledInterval: Sendable {
  /// Nil where there is none; the notes say why.
  package private(set) var interval: Interval?
  /// The jackknife's standard error, nil where an image cannot be left out.
  package private(set) var error: Double?
  let estimate: Double
  let images: Int
  /// Draws, none under `Bootstrap.fewestDrawn` images, and those of them that gave no number.
  let draws: Int
  let failed: Int
  /// Images without which there is no number.
  let failedLeavingOut: Int
  private var isOneSided = false

  /// - Parameters:
  ///   - estimate: the number of all images; NaN for none, as in the others.
  ///   - leavingOneOut: of all but each image.
  ///   - drawn: of each draw; empty under `Bootstrap.fewestDrawn` images.
  init(estimate: Double, leavingOneOut: [Double], drawn: [Double]) {
    self.estimate = estimate
    images = leavingOneOut.count
    draws = drawn.count
    var values = drawn.filter { !$0.isNaN }
    failed = drawn.count - values.count
    failedLeavingOut = leavingOneOut.count { $0.isNaN }
    guard failedLeavingOut == 0, images > 1, estimate.isFinite else { return }
    let error = jackknifeError(leavingOneOut)
    self.error = error
    if images < Bootstrap.fewestDrawn {
      let count = Double(images)
      let z = count / (count - 1) * Student.quantile975(degrees: images - 1)
      // At most (n - 2) / sqrt(n (n - 1)) / 6, so that both denominators stay above 0.5.
      let skew = AcceleratedLevels.acceleration(leavingOneOut) * z
      interval = Interval(
        low: estimate - error * z / (1 + skew), high: estimate + error * z / (1 - skew))
      return
    }
    if values.isEmpty { return }
    let levels = AcceleratedLevels(
      draws: values, estimate: estimate, leavingOneOut: leavingOneOut, images: images)
    isOneSided = levels == nil
    interval = levels.map {
      Interval(low: percentile(&values, $0.low), high: percentile(&values, $0.high))
    }
  }

  /// Two-sided probability of an estimate as far from no difference, by Student's t of n - 1 degrees
  /// over the jackknife's error; nil where that is not known or nothing varies around no difference.
  package var p: Double? {
    guard let error, error > 0 || estimate != 0 else { return nil }
    return Student.twoSided(abs(estimate) / error, degrees: images - 1)
  }

  package var notes: [String] {
    var notes: [String] = []
    if failed > 0 { notes.append("\(failed) of \(draws) draws gave no value") }
    if failedLeavingOut > 0 {
      notes.append(
        "\(BDCaveat.noInterval.rawValue) without one of \(failedLeavingOut) of the \(images) images there is no value"
      )
    }
    if isOneSided {
      notes.append("\(BDCaveat.noInterval.rawValue) the draws lie to one side of the value")
    }
    return notes
  }

  /// The ends as a reader knows them; a falling rule exchanges them.
  func interval(_ shown: (Double) -> Double) -> Interval? {
    interval.map {
      let ends = [shown($0.low), shown($0.high)].sorted()
      return Interval(low: ends[0], high: ends[1])
    }
  }
}

/// sqrt((n - 1) / n sum (value - mean)^2) of a number without each image (Efron 1982).
func jackknifeError(_ leavingOneOut: [Double]) -> Double {
  let count = Double(leavingOneOut.count)
  let mean = average(leavingOneOut, leavingOneOut.indices)
  var squares = 0.0
  for value in leavingOneOut { squares += (value - mean) * (value - mean) }
  return ((count - 1) / count * squares).squareRoot()
}
