import Imaging

/// Images with the statistics of photographs: occlusion, texture and light.
enum NaturalScenes {
  /// Discs and ellipses of every size in the colours of autumn.
  static func leaves() -> Image {
    var canvas = Canvas(width: 448, height: 320, color: Color(repeating: 0))
    let palette: [UInt32] = [0x8A3B12, 0xC77B1E, 0x5B6B22, 0xD9B45A, 0x3D4A1C, 0xA0522D, 0x2E3A3F]
    DeadLeaves(
      radii: 7...120, aspect: 0.35...1, palette: palette.map(Color.init(hex:)), texture: 0.07,
      relief: 0.35
    ).paint(on: &canvas, seed: 11)
    return canvas.image(grain: 0.8, seed: 12)
  }

  /// Domed stones: fewer sizes, strong light.
  static func pebbles() -> Image {
    var canvas = Canvas(width: 384, height: 256, color: Color(repeating: 0))
    let palette: [UInt32] = [0x8C8F92, 0xB9AE9C, 0x5F6670, 0x9A7B63, 0xD5D0C6, 0x474B50]
    DeadLeaves(
      radii: 8...50, aspect: 0.6...1, palette: palette.map(Color.init(hex:)), texture: 0.06,
      relief: 0.9
    ).paint(on: &canvas, seed: 21)
    return canvas.image(grain: 0.8, seed: 22)
  }

  /// A 1/f texture, folded by another one: veins of all sizes and no edge anywhere else.
  static func marble() -> Image {
    var canvas = Canvas(width: 384, height: 256, color: Color(repeating: 0))
    let fold = FractalNoise(seed: 31, scale: 150, octaves: 4, gain: 0.55)
    let tone = FractalNoise(seed: 32, scale: 180, octaves: 8, gain: 0.85)
    let hue = FractalNoise(seed: 33, scale: 240, octaves: 6, gain: 0.7)
    let (dark, light, warm) = (Color(hex: 0x3C4A4E), Color(hex: 0xE4DDD0), Color(hex: 0xA86F4B))
    canvas.paint { place, _ in
      let bend = 90 * fold(place.x, place.y)
      let shade = 0.5 + 1.8 * tone(place.x + bend, place.y - 0.7 * bend)
      let vein = 1 - min(abs(fold(place.x * 1.3 + 400, place.y * 1.3 + bend) * 7), 1)
      let base = dark.mixed(with: light, min(max(shade, -0.1), 1.1))
      return base.mixed(with: warm, 0.3 + 0.9 * hue(place.x, place.y)) * (1 - 0.35 * vein)
    }
    return canvas.image(grain: 0.8, seed: 34)
  }

  /// Sky, clouds, ridges in haze and a meadow: gradients, 1/f texture and dead leaves in one.
  static func valley() -> Image {
    let (width, height) = (480.0, 320.0)
    var canvas = Canvas(width: Int(width), height: Int(height), color: Color(repeating: 0))
    let clouds = FractalNoise(seed: 41, scale: 120, octaves: 6, gain: 0.55)
    let (zenith, horizon) = (Color(hex: 0x3E74B8), Color(hex: 0xF2DFC6))
    canvas.paint { place, _ in
      let sky = zenith.mixed(with: horizon, min(place.y / 190, 1))
      let cover = clouds(place.x, place.y * 2.2) * 1.8 + 0.15
      return sky.mixed(with: Color(hex: 0xFAF7F2), min(max(cover, 0), 0.9))
    }
    for ridge in 0..<4 {
      paintRidge(ridge, on: &canvas)
    }
    let edge = FractalNoise(seed: 48, scale: 160, octaves: 4, gain: 0.5)
    let palette: [UInt32] = [0x4E6B24, 0x6F8A2E, 0x334A1B, 0xB8B04A, 0xC9577A, 0xE8E3D2]
    DeadLeaves(
      radii: 3...20, aspect: 0.3...0.8, palette: palette.map(Color.init(hex:)), texture: 0.07,
      relief: 0.3
    ).paint(on: &canvas, seed: 49) { $0.y > 272 + 18 * edge($0.x, 0) }
    return canvas.image(grain: 0.8, seed: 50)
  }

  private static func paintRidge(_ ridge: Int, on canvas: inout Canvas) {
    let depth = Double(ridge)
    let seed = 42 + UInt64(ridge)
    let outline = FractalNoise(seed: seed, scale: 170 - 25 * depth, octaves: 7, gain: 0.5)
    let ground = FractalNoise(seed: seed &+ 100, scale: 70, octaves: 7, gain: 0.9)
    let (far, near) = (Color(hex: 0x8FA6BC), Color(hex: 0x3F5130))
    let color = far.mixed(with: near, depth / 3)
    canvas.paint { place, old in
      let crest = 130 + 34 * depth + 55 * outline(place.x + 1000 * depth, 0)
      let share = min(max(0.5 + (place.y - crest) * 2, 0), 1)
      if share == 0 { return old }
      let light = 1 + (0.15 + 0.25 * depth) * ground(place.x, place.y * 1.5)
      return old.mixed(with: color * light, share)
    }
  }
}
