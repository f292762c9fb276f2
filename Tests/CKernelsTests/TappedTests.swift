import CKernels
import Randomness
import Testing

/// Tapped tiles of a strip as winograd.h lays them out, made of planes; what lies beyond the strip is
/// not a number, since it must not count.
private final class Tiles {
  let shape: ck_tapped_strip
  /// Aligned, as the kernels want it.
  private let memory: UnsafeMutableBufferPointer<Float>
  var values: UnsafePointer<Float>? { memory.baseAddress.map { UnsafePointer($0) } }

  init(_ planes: [[Float]], rows: Int, columns: Int, tile: Int) {
    let blocks = (planes.count + 15) / 16
    let (down, across) = ((rows + tile - 1) / tile, (columns + tile - 1) / tile)
    memory = .aligned(down * across * blocks * 16 * tile * tile, filledWith: .nan)
    for channel in 0..<blocks * 16 {
      for y in 0..<rows {
        for x in 0..<columns {
          let half = (y / tile * across + x / tile) * 2 * blocks + channel / 8
          memory[((half * tile + y % tile) * tile + x % tile) * 8 + channel % 8] =
            channel < planes.count ? planes[channel][y * columns + x] : 0
        }
      }
    }
    shape = ck_tapped_strip(
      tile: Int32(tile), out_blocks: Int32(blocks), rows: Int32(rows), columns: Int32(columns))
  }

  deinit { memory.deallocate() }
}

private func planes(_ channels: Int, _ pixels: Int, seed: UInt64) -> [[Float]] {
  var generator = SplitMix64(seed: seed)
  return (0..<channels).map { _ in
    (0..<pixels).map { _ in max(0, Float.random(in: -1...3, using: &generator)) }
  }
}

extension UnsafeMutableBufferPointer<Float> {
  fileprivate static func aligned(_ count: Int, filledWith value: Float) -> Self {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * count, alignment: 64)
    let numbers = memory.bindMemory(to: Float.self)
    numbers.initialize(repeating: value)
    return numbers
  }
}

private let instructionSets = [ck_best_instructions(), CK_PORTABLE]
private let sizes = [(1, 1), (2, 6), (5, 7), (13, 11), (12, 24)]

/// Sums over tapped tiles against plain loops over planes, and the same bits for every machine and team.
@Suite struct TappedTests {
  private func moments(
    _ a: Tiles, _ b: Tiles, _ instructions: ck_instructions, _ members: Int, start: Double = 0
  ) -> [Double] {
    let team = ck_team_make(Int32(members))
    defer { ck_team_end(team) }
    var shape = a.shape
    var sums = [Double](repeating: start, count: Int(shape.out_blocks) * 16 * Int(CK_MOMENTS))
    withExtendedLifetime((a, b)) {
      ck_add_moments(instructions, &shape, a.values, b.values, team, &sums)
    }
    return sums
  }

  @Test("moments of pairs", arguments: [2, 4, 6], sizes)
  func moments(tile: Int, size: (rows: Int, columns: Int)) {
    let (channels, pixels) = (19, size.rows * size.columns)
    let (a, b) = (planes(channels, pixels, seed: 1), planes(channels, pixels, seed: 2))
    let (x, y) = (
      Tiles(a, rows: size.rows, columns: size.columns, tile: tile),
      Tiles(b, rows: size.rows, columns: size.columns, tile: tile)
    )
    let sums = moments(x, y, ck_best_instructions(), 1)
    for channel in 0..<channels {
      var plain = [Double](repeating: 0, count: Int(CK_MOMENTS))
      for (u, v) in zip(a[channel].map(Double.init), b[channel].map(Double.init)) {
        for (place, term) in [u, u * u, v, v * v, u - v, (u - v) * (u - v)].enumerated() {
          plain[place] += term
        }
      }
      for place in plain.indices {
        let found = sums[(channel / 8 * Int(CK_MOMENTS) + place) * 8 + channel % 8]
        #expect(
          abs(found - plain[place]) <= 1e-13 * max(1, abs(plain[place])), "\(channel) \(place)")
      }
    }
    // Channels that are padding are zeros in both.
    #expect(sums.reduce(0) { $0 + ($1.isNaN ? 1 : 0) } == 0)
    for instructions in instructionSets {
      for members in [1, 3] { #expect(moments(x, y, instructions, members) == sums) }
    }
  }

  @Test func momentsAreAdded() {
    let a = Tiles(planes(3, 20, seed: 1), rows: 4, columns: 5, tile: 2)
    let b = Tiles(planes(3, 20, seed: 2), rows: 4, columns: 5, tile: 2)
    let alone = moments(a, b, ck_best_instructions(), 1)
    let onTop = moments(a, b, ck_best_instructions(), 1, start: 8)
    #expect(zip(onTop, alone).allSatisfy { abs($0 - $1 - 8) < 1e-12 })
  }

  @Test("normalised differences", arguments: [2, 4, 6], sizes)
  func normalisedDifferences(tile: Int, size: (rows: Int, columns: Int)) {
    let (channels, pixels, epsilon) = (19, size.rows * size.columns, 1e-10)
    let (a, b) = (planes(channels, pixels, seed: 3), planes(channels, pixels, seed: 4))
    let factors = (0..<32).map { $0 < channels ? Double($0) / 7 : 0 }
    var plain = 0.0
    for pixel in 0..<pixels {
      func norm(_ planes: [[Float]]) -> Double {
        planes.reduce(0) { $0 + Double($1[pixel]) * Double($1[pixel]) }.squareRoot() + epsilon
      }
      let (normA, normB) = (norm(a), norm(b))
      for channel in 0..<channels {
        let difference = Double(a[channel][pixel]) / normA - Double(b[channel][pixel]) / normB
        plain += factors[channel] * difference * difference
      }
    }
    let (x, y) = (
      Tiles(a, rows: size.rows, columns: size.columns, tile: tile),
      Tiles(b, rows: size.rows, columns: size.columns, tile: tile)
    )
    func found(_ instructions: ck_instructions, _ members: Int) -> Double {
      let team = ck_team_make(Int32(members))
      defer { ck_team_end(team) }
      var shape = x.shape
      var sums = [Double](repeating: .nan, count: pixels)
      return withExtendedLifetime((x, y)) {
        ck_normalised_differences(
          instructions, &shape, x.values, y.values, factors, epsilon, team, &sums)
      }
    }
    let sum = found(ck_best_instructions(), 1)
    #expect(abs(sum - plain) <= 1e-12 * plain)
    for instructions in instructionSets {
      for members in [1, 3] { #expect(found(instructions, members) == sum) }
    }
  }

  @Test("L2 pooling", arguments: [(1, 1), (2, 2), (5, 7), (8, 13), (9, 16)])
  func l2Pooling(size: (rows: Int, columns: Int)) {
    let (channels, blocks) = (19, 2)
    let (rows, columns) = size
    let map = planes(channels, rows * columns, seed: 5)
    let (down, across) = ((rows + 1) / 2, (columns + 1) / 2)
    let (inStride, outStride) = ((columns + 3) * 16, (across + 1) * 16)

    func pooled(_ instructions: ck_instructions, _ members: Int) -> [Float] {
      let team = ck_team_make(Int32(members))
      defer { ck_team_end(team) }
      // A row of zeros stands for those above and below the map. The kernel wants aligned memory.
      let counts = ((rows + 1) * blocks * inStride, down * blocks * outStride)
      let input = UnsafeMutableBufferPointer<Float>.aligned(counts.0, filledWith: 0)
      let output = UnsafeMutableBufferPointer<Float>.aligned(counts.1, filledWith: .nan)
      defer {
        input.deallocate()
        output.deallocate()
      }
      for channel in 0..<channels {
        for pixel in 0..<rows * columns {
          let (y, x) = (pixel / columns, pixel % columns)
          input[(y * blocks + channel / 16) * inStride + (x + 1) * 16 + channel % 16] =
            map[channel][pixel]
        }
      }
      let inRows = (0..<2 * down + 1).map { place in
        let row = (1...rows).contains(place) ? place - 1 : rows
        return input.baseAddress.map { UnsafePointer($0 + row * blocks * inStride) }
      }
      let outRows = (0..<down).map { row in
        output.baseAddress.map { $0 + row * blocks * outStride }
      }
      ck_l2_pool(
        instructions, Int32(blocks), Int32(down), Int32(across), inRows, inStride, outRows,
        outStride, team)
      return (0..<channels * down * across).map { index in
        let (channel, y, x) = (index / (down * across), index / across % down, index % across)
        return output[(y * blocks + channel / 16) * outStride + (x + 1) * 16 + channel % 16]
      }
    }

    let found = pooled(ck_best_instructions(), 1)
    for (index, value) in found.enumerated() {
      let (channel, y, x) = (index / (down * across), index / across % down, index % across)
      var sum = 1e-12
      for dy in -1...1 where (0..<rows).contains(2 * y + dy) {
        for dx in -1...1 where (0..<columns).contains(2 * x + dx) {
          let sample = Double(map[channel][(2 * y + dy) * columns + 2 * x + dx])
          sum += sample * sample * (dy == 0 ? 0.5 : 0.25) * (dx == 0 ? 0.5 : 0.25)
        }
      }
      #expect(abs(Double(value) - sum.squareRoot()) <= 3e-7 * max(1e-6, sum.squareRoot()))
    }
    for instructions in instructionSets {
      for members in [1, 3] { #expect(pooled(instructions, members) == found) }
    }
  }
}
