/// Line art.
extension Canvas {
  mutating func line(from start: Place, to end: Place, width: Double, color: Color) {
    let along = end - start
    let square = max((along * along).sum(), 1e-9)
    fill(
      color, from: pointwiseMin(start, end) - width, to: pointwiseMax(start, end) + width
    ) { place in
      let offset = place - start
      let share = min(max((offset * along).sum() / square, 0), 1)
      return length(offset - share * along) - width / 2
    }
  }

  mutating func polyline(_ places: [Place], width: Double, color: Color) {
    for (start, end) in zip(places, places.dropFirst()) {
      line(from: start, to: end, width: width, color: color)
    }
  }

  mutating func disc(at center: Place, radius: Double, color: Color) {
    fill(color, from: center - radius, to: center + radius) { length($0 - center) - radius }
  }

  mutating func ring(at center: Place, radius: Double, width: Double, color: Color) {
    let reach = radius + width
    fill(color, from: center - reach, to: center + reach) {
      abs(length($0 - center) - radius) - width / 2
    }
  }

  mutating func rectangle(from low: Place, to high: Place, color: Color) {
    let (center, half) = ((low + high) / 2, (high - low) / 2)
    fill(color, from: low, to: high) { place in
      let excess = place - center
      return max(abs(excess.x) - half.x, abs(excess.y) - half.y)
    }
  }
}

func length(_ vector: SIMD2<Double>) -> Double { (vector * vector).sum().squareRoot() }
