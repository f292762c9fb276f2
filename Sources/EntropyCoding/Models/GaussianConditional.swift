internal import Foundation

/// Gaussian conditional (Ballé et al. 2018, Minnen et al. 2018): each value of a latent has its own mean
/// and standard deviation; the deviation picks one of a few tables of whole distances from the mean.
public struct GaussianConditional: Sendable {
  /// Deviations of the rows, rising.
  public let scaleTable: [Float]
  public let tables: CDFTables

  /// Number of rows of every published model.
  public static let levels = 64
  /// exp of 64 equal steps from ln 0.11 to ln 256.
  public static let defaultScaleTable: [Float] = {
    let (low, high) = (log(0.11), log(256.0))
    return (0..<levels).map { Float(exp(low + (high - low) * Double($0) / Double(levels - 1))) }
  }()
  /// Probability that the rows leave to their escape.
  static let tailMass = 1e-9

  /// - Throws: `EntropyCodingError.table` where rows and deviations do not fit together.
  public init(scaleTable: [Float], tables: CDFTables) throws(EntropyCodingError) {
    guard scaleTable.count == tables.rowCount else {
      throw .table(
        row: nil, reason: "has \(tables.rowCount) rows for \(scaleTable.count) deviations")
    }
    guard let first = scaleTable.first, first > 0, scaleTable.allSatisfy(\.isFinite),
      zip(scaleTable, scaleTable.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .table(row: nil, reason: "has deviations that do not rise from above 0") }
    self.scaleTable = scaleTable
    self.tables = tables
  }

  /// The first row whose deviation is at least `scale`; the last one for larger ones and for what is
  /// not a number. Deviations under the first row's, negative ones too, count as the first row's.
  @inline(__always)
  public func row(_ scale: Float) -> UInt16 {
    var (low, high) = (0, scaleTable.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if scale <= scaleTable[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt16(low)
  }

  public func rows(_ scales: [Float]) -> [UInt16] { scales.map(row) }

  /// round(y - mean), half to even.
  ///
  /// - Parameter means: nil for 0.
  /// - Throws: `EntropyCodingError.symbol`, `.parameters`.
  public func symbols(_ y: [Float], means: [Float]?) throws(EntropyCodingError) -> [Int32] {
    var symbols = [Int32](repeating: 0, count: y.count)
    for place in y.indices {
      symbols[place] = try Quantisation.symbol(y[place], mean: means?[place] ?? 0, place: place)
    }
    return symbols
  }

  /// symbol + mean.
  public func values(_ symbols: [Int32], means: [Float]?) -> [Float] {
    guard let means else { return symbols.map { Float($0) } }
    return symbols.indices.map { Float(symbols[$0]) + means[$0] }
  }

  /// Probability of the unit interval about a value, at least 1e-9: for estimates of the rate. Uses the
  /// deviation itself, not its row's.
  ///
  /// With v = |value - mean|: Phi((1/2 - v) / scale) - Phi((-1/2 - v) / scale), in Double.
  public func likelihood(_ value: Float, mean: Float, scale: Float) -> Double {
    let scale = Double(max(scale, scaleTable[0]))
    let distance = Double(abs(value - mean))
    return max(phi((0.5 - distance) / scale) - phi((-0.5 - distance) / scale), 1e-9)
  }

  // MARK: Tables

  /// Tables for these deviations, as CompressAI makes them: a row reaches as far as leaves `tailMass`.
  ///
  /// Built in Double, which differs from CompressAI's Float table in row 57: take the rows of a trained
  /// model from its file.
  ///
  /// - Throws: `EntropyCodingError`.
  public init(scaleTable: [Float] = defaultScaleTable) throws(EntropyCodingError) {
    // -quantile(tailMass / 2)
    let reach = 6.1094102
    var rows: [(probabilities: [Float], offset: Int32)] = []
    for (row, scale) in scaleTable.enumerated() {
      guard scale > 0, scale < 4096 else {
        throw .table(row: row, reason: "is of the deviation \(scale)")
      }
      let (deviation, centre) = (Double(scale), Int((Double(scale) * reach).rounded(.up)))
      var probabilities = (0...2 * centre).map { place in
        let distance = Double(abs(place - centre))
        return Float(phi((0.5 - distance) / deviation) - phi((-0.5 - distance) / deviation))
      }
      probabilities.append(Float(2 * phi((-0.5 - Double(centre)) / deviation)))
      rows.append((probabilities, Int32(-centre)))
    }
    try self.init(scaleTable: scaleTable, tables: try PMFQuantisation.tables(rows))
  }
}

/// The standard normal distribution.
private func phi(_ t: Double) -> Double { 0.5 * erfc(-t * 0.5.squareRoot()) }
