import CKernels
public import Imaging
public import Results

/// Visual information fidelity in the pixel domain (Sheikh and Bovik 2006, the authors' code VIFp), in
/// Double: how much of the information that a viewer gets from the original is left. Not symmetric;
/// above 1 where contrast was raised.
public struct VIFP: Metric {
  public static let entry = entry(
    "vif-p", "VIFp", .full, least: 1,
    """
    VIF in the pixel domain (Sheikh and Bovik 2006, VIFp) of luma Y' = 0.299 R + 0.587 G + 0.114 B (full
    range, not rounded) on 0...255, original first: four scales with VALID Gaussian windows of 17, 9, 5, 3
    samples, sigma a fifth, from the second on filtered by it and halved; sum of log(1 + g^2 s1 / (v + 2))
    over sum of log(1 + s1 / 2), epsilon 1e-10. 1: equal. Parts: the scales by themselves. NaN where the
    original is flat. Sides of at least 41 pixels.
    """)

  public static let matlabEntry = entry(
    "vif-p-matlab", "VIFp (MATLAB)", .matlab, least: 1,
    """
    vif-p of the grey that MATLAB's rgb2gray makes (rounded to whole levels, halves up), as the authors'
    users have it.
    """)

  public static let jpegAIEntry = entry(
    "vif-p-jpeg-ai", "VIFp (JPEG AI)", .jpegAI(peak: 255), least: 64,
    """
    vif-p as the evaluation software of JPEG AI computes it (its "VIF"): of luma by BT.709 in full range,
    RGB and luma rounded to 10 bits, times 255 / 1023; sides under 64 filled with zeros.
    """)

  private static func entry(
    _ id: String, _ name: String, _ luma: LumaRule, least: Int, _ definition: String
  ) -> MetricEntry {
    let descriptor = MetricDescriptor(
      id: id, name: name, orientation: .higherIsBetter, curveScale: .identity,
      parts: (1...4).map { "scale\($0)" }, variantOf: id == "vif-p" ? nil : "vif-p")
    return MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { VIFP(descriptor, luma, least: least, $0) })
  }

  /// The original at every scale.
  public struct Reference: Sendable {
    let image: Image
    let planes: [Plane]
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let luma: LumaRule
  private let least: Int
  private let depth: DepthRule

  /// - Parameter least: sides that smaller images are filled up to with zeros.
  init(_ descriptor: MetricDescriptor, _ luma: LumaRule, least: Int, _ options: MetricOptions) {
    self.descriptor = descriptor
    self.luma = luma
    self.least = least
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [luma.fact, "windows 17 9 5 3, sigma a fifth, valid", "noise 2", "epsilon 1e-10"]
        + (least > 1 ? ["zeros up to \(least)"] : []), options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 11 * width * height, working: 24 * width * height)
  }

  public func reference(for original: Image) throws -> Reference {
    if least == 1 {
      try requireSides(
        original, atLeast: 41, metric: descriptor.id,
        because: "the window of its coarsest scale does not fit")
    }
    return Reference(image: original, planes: try planes(original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let sums = try zip(zip(reference.planes, planes(reconstruction)), Self.windows).map {
      try Self.sums($0.0, $0.1, $1)
    }
    let isSame = reconstruction.samples == reference.image.samples
    func value(_ kept: Double, _ all: Double) -> Double { all > 0 && isSame ? 1 : kept / all }
    return MetricScore(
      value(sums.reduce(0) { $0 + $1.kept }, sums.reduce(0) { $0 + $1.all }),
      parts: zip(descriptor.parts, sums).map { MetricScore.Part($0, value($1.kept, $1.all)) })
  }

  /// Windows of 17, 9, 5 and 3 samples.
  private static let windows = [8, 4, 2, 1].map { radius in
    GaussianTaps.taps(radius: radius, sigma: Double(2 * radius + 1) / 5)
  }

  private func planes(_ image: Image) throws -> [Plane] {
    try Self.windows.dropFirst().reduce(into: [try luma.plane(image).grown(to: least)]) {
      planes, window in
      planes.append(try planes[planes.count - 1].filtered(window, .valid, step: 2))
    }
  }

  private static func sums(_ a: Plane, _ b: Plane, _ taps: [Double]) throws -> ck_vif_sums {
    try PairWindow.with(a, b, taps) { window, room in ck_vif(window, 2, 1e-10, room) }
  }
}
