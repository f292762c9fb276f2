/// Cheng, Sun, Takeuchi, Katto: `cheng2020-*`.
package enum Cheng2020Family: CodecFamily {
  package static let codecs = [
    CodecEntry("cheng2020-anchor", 5, Cheng2020Anchor.self),
    CodecEntry("cheng2020-attn", 6, Cheng2020Attention.self),
  ]

  package static func codec(_ shapes: [String: [Int]]) -> String? {
    guard shapes["g_a.0.conv1.weight"] != nil else { return nil }
    return shapes["g_a.3.conv_a.0.conv.0.weight"] == nil ? "cheng2020-anchor" : "cheng2020-attn"
  }
}
