import Imaging
import Randomness

typealias Color = SIMD3<Double>
typealias Place = SIMD2<Double>

extension Color {
  /// A colour from a hexadecimal triple such as 0xFF8000, on the scale 0 ... 1.
  init(hex: UInt32) {
    self.init(Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255)
  }

  func mixed(with other: Color, _ share: Double) -> Color { self * (1 - share) + other * share }
}

/// An image being painted, with four samples a pixel so that edges come out as a lens sees them.
/// Coordinates are in pixels of the final image, from the top left corner.
struct Canvas {
  static let samplesPerSide = 2

  let width: Int
  let height: Int
  private(set) var samples: [Color]

  init(width: Int, height: Int, color: Color) {
    self.width = width
    self.height = height
    let count = width * height * Self.samplesPerSide * Self.samplesPerSide
    samples = Array(repeating: color, count: count)
  }

  var columns: Int { width * Self.samplesPerSide }
  var rows: Int { height * Self.samplesPerSide }

  /// Paints the samples in a box: `shade` takes place and colour and gives the new colour.
  mutating func paint(from low: Place, to high: Place, shade: (Place, Color) -> Color) {
    let (x, y) = (Self.range(low.x, high.x, columns), Self.range(low.y, high.y, rows))
    for row in y {
      for column in x {
        let index = row * columns + column
        samples[index] = shade(Self.place(column, row), samples[index])
      }
    }
  }

  mutating func paint(shade: (Place, Color) -> Color) {
    paint(from: Place(0, 0), to: Place(Double(width), Double(height)), shade: shade)
  }

  /// Paints a shape that is given by its distance function: negative inside, in pixels.
  mutating func fill(
    _ color: Color, from low: Place, to high: Place, distance: (Place) -> Double
  ) {
    paint(from: low - 1, to: high + 1) { place, old in
      // Half a sample of softness on both sides of the edge.
      let share = 0.5 - distance(place) * Double(Self.samplesPerSide)
      return old.mixed(with: color, min(max(share, 0), 1))
    }
  }

  /// The finished image: samples averaged, grain of a camera added (deviation in levels of 255),
  /// rounded to 8 bits.
  func image(grain: Double, seed: UInt64) -> Image {
    var random = SplitMix64(seed: seed)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * width * height)
    let side = Self.samplesPerSide
    for row in 0..<height {
      for column in 0..<width {
        var sum = Color(repeating: 0)
        for y in 0..<side {
          for x in 0..<side { sum += samples[(row * side + y) * columns + column * side + x] }
        }
        let mean = sum / Double(side * side) * 255
        for channel in 0..<3 {
          let value = mean[channel] + (grain > 0 ? grain * random.normal() : 0)
          bytes.append(UInt8(min(max(value, 0), 255).rounded()))
        }
      }
    }
    return Image(width: width, height: height, samples: .eight(bytes))
  }

  /// The centre of a sample.
  static func place(_ column: Int, _ row: Int) -> Place {
    Place(Double(column) + 0.5, Double(row) + 0.5) / Double(samplesPerSide)
  }

  /// The samples along one side whose places may lie between two coordinates.
  static func range(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
    let scale = Double(samplesPerSide)
    let first = min(max((low * scale).rounded(.down), 0), Double(count))
    let last = min(max((high * scale).rounded(.up), first), Double(count))
    return Int(first)..<Int(last)
  }
}
