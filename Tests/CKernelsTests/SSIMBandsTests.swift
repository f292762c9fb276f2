import CKernels
import Randomness
import Testing

/// An original's planes and a reconstruction's samples, both interleaved RGB.
private struct Scales {
  var planes: [ck_ssim_float_plane] = []
  var x: [[Float]] = []
  var y: [[Float]] = []
  var mean: [[Float]] = []
  var spread: [[Float]] = []

  init(
    _ width: Int, _ height: Int, count: Int, channel: Int, original: [UInt8],
    fill: (inout [Float], inout ck_ssim_float_plane) -> Void
  ) {
    var (width, height) = (width, height)
    for scale in 0..<count {
      let stride = ck_ssim_float_stride(width)
      var plane = ck_ssim_float_plane(width: width, height: height, stride: stride)
      let empty = [Float](repeating: .nan, count: stride * height)
      var (x, y, mean, spread) = (empty, empty, empty, empty)
      if scale == 0 {
        ck_channel_of_bytes(original, &plane, Int32(channel), &x)
        fill(&y, &plane)
      } else {
        let finer = planes[scale - 1]
        for (from, to) in [(self.x[scale - 1], \Self.x), (self.y[scale - 1], \Self.y)] {
          var halved = empty
          ck_halve_float(from, finer.width, finer.height, finer.stride, &halved, stride)
          if to == \Self.x { x = halved } else { y = halved }
        }
      }
      var rows = [Double](repeating: .nan, count: 2 * width)
      ck_ssim_float_moments(&plane, x, PlanePair.taps, PlanePair.c2, &rows, &mean, &spread)
      planes.append(plane)
      self.x.append(x)
      self.y.append(y)
      self.mean.append(mean)
      self.spread.append(spread)
      (width, height) = ((width + 1) / 2, (height + 1) / 2)
    }
  }

  /// Scale by scale, from whole planes.
  func planeLosses(_ instructions: ck_instructions) -> [ck_ssim_sums] {
    planes.indices.map { scale in
      var plane = planes[scale]
      return ck_ssim_float_losses(
        instructions, &plane, x[scale], mean[scale], spread[scale], y[scale], PlanePair.taps,
        PlanePair.c1, scale == planes.count - 1 ? 1 : 0)
    }
  }

  func bandLosses(
    _ instructions: ck_instructions, _ samples: ck_samples, channel: Int
  ) -> [ck_ssim_sums] {
    let count = ck_ssim_bands_size(planes[0].width, Int32(planes.count))
    var memory = [Float](repeating: .nan, count: count + 1)
    memory[count] = 4711
    var sums = [ck_ssim_sums](repeating: ck_ssim_sums(), count: planes.count)
    // Arrays of arrays have no stable pointers: one copy of each plane for the call.
    func pinned(_ arrays: [[Float]]) -> [UnsafeMutablePointer<Float>] {
      arrays.map { values in
        let copy = UnsafeMutablePointer<Float>.allocate(capacity: values.count)
        copy.initialize(from: values, count: values.count)
        return copy
      }
    }
    let (x, mean, spread) = (pinned(x), pinned(mean), pinned(spread))
    defer { for pointer in x + mean + spread { pointer.deallocate() } }
    let scales = planes.indices.map {
      ck_ssim_scale(plane: planes[$0], x: x[$0], mean: mean[$0], spread: spread[$0])
    }
    ck_ssim_bands_losses(
      instructions, scales, Int32(scales.count), samples, Int32(channel), PlanePair.taps,
      PlanePair.c1, &memory, &sums)
    #expect(memory[count] == 4711)
    return sums
  }
}

@Suite struct SSIMBandsTests {
  private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map {
      UInt8(truncatingIfNeeded: $0 / 7 + Int.random(in: 0...60, using: &generator))
    }
  }

  /// Both walks, both kinds of instructions: the same bits.
  private func expectSame(
    _ scales: Scales, _ samples: ck_samples, channel: Int, _ comment: Comment
  ) {
    let wanted = scales.planeLosses(ck_best_instructions())
    for instructions in [ck_best_instructions(), CK_PORTABLE] {
      let found = scales.bandLosses(instructions, samples, channel: channel)
      #expect(found.map(\.contrast_loss) == wanted.map(\.contrast_loss), comment)
      #expect(found.map(\.ssim_loss) == wanted.map(\.ssim_loss), comment)
    }
    #expect(wanted.allSatisfy { $0.contrast_loss > 0 && $0.contrast_loss.isFinite })
  }

  @Test("bands give the bits of whole planes, every height of a step", arguments: 1...5)
  func heights(count: Int) {
    let least = 10 << (count - 1) + 1
    for height in least...least + 40 {
      let width = least + height % 3
      let original = Self.noise(3 * width * height, seed: UInt64(height))
      let other = Self.noise(3 * width * height, seed: 999)
      let scales = Scales(width, height, count: count, channel: height % 3, original: original) {
        ck_channel_of_bytes(other, &$1, Int32(height % 3), &$0)
      }
      other.withUnsafeBufferPointer {
        expectSame(
          scales, ck_samples(bytes: $0.baseAddress, words: nil), channel: height % 3,
          "\(width) x \(height)")
      }
    }
  }

  @Test("16 bits, and images wider than a block of columns", arguments: [1034, 1035, 2100])
  func wide(width: Int) {
    let height = 47
    let original = Self.noise(3 * width * height, seed: 4)
    let other = Self.noise(3 * width * height, seed: 5).map { UInt16($0) * 256 + 3 }
    let scales = Scales(width, height, count: 3, channel: 1, original: original) {
      ck_channel_of_words(other, &$1, 1, &$0)
    }
    other.withUnsafeBufferPointer {
      expectSame(scales, ck_samples(bytes: nil, words: $0.baseAddress), channel: 1, "\(width)")
    }
  }
}
