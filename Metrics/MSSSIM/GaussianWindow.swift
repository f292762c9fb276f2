import CKernels
import Foundation
import Imaging

/// The window of SSIM: 11 taps of a Gaussian with sigma 1.5, sum 1, applied in both directions.
enum GaussianWindow {
  static let taps: [Double] = {
    let half = CK_WINDOW / 2
    let weights = (-half...half).map { exp(-Double($0 * $0) / (2 * 1.5 * 1.5)) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }()

  /// Samples that a VALID filter takes from each side length.
  static let margin = CK_WINDOW - 1

  /// Window means of a plane, VALID: (width - 10) x (height - 10) samples.
  static func means(of samples: [Double], width: Int, height: Int) -> [Double] {
    let count = (width - margin) * (height - margin)
    return [Double](unsafeUninitializedCapacity: count) { out, initialized in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { row in
        ck_window_mean(samples, width, height, taps, row.baseAddress, out.baseAddress)
      }
      initialized = count
    }
  }
}
