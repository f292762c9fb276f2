import CKernels
public import Imaging
public import Results

/// Normalized Laplacian pyramid distance (Laparra, Ballé, Berardino and Simoncelli 2016), in Double: luma
/// as the early visual system is thought to code it.
public struct NLPD: Metric {
  public static let entry = entry(
    "nlpd", "NLPD", .full, isJPEGAI: false,
    """
    NLPD (Laparra et al. 2016): luma Y' = 0.299 R + 0.587 G + 0.114 B (full range, not rounded) / 255;
    Laplacian pyramid of six bands (window 0.05 0.25 0.4 0.25 0.05, the edge repeated, the last band the
    low-pass rest); each band divided by sigma plus the weighted sum of absolute values in 5x5 samples
    (the authors' factors, zeros outside); the mean over the bands of the root mean square difference.
    Parts: the bands. Sides of at least 32 pixels.
    """)

  public static let matlabEntry = entry(
    "nlpd-matlab", "NLPD (MATLAB)", .matlab, isJPEGAI: false,
    """
    nlpd of the grey that MATLAB's rgb2gray makes (rounded to whole levels, halves up), as the authors'
    numbers are.
    """)

  public static let jpegAIEntry = entry(
    "nlpd-jpeg-ai", "NLPD (JPEG AI)", .jpegAI(peak: 1), isJPEGAI: true,
    """
    NLPD as the evaluation software of JPEG AI computes it, which is another metric: luma by BT.709 in
    full range, RGB and luma rounded to 10 bits, / 1023; sides under 128 filled with zeros; the pyramid
    mirrored at the edges, enlarged linearly with the ends aligned and then filtered, six band-passes
    and no rest; 3x3 factors, turned around, mirrored at the edges.
    """)

  private static func entry(
    _ id: String, _ name: String, _ luma: LumaRule, isJPEGAI: Bool, _ definition: String
  ) -> MetricEntry {
    let descriptor = MetricDescriptor(
      id: id, name: name, orientation: .lowerIsBetter, curveScale: .negativeLogarithm,
      parts: (1...6).map { "band\($0)" }, variantOf: id == "nlpd" ? nil : "nlpd")
    return MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { NLPD(descriptor, luma, isJPEGAI: isJPEGAI, $0) })
  }

  /// The original and its normalised bands.
  public struct Reference: Sendable {
    let image: Image
    let bands: [Plane]
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let luma: LumaRule
  private let isJPEGAI: Bool
  private let depth: DepthRule

  init(
    _ descriptor: MetricDescriptor, _ luma: LumaRule, isJPEGAI: Bool, _ options: MetricOptions
  ) {
    self.descriptor = descriptor
    self.luma = luma
    self.isJPEGAI = isJPEGAI
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: isJPEGAI
        ? [luma.fact, "zeros up to 128", "six band-passes, aligned bilinear", "3x3, mirrored"]
        : [
          luma.fact, "0...1", "five band-passes and the rest, edge repeated", "5x5, zeros outside",
        ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 11 * width * height, working: 40 * width * height)
  }

  public func reference(for original: Image) throws -> Reference {
    if !isJPEGAI {
      try requireSides(
        original, atLeast: 32, metric: descriptor.id, because: "its pyramid has six levels")
    }
    return Reference(image: original, bands: try bands(original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let distances = zip(reference.bands, try bands(reconstruction)).map { a, b in
      let count = a.samples.count
      return (ck_squared_distance(a.samples, b.samples, count) / Double(count)).squareRoot()
    }
    return MetricScore(
      distances.reduce(0, +) / Double(distances.count),
      parts: zip(descriptor.parts, distances).map { MetricScore.Part($0, $1) })
  }

  private static let taps = [0.4, 0.25, 0.05]

  private func bands(_ image: Image) throws -> [Plane] {
    try isJPEGAI
      ? jpegAIBands(luma.plane(image).grown(to: 128))
      : pyramid(luma.plane(image).scaled(by: 1.0 / 255))
  }

  private func pyramid(_ plane: Plane) throws -> [Plane] {
    var level = plane
    return try NLPDBand.all.enumerated().map { index, factors in
      guard index < 5 else { return level.normalised(factors, .zeros) }
      let low = try level.filtered(Self.taps, .edgeTwice, step: 2)
      func doubled(_ length: Int, _ count: Int) -> AxisResampling {
        .doubled(length, to: count, taps: Self.taps, gain: 2, mirrored: false)
      }
      defer { level = low }
      try Cancellation.check()
      // The band-pass is normalised where it lies, since fresh memory costs more than the sums.
      return Plane(width: level.width, height: level.height) { out in
        low.resample(
          rows: doubled(low.height, level.height), columns: doubled(low.width, level.width),
          minuend: level.samples, into: out)
        factors.normalise(out, width: level.width, height: level.height, .zeros, into: out)
      }
    }
  }

  private func jpegAIBands(_ plane: Plane) throws -> [Plane] {
    var level = plane
    return try NLPDBand.jpegAI.map { factors in
      let low = try level.filtered(Self.taps, .edgeOnce, step: 2)
      let high = try low.resampled(
        rows: .linear(low.height, to: 2 * low.height, aligned: true),
        columns: .linear(low.width, to: 2 * low.width, aligned: true)
      ).filtered(Self.taps, .edgeOnce).cut(width: level.width, height: level.height)
      defer { level = low }
      return level.minus(high).normalised(factors, .edgeOnce)
    }
  }
}

extension Plane {
  fileprivate func normalised(_ band: NLPDBand, _ border: Border) -> Plane {
    Plane(width: width, height: height) {
      band.normalise(samples, width: width, height: height, border, into: $0)
    }
  }

  fileprivate func cut(width narrow: Int, height low: Int) -> Plane {
    if narrow == width && low == height { return self }
    return Plane(
      width: narrow, height: low,
      samples: (0..<low).flatMap { samples[$0 * width..<$0 * width + narrow] })
  }
}
