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

  /// The shade of a codec's colour for the objective at a place among its objectives: darker for the
  /// second (black becomes lighter), so that lines and bands of both can be told apart.
  static func shade(_ colour: UInt32, _ place: Int) -> UInt32 {
    let share = [0, 0.42, 0.2, 0.6][place % 4]
    return mixed(colour, with: colour == 0 ? 0xFFFFFF : 0, by: share)
  }

  static func pale(_ colour: UInt32, by share: Double) -> UInt32 {
    mixed(colour, with: 0xFFFFFF, by: share)
  }

  /// The colour, darker where needed, as one for type on white: at least 4.5 to 1 in contrast.
  package static func ink(_ colour: UInt32) -> UInt32 {
    var share = 0.0
    while contrast(mixed(colour, with: 0, by: share)) < 4.5 { share += 0.05 }
    return mixed(colour, with: 0, by: share)
  }

  /// Contrast with white (WCAG 2.1).
  private static func contrast(_ colour: UInt32) -> Double {
    let light = zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).reduce(0) { sum, part in
      let value = Double(colour >> UInt32(part.0) & 255) / 255
      return sum + part.1 * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
    }
    return 1.05 / (light + 0.05)
  }

  /// The colour of a ratio on a scale from blue over white to orange, both ends being as many
  /// logarithms from 0 as `limit`. Blue is darker than orange, so that the sides differ in grey.
  static func diverging(_ ratio: Double, limit: Double) -> UInt32 {
    let share = limit > 0 ? min(abs(ratio) / limit, 1) : 0
    return mixed(0xFFFFFF, with: ratio < 0 ? 0x2F6DB3 : 0xF2A45A, by: share)
  }

  /// Type on a colour: white on dark ones.
  static func type(on colour: UInt32) -> UInt32 { contrast(colour) > 4.5 ? 0xFFFFFF : 0 }

  static func literal(_ colour: UInt32) -> String { "'#" + String(format: "%06X", colour) + "'" }

  private static func mixed(_ colour: UInt32, with other: UInt32, by share: Double) -> UInt32 {
    [16, 8, 0].reduce(0) { sum, shift in
      let own = Double(colour >> UInt32(shift) & 255)
      let foreign = Double(other >> UInt32(shift) & 255)
      return sum | UInt32((own + (foreign - own) * share).rounded()) << UInt32(shift)
    }
  }
}
