internal import Imaging
internal import Layers
internal import Tensors

/// LPIPS with every number in Double.
struct ExactLPIPS: Sendable {
  let network: ExactNetwork
  let input: @Sendable (Image) -> DoubleMap
  /// Of each map, one a channel.
  let factors: [Tensor]
  let cores: CoreShare

  func reference(for original: Image) throws -> ExactReference {
    ExactReference(original: original, maps: try maps(original))
  }

  /// One distance a map.
  func distances(_ reconstruction: Image, against reference: ExactReference) throws -> [Double] {
    zip(zip(reference.maps, try maps(reconstruction)), factors).map { maps, factors in
      maps.0.normalisedDistance(to: maps.1, factors: factors.values)
    }
  }

  private func maps(_ image: Image) throws -> [DoubleMap] {
    try cores.team { try network.maps(input(image), KernelTeam($0)) }
  }
}

extension DoubleMap {
  /// LPIPS of two maps: the mean over pixels of Σ factor · (difference)² of features that are
  /// divided by their norm plus 1e-10.
  func normalisedDistance(to other: DoubleMap, factors: [Float]) -> Double {
    let (scales, others) = (inverseNorms(), other.inverseNorms())
    let sum = (0..<channels).reduce(0.0) { sum, channel in
      var squares = 0.0
      for pixel in 0..<pixels {
        let place = channel * pixels + pixel
        let difference = values[place] * scales[pixel] - other.values[place] * others[pixel]
        squares += difference * difference
      }
      return sum + Double(factors[channel]) * squares
    }
    return sum / Double(pixels)
  }

  private func inverseNorms() -> [Double] {
    var squares = [Double](repeating: 0, count: pixels)
    for channel in 0..<channels {
      for pixel in 0..<pixels {
        let value = values[channel * pixels + pixel]
        squares[pixel] += value * value
      }
    }
    return squares.map { 1 / ($0.squareRoot() + 1e-10) }
  }
}
