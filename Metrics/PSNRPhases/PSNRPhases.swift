import CKernels
public import Imaging
public import Results

/// PSNR on the windows of `MSSSIMPhases`: the control of the grid-phase test. PSNR knows no grid, so
/// its gap shows what cutting other pixels does by itself, such as errors in the outermost row or
/// column, which the windows of MS-SSIM hardly see.
public struct PSNRPhases: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "psnr-phases", name: "PSNR (phases)", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity, phases: PhaseParts(of: "PSNR"), variantOf: "psnr"),
    definition: """
      psnr on the four windows of ms-ssim-phases, the mean of the four in dB. Parts: the four, such
      as /01, and /gap-db, largest minus smallest (0 where all are equal, inf where some are
      infinite). PSNR does not depend on the grid: it is the grid-phase test's control. Sides of at least 17 pixels.
      """,
    make: { PSNRPhases(options: $0) })

  /// The original with the size of its windows.
  public struct Reference: Sendable {
    let original: Image
    let windows: PhaseWindows
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  public var isCheap: Bool { true }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: PhaseWindows.facts(GridPhase.allCases, of: "psnr", revision: PSNR.revision)
        + PSNR.facts, options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 0, working: 0)
  }

  public func reference(for original: Image) throws -> Reference {
    let windows = try PhaseWindows(
      of: original, metric: descriptor.id,
      reason: "four windows of at least 16 pixels must fit side by side, one pixel apart; leave "
        + "this image out or score it with psnr")
    return Reference(original: original, windows: windows)
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let (width, height) = (reference.windows.width, reference.windows.height)
    let sums = WindowSums(width: width, height: height) { rows, columns in
      rows.reduce(0.0) { sum, row in
        let first = 3 * (row * reconstruction.width + columns.lowerBound)
        let samples = first..<first + 3 * columns.count
        return sum
          + squares(reference.original.samples, reconstruction.samples, samples)
      }
    }
    let scores = GridPhase.allCases.map { phase in
      PSNR.level(ofMSE: sums[phase] / Double(3 * width * height))
    }
    return MetricScore(phases: scores, of: descriptor)
  }

  /// Sum of squared differences over a run of samples.
  private func squares(_ a: Image.Samples, _ b: Image.Samples, _ run: Range<Int>) -> Double {
    if case .eight(let a) = a, case .eight(let b) = b {
      return a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          guard let a = a.baseAddress, let b = b.baseAddress else { return 0 }
          return Double(ck_squared_error(a + run.lowerBound, b + run.lowerBound, run.count))
        }
      }
    }
    return run.reduce(0.0) { sum, index in
      let difference = a.onByteScale(index) - b.onByteScale(index)
      return sum + difference * difference
    }
  }
}

extension Image.Samples {
  /// One sample on the scale 0...255.
  fileprivate func onByteScale(_ index: Int) -> Double {
    switch self {
    case .eight(let values): Double(values[index])
    case .sixteen(let values): Double(values[index]) / 257
    }
  }
}
