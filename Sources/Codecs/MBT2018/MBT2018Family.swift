/// Minnen, Ballé, Toderici: `mbt2018` and `mbt2018-mean`.
package enum MBT2018Family: CodecFamily {
  package static let codecs = [
    CodecEntry("mbt2018-mean", 3, MBT2018Mean.self), CodecEntry("mbt2018", 4, MBT2018.self),
  ]

  /// Only networks with a context model have it.
  static let contextKey = "context_prediction.weight"

  /// mbt2018-mean differs from bmshj2018-hyperprior in the twice as many outputs of h_s alone.
  package static func codec(_ shapes: [String: [Int]]) -> String? {
    guard let M = BMSHJ2018Family.latentChannels(shapes) else { return nil }
    if shapes[contextKey] != nil { return "mbt2018" }
    guard shapes["h_s.4.weight"]?.first == 2 * M else { return nil }
    // Models of variable rate have a name of their own, which no codec here has.
    return shapes[BMSHJ2018HyperpriorVBR.gains] == nil ? "mbt2018-mean" : "mbt2018-mean-vbr"
  }
}
