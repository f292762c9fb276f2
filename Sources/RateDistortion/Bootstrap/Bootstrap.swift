import Randomness

/// Bootstrap over images: resamples with replacement, as many images as there are.
public struct Bootstrap: Sendable, Hashable {
  /// Fewer images give no interval.
  public static let minimumImages = 5
  /// From so many images on intervals come from draws; fewer images have too few ways to be drawn,
  /// and their intervals come from the jackknife.
  public static let fewestDrawn = 24

  public var draws: Int
  public var seed: UInt64

  public init(draws: Int = 20_000, seed: UInt64 = 0) {
    self.draws = draws
    self.seed = seed
  }

  /// The table of draws for a number of images; the same for every metric and codec.
  ///
  /// Each draw is sorted, so that draws of the same images give the same bits, and a draw of every
  /// image once equals the number of the study itself.
  package func resamples(images: Int) -> Resamples {
    var generator = SplitMix64(seed: seed)
    let draws = images > 0 ? max(0, draws) : 0
    return Resamples(
      images: images,
      indices: (0..<draws).flatMap { _ in
        (0..<images).map { _ in Int(generator.next(below: UInt64(images))) }.sorted()
      })
  }

  /// The tables for several numbers of images, as far as there are to be intervals.
  package func tables(imageCounts: Set<Int>) -> [Int: Resamples] {
    if draws < 1 { return [:] }
    return Dictionary(
      uniqueKeysWithValues: imageCounts.filter { $0 >= Self.minimumImages }
        .map { images in
          let isDrawn = images >= Self.fewestDrawn
          return (
            images, isDrawn ? resamples(images: images) : Resamples(images: images, indices: [])
          )
        })
  }
}
