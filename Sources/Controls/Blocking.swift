import Imaging

extension ControlKind {
  /// JPEG-like blocking: the orthonormal DCT-II of every 8x8 block of each RGB channel, every
  /// coefficient rounded to a multiple of one step, halves away from zero, and the inverse.
  /// Strength: the step. Blocks that reach beyond the right or lower edge repeat the last sample.
  ///
  /// Unlike JPEG: one step for all frequencies, no colour transform, no entropy coding.
  static let blocking = ControlKind(
    name: "control-blocking", revision: 1, unit: "quantiser step", strengths: [8, 16, 32, 64, 128],
    facts:
      "8x8 dct of each rgb channel, one step for all; last sample repeated; rounded and clipped"
  ) { original, step, _ in
    original.replacingPlanes { plane in
      var out = [Double](repeating: 0, count: plane.samples.count)
      for top in stride(from: 0, to: plane.height, by: DCT.side) {
        for left in stride(from: 0, to: plane.width, by: DCT.side) {
          quantise(plane, left: left, top: top, step: step, into: &out)
        }
      }
      return out
    }
  }

  private static func quantise(
    _ plane: Plane, left: Int, top: Int, step: Double, into out: inout [Double]
  ) {
    var block = [Double](repeating: 0, count: DCT.side * DCT.side)
    for index in block.indices {
      let x = min(left + index % DCT.side, plane.width - 1)
      let y = min(top + index / DCT.side, plane.height - 1)
      block[index] = plane.samples[y * plane.width + x]
    }
    // Exact halves are frequent: 30 binary places first, so that none hangs on the last bits.
    block = DCT.inverse(
      DCT.forward(block).map { (($0 / step * 0x1p30).rounded() * 0x1p-30).rounded() * step })
    for index in block.indices {
      let (x, y) = (left + index % DCT.side, top + index / DCT.side)
      if x < plane.width && y < plane.height { out[y * plane.width + x] = block[index] }
    }
  }
}

/// Orthonormal DCT-II of 8x8 blocks, row by row. Cosines are written out and scaled at the end, so
/// that no mathematics library takes part and the mean of whole samples is exact.
enum DCT {
  static let side = 8

  /// cos(k π / 16) for k from 0 to 8.
  private static let cosines = [
    1, 0.9807852804032304, 0.9238795325112867, 0.8314696123025452, 0.7071067811865476,
    0.5555702330196022, 0.38268343236508977, 0.19509032201612825, 0,
  ]

  /// cos((2 x + 1) u π / 16) at 8 u + x.
  private static let basis = (0..<64).map { index in
    let turns = (2 * (index % 8) + 1) * (index / 8) % 32
    let folded = turns > 16 ? 32 - turns : turns
    return folded > 8 ? -cosines[16 - folded] : cosines[folded]
  }

  /// The same at 8 x + u.
  private static let transposed = (0..<64).map { basis[8 * ($0 % 8) + $0 / 8] }

  /// Squared norms' inverse roots: 1/8 for the mean, 1/4 inside, their geometric mean between.
  private static let scales = (0..<64).map { index in
    switch (index % 8, index / 8) {
    case (0, 0): 0.125
    case (0, _), (_, 0): 0.17677669529663687
    default: 0.25
    }
  }

  static func forward(_ block: [Double]) -> [Double] {
    zip(applied(basis, block), scales).map { $0 * $1 }
  }

  static func inverse(_ coefficients: [Double]) -> [Double] {
    applied(transposed, zip(coefficients, scales).map { $0 * $1 })
  }

  /// M B Mᵀ.
  private static func applied(_ matrix: [Double], _ block: [Double]) -> [Double] {
    product(matrix, product(block, transposing: matrix))
  }

  private static func product(_ a: [Double], _ b: [Double]) -> [Double] {
    sums { row, column, k in a[8 * row + k] * b[8 * k + column] }
  }

  private static func product(_ a: [Double], transposing b: [Double]) -> [Double] {
    sums { row, column, k in a[8 * row + k] * b[8 * column + k] }
  }

  private static func sums(_ term: (Int, Int, Int) -> Double) -> [Double] {
    var out = [Double](repeating: 0, count: 64)
    for index in out.indices {
      var sum = 0.0
      for k in 0..<8 { sum += term(index / 8, index % 8, k) }
      out[index] = sum
    }
    return out
  }
}
