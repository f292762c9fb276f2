import CKernels
import Imaging
import Synchronization

/// The features of an image that FSIM compares.
struct FSIMFeatures: Sendable {
  private let phase: [Double]
  private let gradient: Plane
  /// I and Q, or none.
  private let chroma: [Plane]

  init(luma: Plane, chroma: [Plane]) throws {
    // The smaller side / 256, rounded half up.
    let factor = max(1, (min(luma.width, luma.height) + 128) / 256)
    let plane = luma.blockMeans(factor)
    let filters = PhaseFilters.shared(width: plane.width, height: plane.height)
    try Cancellation.check()
    phase = [Double](count: plane.samples.count) { out in
      guard ck_phase_congruency(filters.plan, plane.samples, out) != 0 else {
        preconditionFailure("no memory for phase congruency")
      }
    }
    gradient = plane.gradient(side: 3.0 / 16, centre: 10.0 / 16)
    self.chroma = chroma.map { $0.blockMeans(factor) }
  }

  /// NaN where there is no phase congruency at all.
  func similarity(_ other: FSIMFeatures) -> Double {
    let sums = ck_fsim(
      phase, other.phase, gradient.samples, other.gradient.samples, chroma.first?.samples,
      other.chroma.first?.samples, chroma.last?.samples, other.chroma.last?.samples, phase.count)
    return sums.weighted / sums.weights
  }
}

/// The filters of phase congruency for planes of one size; those of the last few sizes are kept.
private final class PhaseFilters: Sendable {
  private struct Kept {
    let width, height: Int
    let filters: PhaseFilters
  }

  private static let kept = Mutex<[Kept]>([])
  private static let most = 3

  // Written when it is made, then only read.
  nonisolated(unsafe) let plan: OpaquePointer

  private init(width: Int, height: Int) {
    guard let plan = ck_phase_make(Int32(width), Int32(height)) else {
      preconditionFailure("no memory for phase congruency")
    }
    self.plan = plan
  }

  deinit { ck_phase_end(plan) }

  static func shared(width: Int, height: Int) -> PhaseFilters {
    func find(_ all: [Kept]) -> PhaseFilters? {
      all.first { $0.width == width && $0.height == height }?.filters
    }
    if let found = kept.withLock({ find($0) }) { return found }
    let made = PhaseFilters(width: width, height: height)
    return kept.withLock { all in
      if let found = find(all) { return found }
      all = all.suffix(most - 1) + [Kept(width: width, height: height, filters: made)]
      return made
    }
  }
}
