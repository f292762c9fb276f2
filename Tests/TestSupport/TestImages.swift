public import Imaging

/// Pictures made by integer arithmetic alone, so that Tests/References/patterns.py makes the same.
public enum TestImages {
  /// Slanted ramps, a different one in each channel, plus uniform noise of ±`noise` levels.
  public static func ramps(width: Int, height: Int, noise: Int = 0, seed: UInt64 = 0) -> Image {
    var generator = SplitMix64(seed: seed)
    var samples: [UInt8] = []
    samples.reserveCapacity(3 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        for channel in 0..<3 {
          let phase = (3 * x + 2 * y + 40 * channel + (x * y) / 64) % 256
          let ramp = phase < 128 ? 2 * phase : 511 - 2 * phase
          let offset = Int(generator.next() >> 33) % (2 * noise + 1) - noise
          samples.append(UInt8(min(max(ramp + offset, 0), 255)))
        }
      }
    }
    return Image(width: width, height: height, samples: .eight(samples))
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same everywhere.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
