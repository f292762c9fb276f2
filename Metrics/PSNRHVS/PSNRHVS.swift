public import Imaging
public import Results

/// PSNR of luma, its error weighted by the eye's sensitivity to each coefficient of the 8x8 DCT
/// (PSNR-HVS), and less what the block's own contrast masks (PSNR-HVS-M). In Double.
public struct PSNRHVS: Metric {
  public static let entry = entry(
    MetricDescriptor(
      id: "psnr-hvs", name: "PSNR-HVS", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity), .plain,
    """
    PSNR-HVS (Egiazarian et al. 2006): 10 log10(255^2 / e), e the mean over all whole 8x8 blocks and
    their 64 coefficients of (c |D1 - D2|)^2, D the orthonormal DCT-II of luma Y' = 0.299 R + 0.587 G +
    0.114 B (full range, not rounded), c the sensitivity to the coefficient (the authors' table).
    Blocks begin at multiples of 8; incomplete ones do not count. No cap: equal luma gives inf.
    """)

  public static let maskedEntry = entry(
    MetricDescriptor(
      id: "psnr-hvs-m", name: "PSNR-HVS-M", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity), .masked,
    """
    PSNR-HVS-M (Ponomarenko et al. 2007): psnr-hvs, from each |D1 - D2| but that of DC first M / m taken
    (not below 0), m the coefficient's factor of masking (the authors' table) and M the larger masking
    of the two blocks: sqrt(r sum of D^2 m without DC) / 32, r the four quarters' variances times 16
    over the block's times 64 (sample variances; 0 for a flat block).
    """)

  public static let jpegAIEntry = entry(
    MetricDescriptor(
      id: "psnr-hvs-jpeg-ai", name: "PSNR-HVS (JPEG AI)", unit: "dB",
      orientation: .higherIsBetter, curveScale: .identity, variantOf: "psnr-hvs"), .jpegAI,
    """
    psnr-hvs as the evaluation software of JPEG AI computes it: of luma by BT.709 in full range, RGB and
    luma rounded to 10 bits, divided by 1023 / 255; incomplete blocks count, filled by repeating the
    last row and column. Not PSNR-HVS-M.
    """)

  struct Rule: Sendable {
    let luma: LumaRule
    let isMasked: Bool
    let isFilled: Bool

    static let plain = Rule(luma: .full, isMasked: false, isFilled: false)
    static let masked = Rule(luma: .full, isMasked: true, isFilled: false)
    static let jpegAI = Rule(luma: .jpegAI(peak: 255), isMasked: false, isFilled: true)

    var facts: [String] {
      [
        luma.fact, "8x8 dct of the tables of 2007",
        isFilled ? "incomplete blocks filled by their edge" : "whole blocks",
        isMasked ? "masked" : "not masked", "peak 255", "no cap",
      ]
    }
  }

  private static func entry(
    _ descriptor: MetricDescriptor, _ rule: Rule, _ definition: String
  ) -> MetricEntry {
    MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { PSNRHVS(descriptor, rule, $0) })
  }

  /// The original and its blocks.
  public struct Reference: Sendable {
    let image: Image
    let blocks: HVSBlocks
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let rule: Rule
  private let depth: DepthRule

  init(_ descriptor: MetricDescriptor, _ rule: Rule, _ options: MetricOptions) {
    self.descriptor = descriptor
    self.rule = rule
    depth = options.depth
    definition = .of(descriptor, revision: 1, facts: rule.facts, options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let plane = 8 * (width + 8) * (height + 8)
    return MemoryNeed(reference: 2 * plane, working: 3 * plane)
  }

  public func reference(for original: Image) throws -> Reference {
    try requireSides(
      original, atLeast: 8, metric: descriptor.id, because: "no block of 8x8 pixels fits")
    return Reference(image: original, blocks: try blocks(original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    return MetricScore(
      PSNR.level(ofMSE: reference.blocks.meanSquaredError(try blocks(reconstruction))))
  }

  private func blocks(_ image: Image) throws -> HVSBlocks {
    try Cancellation.check()
    let plane = try rule.luma.plane(image)
    let whole = rule.isFilled ? plane.repeatedToMultiple(of: 8) : plane
    try Cancellation.check()
    return HVSBlocks(whole, isMasked: rule.isMasked)
  }
}
