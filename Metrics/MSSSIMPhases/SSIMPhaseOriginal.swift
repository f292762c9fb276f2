import CKernels
import Imaging
import Results

/// The original's side of MS-SSIM at all four phases, in float. The finest scale is held once: its
/// window maps at the four phases differ by a row and a column only. Each coarser scale is another
/// image at each phase.
public struct SSIMPhaseOriginal: Sendable {
  let image: Image
  private let windows: PhaseWindows
  /// The finest scale of the whole image.
  private let fine: FloatPyramid
  /// The coarser scales of one phase.
  private let coarse: FloatPyramid
  /// Channel by channel the finest scale, then the coarser scales of each phase.
  private let channels: RecycledMemory
  private let stores: SSIMStores

  init(_ image: Image, _ windows: PhaseWindows, from stores: SSIMStores) throws {
    self.image = image
    self.stores = stores
    self.windows = windows
    fine = FloatPyramid(width: image.width, height: image.height, scales: 1)
    coarse = Self.coarse(width: windows.width, height: windows.height)
    channels = RecycledMemory(
      count: 3 * 3 * (fine.count + GridPhase.allCases.count * coarse.count), from: stores.originals)
    for channel in 0..<3 {
      try Cancellation.check()
      let samples = start(channel)
      fine.fill(samples, from: image, channel: channel)
      fine.findMoments(of: samples)
      for (index, phase) in GridPhase.allCases.enumerated() {
        let own = start(channel, index)
        windows.halve(samples, fine.planes[0].stride, at: phase, into: own, coarse)
        coarse.findMoments(of: own)
      }
    }
  }

  private static func coarse(width: Int, height: Int) -> FloatPyramid {
    FloatPyramid(width: width / 2, height: height / 2, scales: ScaleProduct.scales - 1)
  }

  /// Samples that one channel of the original and of a reconstruction needs, from above.
  static func samples(width: Int, height: Int) -> (original: Int, other: Int) {
    let fine = FloatPyramid(width: width, height: height, scales: 1).count
    let coarse = coarse(width: width, height: height).count
    return (3 * (fine + GridPhase.allCases.count * coarse), fine + coarse)
  }

  /// Where a channel's finest scale begins, or the coarser scales of a phase.
  private func start(_ channel: Int, _ phase: Int? = nil) -> UnsafeMutablePointer<Float> {
    let phases = GridPhase.allCases.count
    let own = channels.start(channel * 3 * (fine.count + phases * coarse.count))
    return phase.map { own + 3 * (fine.count + $0 * coarse.count) } ?? own
  }

  /// [phase][scale]: 1 - X for the term X of each scale, contrast-structure, and full SSIM at
  /// the coarsest.
  func losses(of reconstruction: Image, channel: Int) throws -> [[Double]] {
    try Cancellation.check()
    let memory = RecycledMemory(count: fine.count + coarse.count, from: stores.reconstructions)
    let other = memory.start()
    fine.fill(other, from: reconstruction, channel: channel)
    let width = windows.width - GaussianWindow.margin
    let height = windows.height - GaussianWindow.margin
    let sums = WindowSums(width: width, height: height) { rows, columns in
      fine.lossSum(start(channel), other, 0, rows: rows, columns: columns, coarsest: false)
    }
    return try withExtendedLifetime(memory) {
      try GridPhase.allCases.enumerated().map { index, phase in
        try Cancellation.check()
        let coarser = other + fine.count
        windows.halve(other, fine.planes[0].stride, at: phase, into: coarser, coarse)
        return [sums[phase] / Double(width * height)]
          + coarse.losses(start(channel, index), coarser)
      }
    }
  }
}

extension PhaseWindows {
  /// Makes the coarser scales of a phase from the finest scale of the whole image.
  fileprivate func halve(
    _ samples: UnsafePointer<Float>, _ stride: Int, at phase: GridPhase,
    into coarser: UnsafeMutablePointer<Float>, _ pyramid: FloatPyramid
  ) {
    ck_halve_float(
      samples + phase.row * stride + phase.column, width, height, stride, coarser,
      pyramid.planes[0].stride)
    pyramid.fillCoarser(coarser)
  }
}
