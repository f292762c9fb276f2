/// Ballé, Minnen, Singh, Hwang, Johnston: `bmshj2018-*`.
package enum BMSHJ2018Family: CodecFamily {
  package static let codecs = [
    CodecEntry("bmshj2018-factorized", 1, BMSHJ2018Factorized.self),
    CodecEntry("bmshj2018-hyperprior", 2, BMSHJ2018Hyperprior.self),
    CodecEntry("bmshj2018-hyperprior-vbr", 9, BMSHJ2018HyperpriorVBR.self),
  ]

  /// Channels of y, of a network with the transforms of this paper and its entropy bottleneck; nil for
  /// others, such as those of Lee et al., which have the transforms alone.
  static func latentChannels(_ shapes: [String: [Int]]) -> Int? {
    guard shapes["g_a.0.weight"] != nil,
      shapes.keys.contains(where: { $0.hasPrefix("entropy_bottleneck.") })
    else { return nil }
    return shapes["g_a.6.weight"]?.first
  }

  /// The hyperprior gives one number for each channel of y; of two the network is of mbt2018-mean.
  package static func codec(_ shapes: [String: [Int]]) -> String? {
    guard let M = latentChannels(shapes), shapes[MBT2018Family.contextKey] == nil else {
      return nil
    }
    guard let outputs = shapes["h_s.4.weight"]?.first else { return "bmshj2018-factorized" }
    if outputs == 2 * M { return nil }
    return shapes[BMSHJ2018HyperpriorVBR.gains] == nil
      ? "bmshj2018-hyperprior" : "bmshj2018-hyperprior-vbr"
  }
}
