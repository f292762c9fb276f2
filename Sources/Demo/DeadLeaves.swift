import Randomness

/// The dead-leaves model: opaque leaves of random size that hide each other. With sizes drawn from
/// a density r^-3 it has the scaling statistics of photographs (Ruderman 1997; Lee, Mumford and
/// Huang 2001), sharp occlusion edges included.
struct DeadLeaves {
  /// Radii in pixels.
  var radii: ClosedRange<Double>
  /// Short over long axis.
  var aspect: ClosedRange<Double>
  var palette: [Color]
  /// Amplitude of the texture on each leaf.
  var texture: Double
  /// How much light falls off across a leaf: 0 is flat.
  var relief: Double

  private struct Leaf {
    let center: Place
    let axis: SIMD2<Double>
    let radius: Double
    let aspect: Double
    let color: Color
    let noise: FractalNoise
  }

  /// Covers the samples of a canvas for which `region` holds, the front leaves first.
  func paint(
    on canvas: inout Canvas, seed: UInt64, region: (Place) -> Bool = { _ in true }
  ) {
    var random = SplitMix64(seed: seed)
    let (columns, rows) = (canvas.columns, canvas.rows)
    var open = (0..<columns * rows).map { region(Canvas.place($0 % columns, $0 / columns)) }
    var left = open.count { $0 }
    // Gaps smaller than any leaf are closed by the last leaf's turn: it is made to cover all.
    var turn = 0
    while left > 0 {
      turn += 1
      let last = turn == 60_000
      let leaf = leaf(on: canvas, using: &random, coveringAll: last)
      let reach = SIMD2(repeating: leaf.radius)
      canvas.paint(from: leaf.center - reach, to: leaf.center + reach) { place, old in
        let index = Self.index(place, columns)
        guard open[index] else { return old }
        let offset = place - leaf.center
        let u = (offset * leaf.axis).sum() / leaf.radius
        let v =
          (offset.y * leaf.axis.x - offset.x * leaf.axis.y) / (leaf.radius * leaf.aspect)
        let square = u * u + v * v
        guard square <= 1 || last else { return old }
        open[index] = false
        left -= 1
        return shade(leaf, offset: offset, square: min(square, 1))
      }
    }
  }

  private func leaf(
    on canvas: Canvas, using random: inout SplitMix64, coveringAll: Bool
  ) -> Leaf {
    // Inverse of the distribution function of the density r^-3, cut to the range of radii.
    let (small, large) = (radii.lowerBound, radii.upperBound)
    let share = random.nextUnit()
    let inverseSquare = share / (large * large) + (1 - share) / (small * small)
    let radius = 1 / inverseSquare.squareRoot()
    let center = Place(
      random.uniform(-large...Double(canvas.width) + large),
      random.uniform(-large...Double(canvas.height) + large))
    let jitter = Color(random.normal(), random.normal(), random.normal()) * 0.04
    let color = random.element(of: palette) * random.uniform(0.55...1.2) + jitter
    let noise = FractalNoise(
      seed: random.next(), scale: max(radius * random.uniform(0.15...0.8), 2), octaves: 4,
      gain: random.uniform(0.6...0.95))
    return Leaf(
      center: center, axis: random.direction(),
      radius: coveringAll ? Double(canvas.width + canvas.height) + 2 * large : radius,
      aspect: random.uniform(aspect), color: color, noise: noise)
  }

  private func shade(_ leaf: Leaf, offset: SIMD2<Double>, square: Double) -> Color {
    // Light from the upper left on a slightly domed leaf.
    let toLight = (offset.x * -0.6 + offset.y * -0.8) / leaf.radius
    let light = 1 + relief * (0.6 * toLight - 0.5 * square * square)
    return leaf.color * light + texture * leaf.noise(offset.x, offset.y)
  }

  private static func index(_ place: Place, _ columns: Int) -> Int {
    let side = Double(Canvas.samplesPerSide)
    return Int(place.y * side) * columns + Int(place.x * side)
  }
}
