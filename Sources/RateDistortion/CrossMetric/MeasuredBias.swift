package import Results

/// A cross-metric bias with what is derived from it.
package struct MeasuredBias: Sendable {
  package var row: BiasRow
  /// Two-sided probability of a bias so far from none (`ResampledInterval.p`), or nil.
  package var p: Double?
  /// The bias along its range, for main distances.
  package var local: [LocalBiasRow]

  package init(row: BiasRow, p: Double?, local: [LocalBiasRow] = []) {
    self.row = row
    self.p = p
    self.local = local
  }
}
