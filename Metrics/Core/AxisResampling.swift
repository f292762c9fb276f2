import CKernels

/// How the samples along one axis come from those of another length: each a weighted sum of neighbours.
struct AxisResampling {
  static let taps = Int(CK_AXIS_TAPS)

  private(set) var starts: [Int32] = []
  private(set) var weights: [Double] = []

  /// What a sample is made of, at most `taps` places next to each other.
  private struct Terms {
    private(set) var start = Int.max
    /// From `start`; the first terms come first in every sum.
    private(set) var weights = SIMD4<Double>.zero

    mutating func add(_ place: Int, _ weight: Double) {
      if start == Int.max { start = place }
      while place < start {
        weights = SIMD4(0, weights[0], weights[1], weights[2])
        start -= 1
      }
      weights[place - start] += weight
    }
  }

  private init(_ count: Int, _ terms: (_ index: Int, _ terms: inout Terms) -> Void) {
    starts.reserveCapacity(count)
    weights.reserveCapacity(count * Self.taps)
    for index in 0..<count {
      var own = Terms()
      terms(index, &own)
      starts.append(Int32(own.start))
      for tap in 0..<Self.taps { weights.append(own.weights[tap]) }
    }
  }

  /// Zeros between the samples, up to `count` of them, then a window of five taps (from the centre
  /// outwards) times `gain`.
  ///
  /// - Parameter mirrored: how a pyramid of Burt and Adelson goes on beyond its ends: mirrored at the
  ///   outermost of the `count` samples, else with the last sample repeated.
  static func doubled(
    _ length: Int, to count: Int, taps: [Double], gain: Double, mirrored: Bool
  ) -> AxisResampling {
    AxisResampling(count) { index, terms in
      for shift in -2...2 {
        var place = index + shift
        if mirrored {
          if count == 1 { place = 0 }
          if place < 0 { place = -place }
          if place > count - 1 { place = 2 * (count - 1) - place }
        }
        // Floor, since places may be below 0.
        guard place & 1 == 0 else { continue }
        terms.add(min(max(place >> 1, 0), length - 1), gain * taps[abs(shift)])
      }
    }
  }

  /// Linear interpolation to `count` samples.
  ///
  /// - Parameter aligned: whether the ends fall together (`align_corners`), else the pixels' edges do.
  static func linear(_ length: Int, to count: Int, aligned: Bool) -> AxisResampling {
    AxisResampling(count) { linear(length, count, $0, aligned, 1, &$1) }
  }

  private static func linear(
    _ length: Int, _ count: Int, _ index: Int, _ aligned: Bool, _ factor: Double,
    _ terms: inout Terms
  ) {
    let place =
      aligned
      ? Double(index) * Double(length - 1) / Double(max(count - 1, 1))
      : (Double(index) + 0.5) * Double(length) / Double(count) - 0.5
    let bounded = min(max(place, 0), Double(length - 1))
    let low = min(Int(bounded), max(length - 2, 0))
    let share = bounded - Double(low)
    terms.add(low, factor * (1 - share))
    terms.add(min(low + 1, length - 1), factor * share)
  }

  /// Twice as many samples as IW-SSIM makes them (Simoncelli's `imenlarge2`): linear to 4 length - 3, one
  /// more at each end, continued linearly, then every second; the first `count`.
  static func enlarged(_ length: Int, to count: Int, aligned: Bool) -> AxisResampling {
    let fine = 4 * length - 3
    return AxisResampling(count) { index, terms in
      func add(_ index: Int, _ factor: Double) {
        linear(length, fine, index, aligned, factor, &terms)
      }
      if fine == 1 {
        add(index, 1)
      } else if index == 0 {
        add(0, 2)
        add(1, -1)
      } else if index == 2 * length - 1 {
        add(fine - 1, 2)
        add(fine - 2, -1)
      } else {
        add(2 * index - 1, 1)
      }
    }
  }

  func withKernel<R>(_ body: (ck_axis) -> R) -> R {
    starts.withUnsafeBufferPointer { starts in
      weights.withUnsafeBufferPointer { weights in
        body(
          ck_axis(
            count: starts.count, starts: starts.baseAddress, weights: weights.baseAddress))
      }
    }
  }
}
