import CKernels
import Foundation
public import Imaging
public import Results

/// Information content weighted SSIM (Wang and Li 2011), in Double: MS-SSIM on a Laplacian pyramid whose
/// places count by the information that they carry about the original. Not symmetric.
public struct IWSSIM: Metric {
  public static let entry = entry(
    "iw-ssim", "IW-SSIM", .full, isAligned: false, least: 1,
    """
    IW-SSIM (Wang and Li 2011) of luma Y' = 0.299 R + 0.587 G + 0.114 B (full range, not rounded) on 0...255,
    original first: Laplacian pyramid of five levels (1 4 6 4 1, mirrored), on each contrast-structure of
    SSIM (11x11, sigma 1.5, VALID, K 0.01 0.03; luminance too at the coarsest), its mean weighted at scales
    1 to 4 by the information (3x3 neighbours and the parent, noise 0.4; the covariance's eigenvalues by
    Jacobi); product with the exponents of MS-SSIM. The parent is enlarged between pixel centres (MATLAB).
    Parts: the scales. Sides of at least 161 pixels.
    """)

  public static let matlabEntry = entry(
    "iw-ssim-matlab", "IW-SSIM (MATLAB)", .matlab, isAligned: false, least: 1,
    """
    iw-ssim of the grey that MATLAB's rgb2gray makes (rounded to whole levels, halves up).
    """)

  public static let jpegAIEntry = entry(
    "iw-ssim-jpeg-ai", "IW-SSIM (JPEG AI)", .jpegAI(peak: 255), isAligned: true, least: 256,
    """
    iw-ssim as the evaluation software of JPEG AI computes it: of luma by BT.709 in full range, RGB and
    luma rounded to 10 bits, times 255 / 1023; sides under 256 filled with zeros; the parent enlarged
    with the corners aligned.
    """)

  private static func entry(
    _ id: String, _ name: String, _ luma: LumaRule, isAligned: Bool, least: Int,
    _ definition: String
  ) -> MetricEntry {
    let descriptor = MetricDescriptor(
      id: id, name: name, orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
      parts: ScaleProduct.parts, variantOf: id == "iw-ssim" ? nil : "iw-ssim")
    return MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { IWSSIM(descriptor, luma, isAligned: isAligned, least: least, $0) })
  }

  /// The original's bands, and what its neighbours say at each scale.
  public struct Reference: Sendable {
    let image: Image
    let bands: [Plane]
    let neighbours: [NeighbourModel]
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let luma: LumaRule
  private let isAligned: Bool
  private let least: Int
  private let depth: DepthRule

  init(
    _ descriptor: MetricDescriptor, _ luma: LumaRule, isAligned: Bool, least: Int,
    _ options: MetricOptions
  ) {
    self.descriptor = descriptor
    self.luma = luma
    self.isAligned = isAligned
    self.least = least
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [
        luma.fact, "five scales, 1 4 6 4 1 mirrored", "window 11 sigma 1.5 valid", "K 0.01 0.03",
        "L 255", "weights " + ScaleProduct.weights.map { "\($0)" }.joined(separator: " "),
        "3x3 and parent, noise 0.4",
        isAligned ? "parent with aligned corners" : "parent between centres",
      ] + (least > 1 ? ["zeros up to \(least)"] : []), options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 22 * width * height, working: 60 * width * height)
  }

  /// - Throws: `MetricError.tooSmall`, `.flat`.
  public func reference(for original: Image) throws -> Reference {
    if least == 1 { try ScaleProduct.requireSides(of: original, metric: descriptor.id) }
    let bands = try bands(original)
    let models = try (0..<ScaleProduct.scales - 1).map { scale in
      let parent = scale < 3 ? try bands[scale + 1].enlarged(to: bands[scale], isAligned) : nil
      guard let model = NeighbourModel(bands[scale], parent: parent) else {
        throw MetricError.flat(metric: descriptor.id)
      }
      return model
    }
    return Reference(image: original, bands: bands, neighbours: models)
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let scales =
      reconstruction.samples == reference.image.samples
      ? reference.bands.map { _ in 1.0 }
      : try zip(reference.bands, bands(reconstruction)).enumerated().map { scale, pair in
        try self.scale(
          pair.0, pair.1, scale < reference.neighbours.count ? reference.neighbours[scale] : nil)
      }
    let product = zip(scales, ScaleProduct.weights).reduce(1.0) { $0 * pow(abs($1.0), $1.1) }
    return MetricScore(
      product, parts: zip(descriptor.parts, scales).map { MetricScore.Part($0, $1) })
  }

  private static let window = GaussianTaps.taps(radius: 5, sigma: 1.5)

  /// The mean of contrast-structure, weighted by information where there is a model.
  private func scale(_ a: Plane, _ b: Plane, _ model: NeighbourModel?) throws -> Double {
    let structure = try Plane(width: a.width - 10, height: a.height - 10) { out in
      try PairWindow.with(a, b, Self.window) { window, room in
        ck_structure(window, model == nil ? ScaleProduct.c1 : 0, ScaleProduct.c2, room, out)
      }
    }
    let count = structure.samples.count
    guard let model else { return ck_sums_of(structure.samples, count).sum / Double(count) }
    let information = try model.information(a, b)
    let sums = ck_weigh(
      structure.samples, structure.width, structure.height, information.samples, 4)
    return sums.weighted / sums.weights
  }

  private static let taps = [6.0, 4, 1].map { $0 / 16 * 2.0.squareRoot() }

  private func bands(_ image: Image) throws -> [Plane] {
    var level = try luma.plane(image).grown(to: least)
    return try (0..<ScaleProduct.scales).map { scale in
      guard scale < ScaleProduct.scales - 1 else { return level }
      let low = try level.filtered(Self.taps, .edgeOnce, step: 2)
      func doubled(_ length: Int, _ count: Int) -> AxisResampling {
        .doubled(length, to: count, taps: Self.taps, gain: 1, mirrored: true)
      }
      defer { level = low }
      return try level.minus(
        low, rows: doubled(low.height, level.height), columns: doubled(low.width, level.width))
    }
  }
}

extension Plane {
  /// About twice as large, for the band that this one is the parent of.
  fileprivate func enlarged(to band: Plane, _ isAligned: Bool) throws -> Plane {
    try resampled(
      rows: .enlarged(height, to: band.height, aligned: isAligned),
      columns: .enlarged(width, to: band.width, aligned: isAligned))
  }
}
