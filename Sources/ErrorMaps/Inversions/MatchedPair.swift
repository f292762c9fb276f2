import Foundation
public import Results

/// Two reconstructions of one image by one codec that was optimised for two objectives, at nearly
/// the same rate.
public struct MatchedPair: Sendable, Hashable {
  /// One of the two.
  public struct Side: Sendable, Hashable {
    public let objective: String
    public let point: String
    public let bpp: Double

    package init(objective: String, point: String, bpp: Double) {
      self.objective = objective
      self.point = point
      self.bpp = bpp
    }
  }

  public let codec: String
  public let image: String
  public let width: Int
  public let height: Int
  public let first: Side
  public let second: Side

  package init(
    codec: String, image: String, width: Int, height: Int, first: Side, second: Side
  ) {
    self.codec = codec
    self.image = image
    self.width = width
    self.height = height
    self.first = first
    self.second = second
  }

  /// Rates of a pair differ by at most this factor.
  public static let rateFactor = 1.25
  /// At most this many pairs are made, and at most `pixelLimit` pixels of originals, but one pair.
  public static let limit = 24
  public static let pixelLimit = 16_000_000
  /// Where on a codec's curve the pairs are looked for, as shares of its points, in this order.
  private static let places = [0.5, 0.2, 0.8]

  /// The pairs of a study's scores.
  ///
  /// For every codec with two objectives and every image: the point of the first objective at the
  /// middle of the image's rates, then those at a fifth and at four fifths, each with the second
  /// objective's point of the nearest rate. When the limits are met, pairs of the middle come first
  /// and of the last place that fits in part an even choice is taken.
  ///
  /// - Parameter scores: of current definitions, in study order; reference distortions are left out.
  public static func matched(_ scores: [ScoreRow]) -> [MatchedPair] {
    let curves = imageCurves(scores)
    var chosen: [MatchedPair] = []
    var seen: Set<MatchedPair> = []
    for place in places {
      let found = curves.compactMap { $0.pair(at: place) }.filter { seen.insert($0).inserted }
      let used = chosen.reduce(0) { $0 + $1.pixels }
      let each = max(1, found.map(\.pixels).max() ?? 1)
      let room = min(limit - chosen.count, (pixelLimit - used) / each)
      let count = min(found.count, chosen.isEmpty ? max(1, room) : max(0, room))
      chosen += (0..<count).map { found[$0 * found.count / count] }
    }
    return chosen
  }

  /// Whether an image was scored with two objectives of a codec.
  static func hasObjectives(_ scores: [ScoreRow]) -> Bool { !imageCurves(scores).isEmpty }

  public var pixels: Int { width * height }

  /// The points of one image in two objectives of a codec.
  private struct ImageCurves {
    let codec: String
    let image: String
    let size: (width: Int, height: Int)
    let sides: [[Side]]

    func pair(at place: Double) -> MatchedPair? {
      let points = sides[0].sorted { $0.bpp < $1.bpp }
      let first = points[Int((Double(points.count - 1) * place).rounded())]
      func gap(_ side: Side) -> Double { abs(log(side.bpp / first.bpp)) }
      guard let second = sides[1].min(by: { gap($0) < gap($1) }), gap(second) <= log(rateFactor)
      else { return nil }
      return MatchedPair(
        codec: codec, image: image, width: size.width, height: size.height, first: first,
        second: second)
    }
  }

  private static func imageCurves(_ scores: [ScoreRow]) -> [ImageCurves] {
    struct Place: Hashable {
      let key: CodecKey
      let image: String
    }
    var keys: [CodecKey] = []
    var images: [String] = []
    var sizes: [String: (width: Int, height: Int)] = [:]
    var sides: [Place: [Side]] = [:]
    for row in scores {
      let key = CodecKey(codec: row.codec, objective: row.objective)
      if key.isControl { continue }
      if !keys.contains(key) { keys.append(key) }
      if sizes.updateValue((row.width, row.height), forKey: row.image) == nil {
        images.append(row.image)
      }
      let side = Side(objective: row.objective, point: row.point, bpp: row.bpp)
      let place = Place(key: key, image: row.image)
      if sides[place]?.contains(side) != true { sides[place, default: []].append(side) }
    }
    return keys.enumerated().flatMap { index, first in
      keys[(index + 1)...].filter { $0.codec == first.codec }.flatMap { second in
        images.compactMap { image -> ImageCurves? in
          guard let size = sizes[image], let a = sides[Place(key: first, image: image)],
            let b = sides[Place(key: second, image: image)]
          else { return nil }
          return ImageCurves(codec: first.codec, image: image, size: size, sides: [a, b])
        }
      }
    }
  }
}
