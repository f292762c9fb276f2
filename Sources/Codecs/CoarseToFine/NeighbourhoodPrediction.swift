package import Layers
package import Tensors

/// Means and deviations of a latent from the 5x5 neighbourhood of each position in a decoded hyper
/// map of d channels: three 3x3 convolutions within the patch (the second with steps of 2, so that
/// 3x3 remain), then a fully connected layer to 2d numbers.
///
/// A value inside a patch depends on its pixel, and on whether it lies at the patch's first, inner
/// or last rows and columns, beyond which a kernel sees zeros. So each convolution runs as nine
/// dense maps: 49 products of d x d instead of 225 and 81 for the position. Encoder and decoder
/// call this one routine on the same map, so their bits agree.
package struct NeighbourhoodPrediction: Sendable {
  /// How the last d outputs become deviations.
  package enum Deviation: Sendable {
    /// exp(x): the published program.
    case exponential
    /// |x|: Table 4 of the paper.
    case absolute
  }

  private let channels: Int
  private let deviation: Deviation
  private let first, second, third: PatchConvolution
  private let connected: Convolution

  package init(
    _ weights: CodecWeights, _ name: String, channels d: Int, deviation: Deviation
  ) throws {
    channels = d
    self.deviation = deviation
    func convolution(_ place: Int) throws -> PatchConvolution {
      try PatchConvolution(weights, "\(name).transform.\(place)", channels: d)
    }
    first = try convolution(1)
    second = try convolution(4)
    third = try convolution(7)
    // The reference flattens a patch channel by channel, here its nine maps lie behind one another.
    let stored = try weights.floats(name + ".fc.weight", [2 * d, 9 * d]).values
    var weight: [Float] = []
    weight.reserveCapacity(stored.count)
    for output in 0..<2 * d {
      for place in 0..<9 {
        for input in 0..<d { weight.append(stored[(output * d + input) * 9 + place]) }
      }
    }
    connected = try Convolution(
      name + ".fc", from: 9 * d, to: 2 * d, kernel: 1, padding: .none,
      weight: Tensor(shape: [2 * d, 9 * d, 1, 1], values: weight),
      bias: weights.floats(name + ".fc.bias", [2 * d]))
  }

  package func callAsFunction(_ h: Tensor, _ team: KernelTeam) -> GaussianParameters {
    let (height, width) = (h.shape[1], h.shape[2])
    let around = h.padded(Padding(top: 2, left: 2, bottom: 2, right: 2), with: .zero)
    let one = first(team) { row, column, tap in
      let (rows, columns) = (Self.pixels(row), Self.pixels(column))
      return around.cropped(
        top: rows.start + tap.row - 1, left: columns.start + tap.column - 1,
        height: height + rows.more, width: width + columns.more)
    }
    let two = second(team) { row, column, tap in
      let (rows, columns) = (Self.read(row, tap.row), Self.read(column, tap.column))
      return one[PatchEdge.index(rows.edge, columns.edge)]
        .cropped(top: rows.shift, left: columns.shift, height: height, width: width)
    }
    let three = third(team) { row, column, tap in
      two[3 * (row.rawValue + tap.row - 1) + column.rawValue + tap.column - 1]
    }
    let both = connected(Tensor.concatenated(three), team)
    let spread = both.channels(channels..<2 * channels)
    return GaussianParameters(
      scales: deviation == .exponential ? Exponential()(spread, team) : Absolute()(spread, team),
      means: both.channels(0..<channels))
  }

  /// The rows of the map, padded by 2, that are an edge of some patch: inner ones belong to three
  /// patches, so there are two more than patches.
  private static func pixels(_ edge: PatchEdge) -> (start: Int, more: Int) {
    switch edge {
    case .first: (0, 0)
    case .inner: (1, 2)
    case .last: (4, 0)
    }
  }

  /// The rows of the first convolution's maps that a tap of the second one reads: of the patch's
  /// rows 0 to 4, the one at 2 edge + tap - 1.
  private static func read(_ edge: PatchEdge, _ tap: Int) -> (edge: PatchEdge, shift: Int) {
    switch 2 * edge.rawValue + tap - 1 {
    case 0: (.first, 0)
    case 4: (.last, 0)
    case let row: (.inner, row - 1)
    }
  }
}
