import CKernels
import Imaging
import Results

/// The original's side of MS-SSIM at all four phases, in float. The finest scale is held once: its
/// window maps at the four phases differ by a row and a column only. Each coarser scale is another
/// picture at each phase.
public struct SSIMPhaseOriginal: Sendable {
  let image: Image
  private let windows: PhaseWindows
  /// The finest scale of the whole image.
  private let fine: FloatPyramid
  /// The coarser scales of one phase.
  private let coarse: FloatPyramid
  /// Per channel the finest scale, then the coarser scales of each phase.
  private let channels: [[Float]]

  init(_ image: Image, _ windows: PhaseWindows) {
    self.image = image
    self.windows = windows
    let fine = FloatPyramid(width: image.width, height: image.height, scales: 1)
    let coarse = Self.coarse(width: windows.width, height: windows.height)
    self.fine = fine
    self.coarse = coarse
    let count = 3 * fine.count + 3 * coarse.count * GridPhase.allCases.count
    channels = (0..<3).map { channel in
      [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        // The capacity is never 0.
        guard let samples = buffer.baseAddress else { return }
        fine.fill(samples, from: image, channel: channel)
        fine.findMoments(of: samples)
        for (index, phase) in GridPhase.allCases.enumerated() {
          let own = samples + 3 * fine.count + 3 * coarse.count * index
          windows.halve(samples, fine.planes[0].stride, at: phase, into: own, coarse)
          coarse.findMoments(of: own)
        }
        initialized = count
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
    return (3 * fine + 3 * coarse * GridPhase.allCases.count, fine + coarse)
  }

  /// [phase][scale]: what the term of each scale lacks to 1, contrast-structure, and full SSIM at
  /// the coarsest.
  func losses(of reconstruction: Image, channel: Int) -> [[Double]] {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: fine.count + coarse.count) { buffer in
      channels[channel].withUnsafeBufferPointer { original in
        guard let other = buffer.baseAddress, let original = original.baseAddress else { return [] }
        fine.fill(other, from: reconstruction, channel: channel)
        let width = windows.width - GaussianWindow.margin
        let height = windows.height - GaussianWindow.margin
        let sums = WindowSums(width: width, height: height) { rows, columns in
          fine.lossSum(original, other, 0, rows: rows, columns: columns, coarsest: false)
        }
        return GridPhase.allCases.enumerated().map { index, phase in
          let coarser = other + fine.count
          windows.halve(other, fine.planes[0].stride, at: phase, into: coarser, coarse)
          let own = original + 3 * fine.count + 3 * coarse.count * index
          return [sums[phase] / Double(width * height)] + coarse.losses(own, coarser)
        }
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
