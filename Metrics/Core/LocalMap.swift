public import Imaging

/// Where in an image a metric's error lies.
///
/// The means that a score is made of (of squared differences, of the terms of SSIM at each scale,
/// ...) are kept as sums and counts in square cells of the image. The loss of a window is the
/// metric's own formula on the means over the window's cells: 0 where both images are the same,
/// larger is worse, and over the whole image what the metric says of it.
public struct LocalMap: Sendable {
  /// Side of a cell in pixels; cells at the right and lower edge may be cut off.
  public static let cell = 16

  /// One mean: what falls into each cell, row by row.
  struct Term: Sendable {
    private(set) var sums: [Double]
    private(set) var counts: [Int]
    private let columns: Int

    init(width: Int, height: Int) {
      columns = LocalMap.cells(width)
      sums = Array(repeating: 0, count: columns * LocalMap.cells(height))
      counts = Array(repeating: 0, count: sums.count)
    }

    /// Adds `count` numbers with a sum at a pixel.
    mutating func add(_ sum: Double, count: Int, x: Int, y: Int) {
      let cell = y / LocalMap.cell * columns + x / LocalMap.cell
      sums[cell] += sum
      counts[cell] += count
    }
  }

  private let width: Int
  private let height: Int
  private let terms: [Term]
  /// Of each part of the metric, the terms whose mean it is.
  private let parts: [[Int]]
  private let formula: @Sendable ([Double]) -> Double

  /// - Parameters:
  ///   - parts: of each of the metric's parts (`MetricDescriptor.parts`) the places of the terms
  ///     whose mean it is; empty for a metric without parts.
  ///   - formula: the loss, from the means of the terms.
  init(
    width: Int, height: Int, terms: [Term], parts: [[Int]] = [],
    formula: @escaping @Sendable ([Double]) -> Double
  ) {
    self.parts = parts
    self.width = width
    self.height = height
    self.terms = terms
    self.formula = formula
  }

  fileprivate static func cells(_ side: Int) -> Int { (side + cell - 1) / cell }

  /// The loss of the whole image.
  public var loss: Double { loss(x: 0, y: 0, width: width, height: height) }

  /// The loss of a window; NaN where some term has no number in it.
  ///
  /// - Precondition: the window is not empty, lies inside the image, begins at multiples of
  ///   `cell` and ends at such or at the edge.
  public func loss(x: Int, y: Int, width: Int, height: Int) -> Double {
    let (right, bottom) = (x + width, y + height)
    precondition(
      x >= 0 && y >= 0 && width > 0 && height > 0 && right <= self.width && bottom <= self.height
        && x % Self.cell == 0 && y % Self.cell == 0
        && (right % Self.cell == 0 || right == self.width)
        && (bottom % Self.cell == 0 || bottom == self.height),
      "a window of \(width) x \(height) at (\(x), \(y)) in \(self.width) x \(self.height)")
    let columns = columns
    let means = terms.map { term in
      var sum = 0.0
      var count = 0
      for row in y / Self.cell..<Self.cells(bottom) {
        for cell in row * columns + x / Self.cell..<row * columns + Self.cells(right) {
          sum += term.sums[cell]
          count += term.counts[cell]
        }
      }
      return sum / Double(count)
    }
    return loss(means)
  }

  /// Cells in a row and in a column.
  public var columns: Int { Self.cells(width) }
  public var rows: Int { Self.cells(height) }

  /// The loss of every cell, row by row: of the whole metric first, then of each of its parts, the
  /// mean of the part's terms. NaN where a term has no number in a cell.
  public func cellLosses() -> [[Double]] {
    let means = (0..<columns * rows).map { cell in
      terms.map { $0.sums[cell] / Double($0.counts[cell]) }
    }
    return [means.map(loss)]
      + parts.map { part in
        means.map { mean in part.reduce(0) { $0 + mean[$1] } / Double(part.count) }
      }
  }

  private func loss(_ means: [Double]) -> Double {
    means.contains(where: \.isNaN) ? .nan : formula(means)
  }
}

/// A metric that can say where in the image its error lies.
public protocol LocallyResolved: Metric {
  /// The name of a window's loss, such as "squared error".
  var lossName: String { get }
  /// The meaning of a window's loss, in a sentence.
  var lossDefinition: String { get }
  /// Whether a map takes seconds rather than a fraction of one.
  var localMapIsDear: Bool { get }

  func localMap(of reconstruction: Image, against reference: Reference) throws -> LocalMap
}

extension LocallyResolved {
  public var localMapIsDear: Bool { false }

  /// Computes the original's side once and gives the function that maps the error of others.
  public func localMapper(
    for original: Image
  ) throws -> @Sendable (Image) throws -> LocalMap {
    let reference = try reference(for: original)
    return { try localMap(of: $0, against: reference) }
  }
}
