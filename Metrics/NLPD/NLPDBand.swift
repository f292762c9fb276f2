import CKernels

/// The factors of the six bands of NLPD (Laparra et al. 2016), fitted by its authors to photographs.
struct NLPDBand {
  /// Added to the neighbours' weighted sum.
  let sigma: Double
  /// 5x5, row by row, for correlation.
  let weights: [Double]

  /// Divides a band by sigma plus the weighted sum of absolute values around.
  ///
  /// - Parameter out: may be where the band lies.
  func normalise(
    _ plane: UnsafePointer<Double>, width: Int, height: Int, _ border: Border,
    into out: UnsafeMutablePointer<Double>
  ) {
    var room = [Double](repeating: 0, count: 5 * (width + 4))
    ck_normalise_divisively(plane, width, height, sigma, weights, border.kernel, &room, out)
  }

  static let all = [
    NLPDBand(
      sigma: 0.0248,
      weights: [
        0, 0, 0, 0, 0,
        0, 0, 0.1015, 0, 0,
        0.0072, 0.146, 0, 0.1493, 0,
        0, 0, 0.1011, 0, 0,
        0, 0, 0, 0, 0,
      ]),
    NLPDBand(
      sigma: 0.0185,
      weights: [
        0, 0, 0, 0, 0,
        0, 0, 0.0837, 0, 0,
        0, 0.1846, 0, 0.1986, 0,
        0, 0, 0.0757, 0, 0,
        0, 0, 0, 0, 0,
      ]),
    NLPDBand(
      sigma: 0.0179,
      weights: [
        0, 0, 0, 0, 0,
        0, 0, 0.0467, 0, 0,
        0, 0.2243, 0, 0.2138, 0,
        0, 0, 0.0477, 0, 0,
        0, 0, 0, 0, 0,
      ]),
    NLPDBand(
      sigma: 0.0191,
      weights: [
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0,
        0, 0.2616, 0, 0.2503, 0,
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0,
      ]),
    NLPDBand(
      sigma: 0.022,
      weights: [
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0,
        0, 0.2552, 0, 0.2598, 0,
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0,
      ]),
    NLPDBand(
      sigma: 0.2782,
      weights: [
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0,
        0, 0.0717, 0, 0.2215, 0,
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0,
      ]),
  ]

  /// Those of JPEG AI's evaluation: of 3x3 samples, and turned around.
  static let jpegAI = zip(
    all,
    [
      [0, 0.1011, 0, 0.1493, 0, 0.146, 0, 0.1015, 0],
      [0, 0.0757, 0, 0.1986, 0, 0.1846, 0, 0.0837, 0],
      [0, 0.0477, 0, 0.2138, 0, 0.2243, 0, 0.0467, 0],
      [0, 0, 0, 0.2503, 0, 0.2616, 0, 0, 0],
      [0, 0, 0, 0.2598, 0, 0.2552, 0, 0, 0],
      [0, 0, 0, 0.2215, 0, 0.0717, 0, 0, 0],
    ]
  ).map { band, inner in NLPDBand(sigma: band.sigma, weights: embedded(inner)) }

  private static func embedded(_ inner: [Double]) -> [Double] {
    (0..<25).map { place in
      let (row, column) = (place / 5 - 1, place % 5 - 1)
      return (0..<3).contains(row) && (0..<3).contains(column) ? inner[3 * row + column] : 0
    }
  }
}
