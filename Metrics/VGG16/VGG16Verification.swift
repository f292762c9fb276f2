internal import Imaging
internal import Results
internal import Tensors
internal import Weights

/// Runs VGG-16 on a fixed picture: whether weights are still those that were imported, and whether
/// this machine's kernels compute what plain layers do.
public struct VGG16Verification: Sendable {
  /// One number that was found twice.
  public struct Line: Sendable {
    /// A layer (`conv1_1`), or a tapped map (`relu1_2`).
    public let name: String
    public let expected: Double
    public let found: Double

    public var relativeDifference: Double {
      expected == found ? 0 : abs(found - expected) / abs(expected)
    }
  }

  /// Other machines' BLAS adds in another order, of which relu4_3 takes up to 1e-5; what is wrong
  /// differs by far more.
  public static let tolerance = 1e-4

  /// The sum of each layer's map, stored at the import against the one computed now; empty where the
  /// file has none stored.
  public let layers: [Line]
  /// The distances between two fixed images, by plain layers against the fast kernels.
  public let kernels: [Line]

  public var isPassed: Bool {
    !layers.isEmpty && (layers + kernels).allSatisfy { $0.relativeDifference <= Self.tolerance }
  }

  public init(_ weights: VGG16Weights) throws {
    let maps = PlainVGG16.maps(Self.picture(), weights)
    layers = zip(maps, weights.layerSums ?? []).map { map, stored in
      Line(name: map.name, expected: stored, found: Self.sum(map.map.values))
    }
    let (original, other) = (Self.picture(), Self.picture(shift: 9))
    let metric = VGG16Distance(weights: weights)
    let found = try metric.score(other, against: metric.reference(for: original))
    kernels = zip(PlainVGG16.distances(original, other, weights), found.parts).map { plain, part in
      Line(name: part.suffix, expected: plain, found: part.score)
    }
  }

  /// The values that an import stores: the sums in Double over the maps of `conv1_1` to `conv5_3` behind their
  /// rectifiers, by plain layers.
  public static func layerSums(_ weights: VGG16Weights) -> [Double] {
    PlainVGG16.maps(picture(), weights).map { sum($0.map.values) }
  }

  private static func sum(_ values: [Float]) -> Double { values.reduce(0) { $0 + Double($1) } }

  /// 64x48 pixels with edges and gradients in every channel.
  private static func picture(shift: Int = 0) -> Image {
    let (width, height) = (64, 48)
    let samples = (0..<3 * width * height).map { index in
      let (channel, x, y) = (index % 3, index / 3 % width, index / 3 / width)
      return UInt8((7 * x + 13 * y + 31 * channel + (x * y + shift * channel) / 4 + shift) % 256)
    }
    return Image(width: width, height: height, samples: .eight(samples))
  }
}
