/// Bisection for the place on a scale whose value is nearest to a target.
package enum QualitySearch {
  package enum Outcome: Equatable {
    case nearest(Int)
    /// The target lies beyond one of the ends.
    case outside
  }

  /// Finds two neighbours with the target between them, and takes the nearer; the lower one of two
  /// equally near.
  ///
  /// - Parameter value: rises with the place, 0 to `count` - 1. Where it falls here and there, the
  ///   neighbours found are one crossing of the target of perhaps several.
  package static func nearest<Failure: Error>(
    to target: Double, among count: Int, value: (Int) throws(Failure) -> Double
  ) throws(Failure) -> Outcome {
    // Invariant: value(below) < target <= value(above), the ends taken on trust.
    var below = -1
    var above = count
    while above - below > 1 {
      let middle = (below + above) / 2
      if try value(middle) < target { below = middle } else { above = middle }
    }
    if above == count { return .outside }
    let upper = try value(above)
    if below < 0 { return upper == target ? .nearest(above) : .outside }
    return .nearest(target - (try value(below)) <= upper - target ? below : above)
  }
}
