import Foundation

/// Colours that stay apart for colour-blind readers and in print: Okabe and Ito (2008) without the
/// yellow that vanishes on paper, then dark tones of Tol's "muted" scheme.
package enum Palette {
  private static let colours: [UInt32] = [
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0x882255, 0x999933,
    0x332288, 0x117733, 0x7F7F7F,
  ]

  /// Colour of the codec at a place of the study. After twelve the colours return, darker, and
  /// black returns lighter.
  package static func colour(_ index: Int) -> UInt32 {
    let colour = colours[index % colours.count]
    return index / colours.count % 2 == 0
      ? colour
      : mixed(colour, with: colour == 0 ? 0xFFFFFF : 0x000000, by: colour == 0 ? 0.3 : 0.45)
  }

  static func pale(_ colour: UInt32, by share: Double) -> UInt32 {
    mixed(colour, with: 0xFFFFFF, by: share)
  }

  static func literal(_ colour: UInt32) -> String { "'#" + String(format: "%06X", colour) + "'" }

  private static func mixed(_ colour: UInt32, with other: UInt32, by share: Double) -> UInt32 {
    [16, 8, 0].reduce(0) { sum, shift in
      let own = Double(colour >> UInt32(shift) & 255)
      let foreign = Double(other >> UInt32(shift) & 255)
      return sum | UInt32((own + (foreign - own) * share).rounded()) << UInt32(shift)
    }
  }
}
