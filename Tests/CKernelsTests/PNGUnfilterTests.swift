import CKernels
import Randomness
import Testing

@Suite struct PNGUnfilterTests {
  /// The filters as the PNG specification writes them.
  private func slow(
    _ filter: Int, _ channels: Int, _ filtered: [UInt8], _ above: [UInt8]
  ) -> [UInt8] {
    var row: [UInt8] = []
    for index in filtered.indices {
      let a = index >= channels ? Int(row[index - channels]) : 0
      let b = Int(above[index])
      let c = index >= channels ? Int(above[index - channels]) : 0
      let prediction =
        switch filter {
        case 1: a
        case 2: b
        case 3: (a + b) / 2
        case 4: paeth(a, b, c)
        default: 0
        }
      row.append(UInt8(truncatingIfNeeded: Int(filtered[index]) + prediction))
    }
    return row
  }

  private func paeth(_ a: Int, _ b: Int, _ c: Int) -> Int {
    let p = a + b - c
    let (pa, pb, pc) = (abs(p - a), abs(p - b), abs(p - c))
    if pa <= pb && pa <= pc { return a }
    return pb <= pc ? b : c
  }

  @Test("every filter, 1, 3 and 4 channels, rows of 1 to 40 pixels", arguments: 0...4, [1, 3, 4])
  func filters(filter: Int, channels: Int) {
    var generator = SplitMix64(seed: UInt64(10 * filter + channels))
    for pixels in 1...40 {
      let count = pixels * channels
      // Few distinct values make ties, which decide between the neighbours.
      for range in [UInt8(0)...3, 0...255, 250...255] {
        let filtered = (0..<count).map { _ in UInt8.random(in: range, using: &generator) }
        let above = (0..<count).map { _ in UInt8.random(in: range, using: &generator) }
        var row = [UInt8](repeating: 77, count: count + 1)
        #expect(
          ck_png_unfilter(Int32(filter), Int32(channels), filtered, above, &row, count) == 1)
        #expect(row == slow(filter, channels, filtered, above) + [77], "\(pixels) pixels")
      }
    }
  }

  @Test("two Paeth rows at once are two rows one by one", arguments: [1, 3, 4])
  func pairs(channels: Int) {
    var generator = SplitMix64(seed: UInt64(channels))
    for pixels in 1...40 {
      let count = pixels * channels
      for range in [UInt8(0)...3, 0...255, 250...255] {
        // Of each row its filter's byte, then the row.
        let filtered = (0..<2 * count + 1).map { _ in UInt8.random(in: range, using: &generator) }
        let above = (0..<count).map { _ in UInt8.random(in: range, using: &generator) }
        var rows = [UInt8](repeating: 77, count: 2 * count + 1)
        ck_png_unfilter_two_paeth(Int32(channels), filtered, count + 1, above, &rows, count)
        let first = slow(4, channels, Array(filtered[..<count]), above)
        let second = slow(4, channels, Array(filtered[(count + 1)...]), first)
        #expect(rows == first + second + [77], "\(pixels) pixels")
      }
    }
  }

  @Test func otherFiltersAreRefused() {
    var row: [UInt8] = [0]
    for filter in [5, 6, 255] {
      #expect(ck_png_unfilter(Int32(filter), 1, [1], [1], &row, 1) == 0)
    }
  }
}
