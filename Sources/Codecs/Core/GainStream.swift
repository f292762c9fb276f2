/// The last stream of an image of variable rate: the index of its gain (one byte), or the gain itself (a
/// 32-bit float, little-endian).
struct GainStream: Sendable, Equatable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ rate: CodecRate) {
    switch rate {
    case .index(let index): bytes = UInt8(exactly: index).map { [$0] } ?? []
    case .gain(let gain):
      bytes = (0..<4).map { UInt8(truncatingIfNeeded: gain.bitPattern >> (8 * $0)) }
    }
  }

  static func isGain(_ gain: Float) -> Bool { gain >= 1e-6 && gain <= 1e6 }

  /// nil where the bytes name none.
  func gain(of gains: [Float]) -> Float? {
    switch bytes.count {
    case 1: return gains.indices.contains(Int(bytes[0])) ? gains[Int(bytes[0])] : nil
    case 4:
      let gain = Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[$1]) << UInt32(8 * $1) })
      return Self.isGain(gain) ? gain : nil
    default: return nil
    }
  }
}

extension SymbolCheck {
  /// The same check with what picks the gain.
  func including(_ stream: GainStream) -> SymbolCheck {
    var check = self
    check.update(stream.bytes.map(Int32.init))
    return check
  }
}

extension EncodedLatents {
  /// The same streams, and behind them which gain they have.
  func appending(_ stream: GainStream) -> EncodedLatents {
    EncodedLatents(
      streams: streams + [stream.bytes], check: check.including(stream),
      informationContent: informationContent)
  }
}
