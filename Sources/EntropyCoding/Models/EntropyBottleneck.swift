internal import Foundation

/// Entropy bottleneck (Ballé et al. 2018): every channel of a latent has one distribution, and values
/// are coded as whole distances from its median.
public struct EntropyBottleneck: Sendable {
  public let medians: [Float]
  public let tables: CDFTables

  public var channels: Int { medians.count }

  /// - Throws: `EntropyCodingError.table` where rows and medians do not fit together.
  public init(medians: [Float], tables: CDFTables) throws(EntropyCodingError) {
    guard medians.count == tables.rowCount else {
      throw .table(row: nil, reason: "has \(tables.rowCount) rows for \(medians.count) channels")
    }
    self.medians = medians
    self.tables = tables
  }

  /// The row of each value of a latent, channel by channel.
  ///
  /// - Parameter plane: values of one channel.
  public func rows(plane: Int) -> [UInt16] {
    var rows = [UInt16](repeating: 0, count: channels * plane)
    for channel in 0..<channels {
      for place in channel * plane..<(channel + 1) * plane { rows[place] = UInt16(channel) }
    }
    return rows
  }

  /// round(z - median), half to even.
  ///
  /// - Throws: `EntropyCodingError.symbol`, `.parameters`.
  public func symbols(_ z: [Float], plane: Int) throws(EntropyCodingError) -> [Int32] {
    precondition(z.count == channels * plane, "\(z.count) values, \(channels) x \(plane)")
    var symbols = [Int32](repeating: 0, count: z.count)
    for place in z.indices {
      symbols[place] = try Quantisation.symbol(
        z[place], mean: medians[place / plane], place: place)
    }
    return symbols
  }

  /// symbol + median.
  public func values(_ symbols: [Int32], plane: Int) -> [Float] {
    precondition(
      symbols.count == channels * plane, "\(symbols.count) values, \(channels) x \(plane)")
    return symbols.indices.map { Float(symbols[$0]) + medians[$0 / plane] }
  }

  // MARK: Tables

  /// Tables from a density, as CompressAI's `update` makes them.
  ///
  /// A channel's row reaches from `low` to `high` about its median, in whole steps; the escape has the
  /// probability below the row's first step and above the last step of the *longest* row (so the
  /// reference). Built in Float, yet not bit for bit the reference's: take the rows of a trained model
  /// from its file.
  ///
  /// - Parameter quantiles: for each channel low, median, high.
  /// - Throws: `EntropyCodingError`.
  public init(density: FactorizedDensity, quantiles: [Float]) throws(EntropyCodingError) {
    precondition(quantiles.count == 3 * density.channels)
    var (medians, ranges): ([Float], [(below: Int, above: Int)]) = ([], [])
    for channel in 0..<density.channels {
      let (low, median, high) = (
        quantiles[3 * channel], quantiles[3 * channel + 1], quantiles[3 * channel + 2]
      )
      let (below, above) = ((median - low).rounded(.up), (high - median).rounded(.up))
      guard max(below, above) < 32768 else {
        throw .table(row: channel, reason: "would reach from \(low) to \(high)")
      }
      medians.append(median)
      ranges.append((max(0, Int(below)), max(0, Int(above))))
    }
    let longest = ranges.map { $0.below + $0.above + 1 }.max() ?? 0
    var rows: [(probabilities: [Float], offset: Int32)] = []
    for (channel, range) in ranges.enumerated() {
      let first = medians[channel] - Float(range.below)
      var probabilities = (0...range.below + range.above).map {
        density.likelihood(first + Float($0), channel: channel)
      }
      let last = first + Float(longest - 1)
      probabilities.append(
        sigmoid(density.logit(first - 0.5, channel: channel))
          + sigmoid(-density.logit(last + 0.5, channel: channel)))
      rows.append((probabilities, Int32(-range.below)))
    }
    try self.init(medians: medians, tables: try PMFQuantisation.tables(rows))
  }
}
