import Imaging

/// Images that were drawn: text, line art and smooth gradients.
enum DrawnScenes {
  /// A printed page: text in three sizes, a diagram and a shaded bar.
  static func page() -> Image {
    let (width, height) = (320.0, 448.0)
    var canvas = Canvas(width: Int(width), height: Int(height), color: Color(hex: 0xFBFAF6))
    let ink = Color(hex: 0x1B1B1F)
    canvas.text("RATE AND DISTORTION", at: Place(24, 22), dot: 2.4, color: ink)
    canvas.text(
      "A PAGE FOR TRYING CODECS, SET IN DOTS", at: Place(24, 48), dot: 1.1,
      color: Color(hex: 0x9C2A1F))
    canvas.paragraph(opening, at: Place(24, 68), dot: 1.05, color: ink)
    drawDiagram(on: &canvas, corner: Place(40, 168), size: Place(240, 120), ink: ink)
    canvas.paragraph(closing, at: Place(24, 318), dot: 0.92, color: ink)
    canvas.paint(from: Place(24, 408), to: Place(296, 430)) { place, _ in
      Color(repeating: ((place.x - 24) / 272))
    }
    return canvas.image(grain: 0, seed: 0)
  }

  private static let opening = [
    "THE RATE OF A CODE IS COUNTED IN BITS FOR",
    "EACH PIXEL. WHAT IS LOST BETWEEN THE FIRST",
    "IMAGE AND THE LAST CAN BE COUNTED IN MANY",
    "WAYS: BY SQUARES, BY STRUCTURE, OR BY THE",
    "FEATURES OF A NETWORK. A CODEC THAT LEARNED",
    "ONE OF THEM NEED NOT BE GOOD IN ANOTHER.",
  ]

  private static let closing = [
    "FIG. 1: THREE CURVES. THE ORDER OF THE CODECS AT",
    "0.25, 0.50 AND 1.00 BITS CAN CHANGE, SO ONE POINT",
    "IS NOT ENOUGH: 10 - 20 - 30 - 40 DB, 12345 67890.",
    "",
    "SMALL PRINT IS HARD: EDGES ARE SHARP, THE GROUND",
    "IS FLAT, AND EVERY RING AROUND A LETTER IS SEEN.",
  ]

  private static func drawDiagram(
    on canvas: inout Canvas, corner: Place, size: Place, ink: Color
  ) {
    for step in 1...4 {
      let (x, y) = (size.x * Double(step) / 4, size.y * (1 - Double(step) / 4))
      let grid = Color(hex: 0xC9C9CF)
      canvas.line(
        from: corner + Place(x, 0), to: corner + Place(x, size.y), width: 0.7, color: grid)
      canvas.line(
        from: corner + Place(0, y), to: corner + Place(size.x, y), width: 0.7, color: grid)
    }
    let colors: [UInt32] = [0x1F5FA8, 0xC0392B, 0x2E8B57]
    for (index, color) in colors.enumerated() {
      let bend = 0.08 + 0.12 * Double(index)
      let places = (0...24).map { step in
        let t = Double(step) / 24
        return corner + Place(size.x * t, size.y * (1 - 0.95 * t * (1 + bend) / (t + bend)))
      }
      canvas.polyline(places, width: 1.6, color: Color(hex: color))
      for place in stride(from: 2, to: 24, by: 5).map({ places[$0] }) {
        canvas.disc(at: place, radius: 3, color: Color(hex: color))
      }
    }
    canvas.line(from: corner, to: corner + Place(0, size.y), width: 1.2, color: ink)
    canvas.line(
      from: corner + Place(0, size.y), to: corner + Place(size.x, size.y), width: 1.2, color: ink)
    canvas.text("BITS", at: corner + Place(size.x - 24, size.y + 5), dot: 1, color: ink)
  }

  /// A poster: smooth gradients, translucent discs, fine lines and large letters.
  static func poster() -> Image {
    let (width, height) = (400.0, 264.0)
    var canvas = Canvas(width: Int(width), height: Int(height), color: Color(repeating: 0))
    let (top, bottom) = (Color(hex: 0x14213D), Color(hex: 0xE07A5F))
    let paper = FractalNoise(seed: 61, scale: 3, octaves: 2, gain: 1)
    canvas.paint { place, _ in
      let slope = min(max(place.y / height + 0.15 * place.x / width, 0), 1)
      return top.mixed(with: bottom, slope * slope)
    }
    let glow: [(Place, Double, UInt32)] = [
      (Place(290, 110), 92, 0xF2CC8F), (Place(215, 160), 58, 0x81B29A),
      (Place(340, 190), 44, 0x3D405B),
    ]
    for (center, radius, color) in glow {
      canvas.paint { place, old in
        let distance = length(place - center)
        let share = min(max(0.5 + (radius - distance) * 2, 0), 1)
        return old.mixed(with: Color(hex: color), share * (0.9 - 0.5 * distance / radius))
      }
    }
    for ray in 0..<22 {
      let end = Place(Double(ray) * 20 - 10, height)
      canvas.line(from: Place(290, 110), to: end, width: 0.6, color: Color(hex: 0xF4F1DE))
    }
    for radius in stride(from: 8.0, through: 48, by: 4) {
      canvas.ring(at: Place(72, 196), radius: radius, width: 1.2, color: Color(hex: 0xF4F1DE))
    }
    canvas.text("CROSS", at: Place(26, 26), dot: 6, color: Color(hex: 0xF4F1DE))
    canvas.text("METRIC", at: Place(26, 76), dot: 5, color: Color(hex: 0xF2CC8F))
    canvas.text(
      "OPEN DAILY 10:00 - 18:00", at: Place(28, 122), dot: 1.2, color: Color(hex: 0xF4F1DE))
    canvas.paint { place, old in old + 0.012 * paper(place.x, place.y) }
    return canvas.image(grain: 0.4, seed: 62)
  }
}
