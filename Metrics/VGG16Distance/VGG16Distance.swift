internal import CKernels
public import Imaging
internal import Layers
public import Results
package import Weights

/// Squared distance of two images in the feature maps relu1_2, relu2_2, relu3_3 and relu4_3 of
/// VGG-16 (Johnson, Alahi and Fei-Fei 2016, the feature reconstruction loss of equation 2).
///
/// Per layer: sum of squared differences / (C H W), maps after their rectifier. The score is the
/// mean of the four layers. Identical images give exactly 0. Poolings round down, as in torchvision
/// and Keras. Maps are Float, computed by Winograd's method (Lavin and Gray 2016), F(6x6, 3x3), or
/// F(4x4, 3x3) where `MetricOptions.exact` asks for it: a fifth slower, and nearer to float64
/// for pairs beyond 60 dB, where the difference of the maps is small against their rounding;
/// differences are summed in Float within a tile's channel, then in Double.
///
/// Weights come from a file, or are seeded and untrained, which the definition then says. Values
/// under different weights are not comparable.
///
/// Where we differ: piq's `ContentLoss` takes relu3_3 alone and sums over channels (C times
/// Johnson's value); LPIPS normalises each pixel's features and weights the channels.
public struct VGG16Distance: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "vgg16", name: "VGG-16 distance", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: VGG16Network.taps),
    definition: """
      Squared distance in feature maps of VGG-16 (Johnson et al. 2016): per layer the sum of
      squared differences / (C H W) of relu1_2, relu2_2, relu3_3 and relu4_3; the score is the mean
      of the four, each is a part. Convolutions in Float by
      Winograd's F(6x6, 3x3), F(4x4, 3x3) with --exact. Preprocessing travels with the weights: RGB with
      ImageNet mean and deviation (torchvision), or BGR minus the Caffe means (Keras). Poolings round down.
      Weights: what `crossmetric weights fetch` installed, or your file; before that seeded VGG-16
      (no training), seed 0. Sides of at least 8 pixels.
      """,
    weights: need,
    make: { try VGG16Distance(options: $0) })

  /// Of `VGG16Weights.seeded(0)` where nothing trained is given.
  static let need = WeightsNeed(
    network: "vgg16",
    seededDigest: "05a3cd79c744a1dda949c963d0faa67f1104ac720f7d97c17412f93ab5243eb7")

  /// Bytes up to which an original's maps are kept for its further reconstructions: images up to
  /// about 2.2 million pixels. Larger originals run through the network beside every
  /// reconstruction, with the same bits.
  public static let referenceBudget = 1 << 30

  /// The original, and its tapped maps while they fit the budget.
  public struct Reference: Sendable {
    let original: Image
    let taps: TapMaps?
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  static let revision = 2
  let facts: [String]
  let weights: (digest: String, source: String)
  let network: VGG16Network
  private let filters = VGG16LazyFilters()
  let depth: DepthRule
  let cores: CoreShare
  private let referenceBudget: Int
  private let instructions: ck_instructions
  private let idlePasses = IdleStore<VGG16Pass>()
  let idleTaps = IdleStore<KernelMemory>()

  private static let seeded = VGG16Weights.seeded(0)

  /// - Throws: `WeightError` if the weights given for `vgg16` cannot be used.
  public init(options: MetricOptions = MetricOptions()) throws {
    let weights =
      try options.weights["vgg16"].map { try VGG16Weights(file: WeightFile.readNetwork($0)) }
      ?? Self.seeded
    self.init(weights: weights, options: options, tile: options.exact ? .four : .six)
  }

  /// - Parameters:
  ///   - referenceBudget: changes time and memory only.
  ///   - tile: `four` for exactness beyond about 60 dB; another definition.
  ///   - portable: without the machine's own instructions; changes time only.
  package init(
    weights: VGG16Weights, options: MetricOptions = MetricOptions(),
    referenceBudget: Int = referenceBudget, tile: VGG16Tile = .six, portable: Bool = false
  ) {
    network = VGG16Network(weights, tile: tile)
    depth = options.depth
    cores = options.cores
    self.referenceBudget = referenceBudget
    instructions = portable ? CK_PORTABLE : ck_best_instructions()
    facts = [
      "vgg-16", VGG16Network.taps.joined(separator: " "),
      "sum of squared differences / (C H W)", "mean of the four", "pooling rounds down",
      tile.kernelClass,
      "preprocessing \(weights.preprocessing.rawValue)",
    ]
    self.weights = (weights.digest, weights.source)
    definition = .of(
      Self.entry.descriptor, revision: Self.revision, facts: facts, options: options,
      weights: self.weights)
  }

  func schedule(_ width: Int, _ height: Int) -> VGG16Schedule {
    VGG16Schedule(network, width: width, height: height)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let schedule = schedule(width, height)
    let shared = 6 * width * height + network.filterBytes
    let pass = schedule.passBytes(network)
    return keepsMaps(schedule)
      ? MemoryNeed(reference: shared + 4 * schedule.tapCount, working: pass)
      : MemoryNeed(reference: shared, working: 2 * pass + 4 * largestStep(schedule))
  }

  private func keepsMaps(_ schedule: VGG16Schedule) -> Bool {
    4 * schedule.tapCount <= referenceBudget
  }

  func largestStep(_ schedule: VGG16Schedule) -> Int { schedule.tapCounts.max() ?? 0 }

  public func reference(for original: Image) throws -> Reference {
    let minimum = VGG16Network.minimumSide
    guard min(original.width, original.height) >= minimum else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height, minimum: minimum,
        remedy: "nothing of it is left behind the three poolings, leave it out")
    }
    let schedule = schedule(original.width, original.height)
    guard keepsMaps(schedule) else { return Reference(original: original, taps: nil) }
    let taps = TapMaps(count: schedule.tapCount, from: idleTaps)
    cores.team { threads in
      withPass(original, threads) { pass in
        var offset = 0
        for step in schedule.steps.indices {
          pass.store(step, of: original, into: taps.start(offset))
          offset += schedule.tapCounts[step]
        }
      }
    }
    return Reference(original: original, taps: taps)
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    var sums = VGG16Network.taps.map { _ in 0.0 }
    cores.team { threads in
      if let taps = reference.taps {
        compare(reconstruction, with: taps, threads, adding: &sums)
      } else {
        compareSideBySide(reference.original, reconstruction, threads, adding: &sums)
      }
    }
    let distances = zip(sums, sizes(reconstruction)).map { $0 / $1 }
    return MetricScore(
      distances.reduce(0, +) / Double(distances.count),
      parts: zip(VGG16Network.taps, distances).map(MetricScore.Part.init))
  }

  private func compare(
    _ reconstruction: Image, with taps: TapMaps, _ threads: Int, adding sums: inout [Double]
  ) {
    withPass(reconstruction, threads) { pass in
      var offset = 0
      for step in pass.schedule.steps.indices {
        pass.compare(step, of: reconstruction, with: taps.start(offset), adding: &sums)
        offset += pass.schedule.tapCounts[step]
      }
    }
  }

  /// Both images a step at a time, so that only one step's maps are held.
  private func compareSideBySide(
    _ original: Image, _ reconstruction: Image, _ threads: Int, adding sums: inout [Double]
  ) {
    withPass(reconstruction, threads) { pass in
      let taps = TapMaps(count: largestStep(pass.schedule), from: idleTaps)
      withPass(original, threads) { originalPass in
        for step in pass.schedule.steps.indices {
          originalPass.store(step, of: original, into: taps.start())
          pass.compare(step, of: reconstruction, with: taps.start(), adding: &sums)
        }
      }
    }
  }

  /// C H W of the tapped maps.
  private func sizes(_ image: Image) -> [Double] {
    network.layers.filter { $0.tap != nil }.map {
      Double($0.outputs * (image.height >> $0.poolings) * (image.width >> $0.poolings))
    }
  }

  /// Runs a body with a pass of its own that stands at the top of an image.
  func withPass(_ image: Image, _ threads: Int, _ body: (VGG16Pass) -> Void) {
    let pass = idlePasses.take(
      where: { $0.schedule.width == image.width && $0.schedule.height == image.height },
      make: {
        let team = KernelTeam(threads)
        return VGG16Pass(
          network, filters.value { VGG16Filters(network, instructions, team) },
          schedule(image.width, image.height), instructions, team)
      })
    defer { idlePasses.giveBack(pass) }
    pass.begin(threads: threads)
    body(pass)
  }
}
