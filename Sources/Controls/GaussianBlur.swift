import Foundation
import Imaging

extension ControlKind {
  /// Convolution of each channel with a Gaussian, weights exp(-k² / 2σ²) for |k| up to ⌈4σ⌉, sum 1,
  /// rows and columns apart, in Double; beyond an edge the image is mirrored, the edge sample
  /// repeated (SciPy's `reflect`). Strength: σ in pixels.
  static let blur = ControlKind(
    name: "control-blur", revision: 1, unit: "sigma in pixels",
    strengths: [0.5, 0.7, 1, 1.4, 2, 2.8],
    facts: "gaussian on each rgb channel to 4 sigma; mirrored edges; rounded and clipped"
  ) { original, sigma, _ in
    let taps = gaussian(sigma)
    return original.replacingPlanes { plane in
      let rows = filtered(
        plane.samples, taps, lines: plane.height, lineStep: plane.width, length: plane.width,
        step: 1)
      return filtered(
        rows, taps, lines: plane.width, lineStep: 1, length: plane.height, step: plane.width)
    }
  }

  /// Weights of a Gaussian from its middle to ⌈4σ⌉.
  private static func gaussian(_ sigma: Double) -> [Double] {
    let radius = Int((4 * sigma).rounded(.up))
    let weights = (0...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = weights[0] + 2 * weights.dropFirst().reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// Filters every line, the first at 0 and the next `lineStep` behind it.
  private static func filtered(
    _ samples: [Double], _ taps: [Double], lines: Int, lineStep: Int, length: Int, step: Int
  ) -> [Double] {
    let radius = taps.count - 1
    // Places of a line's samples, with the mirrored ones on both sides.
    let places = (-radius..<length + radius).map { position in
      let place = ((position % (2 * length)) + 2 * length) % (2 * length)
      return step * (place < length ? place : 2 * length - 1 - place)
    }
    var out = [Double](repeating: 0, count: samples.count)
    for line in 0..<lines {
      for position in 0..<length {
        let centre = position + radius
        let start = line * lineStep
        var sum = taps[0] * samples[start + places[centre]]
        for k in 1...radius {
          sum +=
            taps[k] * (samples[start + places[centre - k]] + samples[start + places[centre + k]])
        }
        out[start + step * position] = sum
      }
    }
    return out
  }
}
