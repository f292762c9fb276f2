import CKernels
import Randomness
import Testing

/// Planes that are filtered and brought to another size, against plain loops with the same order of sums.
@Suite struct PanelPlanesTests {
  private static func noise(_ count: Int, seed: Int) -> [Double] {
    var generator = SplitMix64(seed: UInt64(seed))
    return (0..<count).map { _ in Double(generator.next() >> 40) / 65536 - 128 }
  }

  @Test("every second sample of a filtered plane", arguments: [3, 5, 16, 33, 66])
  func everySecond(width: Int) {
    let (height, taps) = (width / 2 + 2, [0.4, 0.25, 0.05])
    let plane = Self.noise(width * height, seed: width)
    let (columns, rows) = ((width + 1) / 2, (height + 1) / 2)
    var fast = [Double](repeating: 0, count: columns * rows)
    var room = [Double](repeating: 0, count: 3 * (width + 4) + 1)
    ck_filter_plane(plane, width, height, taps, 2, CK_EDGE_TWICE, 2, &room, &fast)

    func mirrored(_ place: Int, _ count: Int) -> Int {
      place < 0 ? -place - 1 : place >= count ? 2 * count - 1 - place : place
    }
    func weighed(_ sample: (Int) -> Double) -> Double {
      (1...2).reduce(taps[0] * sample(0)) { $0 + taps[$1] * (sample(-$1) + sample($1)) }
    }
    let plain = (0..<rows * columns).map { index in
      weighed { column in
        weighed { row in
          plane[
            mirrored(2 * (index / columns) + row, height) * width
              + mirrored(2 * (index % columns) + column, width)]
        }
      }
    }
    #expect(fast == plain)
  }

  /// Columns of twice the width by two sets of weights in turns, of which some ends differ.
  @Test("a plane of twice the width", arguments: [1, 2, 3, 4, 5, 7, 12, 31, 32, 33])
  func twice(width: Int) {
    let count = 2 * width
    let plane = Self.noise(width, seed: width)
    let starts = (0..<count).map { Int32(max(0, ($0 - 1) / 2)) }
    let weights = (0..<count).flatMap { x -> [Double] in
      let start = Int(starts[x])
      let own = x % 2 == 0 ? [0.1, 0.8, 0.1, 0] : [0.5, 0.5, 0, 0]
      return own.enumerated().map { start + $0.offset < width ? $0.element : 0 }
    }
    let minuend = Self.noise(count, seed: 99)
    var fast = [Double](repeating: 0, count: count)
    var difference = fast
    var room = [Double](repeating: 0, count: width + 4)
    starts.withUnsafeBufferPointer { starts in
      weights.withUnsafeBufferPointer { weights in
        var columns = ck_axis(
          count: count, starts: starts.baseAddress, weights: weights.baseAddress)
        let one: [Int32] = [0]
        let whole: [Double] = [1, 0, 0, 0]
        one.withUnsafeBufferPointer { one in
          whole.withUnsafeBufferPointer { whole in
            var rows = ck_axis(count: 1, starts: one.baseAddress, weights: whole.baseAddress)
            ck_resample(plane, width, 1, &rows, &columns, nil, &room, &fast)
            ck_resample(plane, width, 1, &rows, &columns, minuend, &room, &difference)
          }
        }
      }
    }
    let plain = (0..<count).map { x -> Double in
      let terms = (0..<4).map { tap -> Double in
        let place = Int(starts[x]) + tap
        return weights[4 * x + tap] * (place < width ? plane[place] : 0)
      }
      return (terms[0] + terms[1]) + (terms[2] + terms[3])
    }
    #expect(fast == plain)
    #expect(difference == zip(minuend, plain).map { $0 - $1 })
  }

  /// Few levels give many equal numbers.
  @Test(
    "the number at a place of the sorted row", arguments: [1, 2, 599, 602, 20_011], [3, 1 << 40])
  func selected(count: Int, levels: Int) {
    var generator = SplitMix64(seed: UInt64(count + levels))
    let numbers = (0..<count).map { _ in Double(generator.next() % UInt64(levels)) }
    let sorted = numbers.sorted()
    for given in [numbers, sorted, sorted.reversed()] {
      for place in Set([0, 1, count / 3, count / 2, count - 1]) where place < count {
        var own = Array(given)
        #expect(ck_select(&own, count, place) == sorted[place])
        #expect(own[..<place].allSatisfy { $0 <= own[place] })
        #expect(own[place...].allSatisfy { $0 >= own[place] })
        #expect(own.sorted() == sorted)
      }
    }
  }
}
