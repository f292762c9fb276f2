/// Over which rates two curves are compared.
public enum RateRange: Sendable, Hashable, CustomStringConvertible {
  /// Everything that the curves share.
  case overlap
  /// Where both curves lie inside [low, high] bits per pixel.
  case bpp(low: Double, high: Double)
  /// A third of the shared range of log rates.
  case third(Third)

  public enum Third: String, Sendable, Hashable, CaseIterable {
    case low, median, high
  }

  /// Reads `overlap`, `LO:HI` in bpp, `low`, `median` or `high`.
  ///
  /// - Throws: `RateRangeError` for any other text, and unless 0 <= LO < HI.
  public init(parsing text: String) throws(RateRangeError) {
    if text == "overlap" {
      self = .overlap
    } else if let third = Third(rawValue: text) {
      self = .third(third)
    } else {
      let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], 0 <= low, low < high,
        high.isFinite
      else { throw RateRangeError(text: text) }
      self = .bpp(low: low, high: high)
    }
  }

  public var description: String {
    switch self {
    case .overlap: "overlap"
    case .bpp(let low, let high): "\(low):\(high)"
    case .third(let third): third.rawValue
    }
  }
}

/// A text that names no range of rates.
public struct RateRangeError: Error, Equatable, CustomStringConvertible {
  public let text: String

  public var description: String {
    "\"\(text)\" is no range of rates; give overlap, low, median, high or two rates in bpp such as "
      + "0.4:1.15, the smaller first"
  }
}
