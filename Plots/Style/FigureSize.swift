import Foundation

/// How large a figure is, and what a unit of its canvas is in each terminal.
public struct FigureSize: Sendable, Equatable {
  /// In units, two to a point (of a size in pixels: one to a pixel); the type is 14 and 12 units.
  let width: Double
  /// Nil: what the figure likes.
  let height: Double?
  /// Points a unit in PDF and LaTeX.
  let points: Double
  /// Pixels a unit in PNG; an SVG has one.
  let pngPixels: Double

  /// One column of a journal, 88 mm, with type of 7 and 6 points. On a screen an SVG is 500 pixels
  /// wide, a PNG 1500.
  public static let column = FigureSize(
    width: 500, height: nil, points: 0.5, pngPixels: 3)
  /// Both columns, 182 mm.
  public static let page = FigureSize(
    width: 1032, height: nil, points: 0.5, pngPixels: 3)

  private init(
    width: Double, height: Double?, points: Double, pngPixels: Double
  ) {
    self.width = width
    self.height = height
    self.points = points
    self.pngPixels = pngPixels
  }

  /// `column`, `page`, a width such as `8.5cm`, or width and height such as `8.5cmx6cm`,
  /// `3.5x2.5in` or `800x600px`.
  ///
  /// Lengths in cm, mm, in and pt are those of print: type of 7 points, PNG at 432 pixels an inch,
  /// SVG at 144. Lengths in px are pixels of SVG and PNG with type of 14 pixels, and 3/4 point in
  /// PDF and LaTeX.
  public init(_ text: String) throws(FigureSizeError) {
    switch text {
    case "column": self = .column
    case "page": self = .page
    default:
      guard
        let match = text.wholeMatch(
          of: /([0-9.]+)(cm|mm|in|pt|px)?(?:x([0-9.]+)(cm|mm|in|pt|px)?)?/),
        let unit = match.2 ?? match.4,
        let width = Double(match.1).flatMap({ Self.points($0, String(match.2 ?? unit)) })
      else { throw .noSize(text) }
      var height: Double?
      if let second = match.3 {
        guard let last = match.4, let value = Double(second) else { throw .noSize(text) }
        height = Self.points(value, String(last))
      }
      // 2 cm to 1 m: below, nothing can be read; above, images are larger than programs take.
      let limits = 56.6...2835.0
      guard limits.contains(width), height.map(limits.contains) ?? true else {
        throw .outside(text)
      }
      let isPixels = unit == "px"
      let points = isPixels ? 0.75 : 0.5
      self.init(
        width: width / points, height: height.map { $0 / points }, points: points,
        pngPixels: isPixels ? 1 : 3)
    }
  }

  private static func points(_ value: Double, _ unit: String) -> Double? {
    let length: [String: Double] = [
      "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "pt": 1, "px": 0.75,
    ]
    return length[unit].map { $0 * value }
  }
}

/// The fault of a size.
public enum FigureSizeError: Error, Equatable, CustomStringConvertible {
  case noSize(String)
  case outside(String)

  public var description: String {
    switch self {
    case .noSize(let text):
      "\"\(text)\" is not a size; write column, page, a width such as 8.5cm, or width and height "
        + "such as 8.5cmx6cm, 3.5inx2.5in or 800x600px"
    case .outside(let text): "\"\(text)\" is not a size to draw at; sides go from 2 cm to 100 cm"
    }
  }
}
