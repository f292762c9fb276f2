/// Over which rates two curves are compared.
public enum RateRange: Sendable, Hashable, CustomStringConvertible {
  /// Everything that the curves share: for BD-rate the shared qualities, for BD-quality the shared
  /// rates.
  case overlap
  /// Where both curves lie inside [low, high] bits per pixel.
  case bpp(low: Double, high: Double)
  /// Where both curves lie inside a part of the rates that they share.
  case shared(Part)

  /// A part of a range of rates, by log rate.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The lower, middle and upper third.
    case low, median, high
    case full
  }

  /// Reads `overlap`, `LO:HI` in bpp, `low`, `median`, `high` or `full`.
  ///
  /// - Throws: `RateRangeError` for any other text, and unless 0 <= LO < HI.
  public init(parsing text: String) throws(RateRangeError) {
    if text == "overlap" {
      self = .overlap
    } else if let part = Part(rawValue: text) {
      self = .shared(part)
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
    case .shared(let part): part.rawValue
    }
  }
}

/// A text that names no range of rates.
public struct RateRangeError: Error, Equatable, CustomStringConvertible {
  public let text: String

  public var description: String {
    "\"\(text)\" is not a range of rates; give overlap, low, median, high, full or two rates in bpp "
      + "such as 0.4:1.15, the smaller first"
  }
}
