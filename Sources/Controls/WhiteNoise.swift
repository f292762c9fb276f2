import Imaging
import Randomness

extension ControlKind {
  /// Normal noise of mean 0, independent in every sample. Strength: σ in levels of 0...255.
  ///
  /// One `SeededNormal` draws for the samples in their order (R G B, pixel by pixel, row by row);
  /// its seed is the FNV-1a hash (64 bits) of the image's name in UTF-8. All strengths scale the
  /// same draws. The same bits on every machine.
  static let noise = ControlKind(
    name: "control-noise", revision: 1, unit: "sigma in levels", strengths: [2, 3, 5, 8, 12, 18],
    facts: "normal, seeded by fnv-1a of the image name; rounded and clipped"
  ) { original, sigma, name in
    var normal = SeededNormal(seed: hash(of: name))
    return original.replacingSamples(
      with: original.samples.onByteScale.map { $0 + sigma * normal.next() })
  }

  /// Fowler, Noll and Vo's hash 1a with 64 bits.
  private static func hash(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
