import CKernels

/// How the samples along one axis come from those of another length: each a weighted sum of neighbours.
struct AxisResampling {
  static let taps = Int(CK_AXIS_TAPS)

  private(set) var starts: [Int32] = []
  private(set) var weights: [Double] = []

  /// - Parameter samples: of each sample what it is made of: place and weight.
  private init(_ samples: [[(place: Int, weight: Double)]]) {
    for terms in samples {
      let start = terms.map(\.place).min() ?? 0
      var own = [Double](repeating: 0, count: Self.taps)
      for term in terms { own[term.place - start] += term.weight }
      starts.append(Int32(start))
      weights += own
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
    AxisResampling(
      (0..<count).map { index in
        (-2...2).compactMap { shift in
          var place = index + shift
          if mirrored {
            if count == 1 { place = 0 }
            if place < 0 { place = -place }
            if place > count - 1 { place = 2 * (count - 1) - place }
          }
          // Floor, since places may be below 0.
          guard place & 1 == 0 else { return nil }
          let source = min(max(place >> 1, 0), length - 1)
          return (source, gain * taps[abs(shift)])
        }
      })
  }

  /// Linear interpolation to `count` samples.
  ///
  /// - Parameter aligned: whether the ends fall together (`align_corners`), else the pixels' edges do.
  static func linear(_ length: Int, to count: Int, aligned: Bool) -> AxisResampling {
    AxisResampling((0..<count).map { linear(length, count, $0, aligned) })
  }

  private static func linear(
    _ length: Int, _ count: Int, _ index: Int, _ aligned: Bool
  ) -> [(place: Int, weight: Double)] {
    let place =
      aligned
      ? Double(index) * Double(length - 1) / Double(max(count - 1, 1))
      : (Double(index) + 0.5) * Double(length) / Double(count) - 0.5
    let bounded = min(max(place, 0), Double(length - 1))
    let low = min(Int(bounded), max(length - 2, 0))
    let share = bounded - Double(low)
    return [(low, 1 - share), (min(low + 1, length - 1), share)]
  }

  /// Twice as many samples as IW-SSIM makes them (Simoncelli's `imenlarge2`): linear to 4 length - 3, one
  /// more at each end, continued linearly, then every second; the first `count`.
  static func enlarged(_ length: Int, to count: Int, aligned: Bool) -> AxisResampling {
    let fine = 4 * length - 3
    func sample(_ index: Int, _ factor: Double) -> [(place: Int, weight: Double)] {
      linear(length, fine, index, aligned).map { ($0.place, factor * $0.weight) }
    }
    return AxisResampling(
      (0..<count).map { index in
        if fine == 1 { return sample(0, 1) }
        if index == 0 { return sample(0, 2) + sample(1, -1) }
        if index == 2 * length - 1 { return sample(fine - 1, 2) + sample(fine - 2, -1) }
        return sample(2 * index - 1, 1)
      })
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
