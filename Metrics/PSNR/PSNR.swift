import CKernels
import Foundation
public import Imaging
public import Results

/// Peak signal-to-noise ratio of an RGB image: 10 log10(255² / MSE) in dB, MSE over all pixels and
/// channels. Identical images give infinity; nothing is capped.
///
/// 8-bit images are summed in integers; 16-bit samples are divided by 257 and summed in Double.
/// A set's value is the mean of its images' dB. The same as CompressAI's `psnr-rgb` on 8-bit
/// images; differs from piq and pyiqa, which add 1e-8 to the MSE and so cap at 80 dB.
public struct PSNR: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
      objective: "mse", pooledName: "PSNR of mean MSE"),
    definition: """
      10 log10(255^2 / MSE) in dB, the MSE over all pixels and channels of one RGB image. No cap:
      identical images give inf. 16-bit samples are divided by 257. A set's value is the mean of
      its images' dB. Curves also hold psnr-pooled, the dB of the set's mean MSE.
      """,
    make: { PSNR(options: $0) })

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  public var isCheap: Bool { true }
  let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: Self.revision, facts: Self.facts, options: options)
  }

  static let revision = 1
  static let facts = ["rgb", "peak 255", "mse over pixels and channels", "no cap"]

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 0, working: 0)
  }

  public func reference(for original: Image) -> Image { original }

  public func score(_ reconstruction: Image, against original: Image) throws -> MetricScore {
    try requireComparable(original, reconstruction, depth: depth)
    return MetricScore(Self.level(ofMSE: Self.meanSquaredError(original, reconstruction)))
  }

  /// Over all pixels and channels, on the scale 0...255.
  static func meanSquaredError(_ a: Image, _ b: Image) -> Double {
    squaredError(a.samples, b.samples) / Double(3 * a.width * a.height)
  }

  static func level(ofMSE mse: Double) -> Double { 10 * log10(255 * 255 / mse) }

  private static func squaredError(_ a: Image.Samples, _ b: Image.Samples) -> Double {
    if case .eight(let a) = a, case .eight(let b) = b {
      return Double(ck_squared_error(a, b, a.count))
    }
    let a = a.onByteScale
    let b = b.onByteScale
    var sum = 0.0
    for index in a.indices {
      let difference = a[index] - b[index]
      sum += difference * difference
    }
    return sum
  }
}
