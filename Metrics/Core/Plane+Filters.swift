import CKernels
import Foundation
import Imaging

/// The values outside a plane that is filtered.
enum Border {
  /// Nothing: only places where the window lies inside count.
  case valid
  case zeros
  /// d c b a | a b c d
  case edgeTwice
  /// d c b | a b c d
  case edgeOnce

  var kernel: ck_border {
    switch self {
    case .valid: CK_VALID
    case .zeros: CK_ZEROS
    case .edgeTwice: CK_EDGE_TWICE
    case .edgeOnce: CK_EDGE_ONCE
    }
  }
}

extension Plane {
  init(width: Int, height: Int, writtenBy write: (UnsafeMutablePointer<Double>) throws -> Void)
    rethrows
  {
    self.init(
      width: width, height: height,
      samples: try [Double](count: width * height, writtenBy: write))
  }

  /// Filtered in both directions by a symmetric window, every `step`-th sample kept.
  ///
  /// - Parameter taps: from the centre outwards.
  /// - Throws: `CancellationError` only.
  func filtered(_ taps: [Double], _ border: Border, step: Int = 1) throws -> Plane {
    try Cancellation.check()
    let radius = taps.count - 1
    let cut = border == .valid ? 2 * radius : 0
    var room = [Double](repeating: 0, count: 3 * (width + 2 * radius) + 1)
    return Plane(width: (width - cut + step - 1) / step, height: (height - cut + step - 1) / step) {
      ck_filter_plane(
        samples, width, height, taps, Int32(radius), border.kernel, Int32(step), &room, $0)
    }
  }

  /// Means of `factor` x `factor` samples; rows and columns that fill no block are left out.
  func blockMeans(_ factor: Int) -> Plane {
    if factor == 1 { return self }
    return Plane(width: width / factor, height: height / factor) {
      ck_block_means(samples, width, height, Int32(factor), $0)
    }
  }

  /// Magnitude of the gradient by a 3x3 operator, zeros outside.
  func gradient(side: Double, centre: Double) -> Plane {
    Plane(width: width, height: height) {
      ck_gradient(samples, width, height, side, centre, $0)
    }
  }

  /// - Throws: `CancellationError` only.
  func resampled(rows: AxisResampling, columns: AxisResampling) throws -> Plane {
    try Cancellation.check()
    return Plane(width: columns.starts.count, height: rows.starts.count) {
      resample(rows: rows, columns: columns, minuend: nil, into: $0)
    }
  }

  /// This plane minus another that is brought to its size.
  ///
  /// - Throws: `CancellationError` only.
  func minus(_ other: Plane, rows: AxisResampling, columns: AxisResampling) throws -> Plane {
    try Cancellation.check()
    return Plane(width: width, height: height) {
      other.resample(rows: rows, columns: columns, minuend: samples, into: $0)
    }
  }

  /// Writes this plane in another size, or what is left of `minuend` without it.
  func resample(
    rows: AxisResampling, columns: AxisResampling, minuend: [Double]?,
    into out: UnsafeMutablePointer<Double>
  ) {
    var room = [Double](repeating: 0, count: width + AxisResampling.taps)
    rows.withKernel { rows in
      columns.withKernel { columns in
        withUnsafePointer(to: rows) { rows in
          withUnsafePointer(to: columns) { columns in
            ck_resample(samples, width, height, rows, columns, minuend, &room, out)
          }
        }
      }
    }
  }

  func minus(_ other: Plane) -> Plane {
    Plane(width: width, height: height) {
      ck_subtract(samples, other.samples, samples.count, $0)
    }
  }

  /// 1 - (2 a b + t) / (a² + b² + t), sample by sample.
  func dissimilarity(_ other: Plane, _ t: Double) -> Plane {
    Plane(width: width, height: height) {
      ck_dissimilarity(samples, other.samples, samples.count, t, $0)
    }
  }

  /// With zeros to the right and below, up to sides of at least `least`.
  func grown(to least: Int) -> Plane {
    extended(width: max(width, least), height: max(height, least)) { _, _ in 0 }
  }

  /// With the edge repeated to the right and below, up to sides that are multiples of `multiple`.
  func repeatedToMultiple(of multiple: Int) -> Plane {
    extended(
      width: (width + multiple - 1) / multiple * multiple,
      height: (height + multiple - 1) / multiple * multiple
    ) { y, x in samples[min(y, height - 1) * width + min(x, width - 1)] }
  }

  private func extended(
    width wide: Int, height high: Int, outside: (Int, Int) -> Double
  ) -> Plane {
    if wide == width && high == height { return self }
    return Plane(width: wide, height: high) { out in
      for y in 0..<high {
        for x in 0..<wide {
          out[y * wide + x] = y < height && x < width ? samples[y * width + x] : outside(y, x)
        }
      }
    }
  }

  func scaled(by factor: Double) -> Plane {
    Plane(width: width, height: height, samples: samples.map { $0 * factor })
  }
}

/// Taps of a Gaussian window, exp(-i² / 2σ²) and of sum 1, from the centre outwards.
enum GaussianTaps {
  static func taps(radius: Int, sigma: Double) -> [Double] {
    let half = (0...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = half[0] + 2 * half.dropFirst().reduce(0, +)
    return half.map { $0 / sum }
  }
}
