public import Imaging
import Randomness

/// Images made by integer arithmetic alone, so that Tests/References/patterns.py makes the same.
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
