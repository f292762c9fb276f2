/// Settings that all figures share: fonts, type, line widths and greys. Lengths are in units of the canvas,
/// two to a point in print, so that type of 14 units is 7 points.
package enum Style {
  /// Named in every script; where it is not installed, Liberation Sans or DejaVu Sans takes its place
  /// (`TextWidth`).
  static let font = "Helvetica"

  /// Sizes of type.
  package enum Text: Sendable {
    case normal, small, tiny

    var size: Double {
      switch self {
      case .normal: 14
      case .small: 12
      case .tiny: 10.5
      }
    }
  }

  enum Width {
    static let curve = 1.8
    static let background = 0.8
    static let control = 0.7
    static let isoline = 1.2
    static let image = 0.6
    static let interval = 1.4
    static let bar = 0.9
    static let axis = 0.8
    static let grid = 0.5
  }

  enum Grey {
    static let text: UInt32 = 0x444444
    static let axis: UInt32 = 0x333333
    static let interval: UInt32 = 0x222222
    static let isoline: UInt32 = 0x555555
    static let control: UInt32 = 0x8A8A8A
    static let span: UInt32 = 0xCCCCCC
    static let grid: UInt32 = 0xDDDDDD
  }

  /// Heights of the words above a plot area, with and without a title, and room at the right edge.
  static func head(_ showsTitle: Bool) -> Double { showsTitle ? 52 : 12 }
  static let rightEdge = 16.0
}
