/// Holm's adjustment of p values for a family of tests (Scand. J. Stat. 6, 1979, 65-70): the i-th
/// smallest of m becomes the largest of (m - j + 1) p_j for j up to i, and at most 1.
package func holm(_ values: [Double]) -> [Double] {
  var adjusted = values
  var largest = 0.0
  for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
    largest = max(largest, Double(values.count - rank) * values[index])
    adjusted[index] = min(1, largest)
  }
  return adjusted
}
