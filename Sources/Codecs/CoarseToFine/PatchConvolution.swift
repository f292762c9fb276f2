internal import Layers
internal import Tensors

/// Where a row (or column) of a patch lies: only inner ones have neighbours on both sides.
enum PatchEdge: Int, CaseIterable, Sendable {
  case first, inner, last

  /// Rows of a 3x3 kernel that do not fall outside the patch.
  var taps: ClosedRange<Int> {
    switch self {
    case .first: 1...2
    case .inner: 0...2
    case .last: 0...1
    }
  }

  /// The maps of all pairs of edges stand in this order.
  static func index(_ row: PatchEdge, _ column: PatchEdge) -> Int {
    3 * row.rawValue + column.rawValue
  }
}

/// A 3x3 convolution of d to d channels within patches, LeakyReLU 0.2 behind it: nine dense maps, one
/// for each pair of edges, with 4, 6 or 9 of the kernel's taps.
struct PatchConvolution: Sendable {
  /// A 1x1 convolution over the maps that the taps read, one behind the other.
  private let convolutions: [Convolution]

  init(_ weights: CodecWeights, _ name: String, channels d: Int) throws {
    let stored = try weights.floats(name + ".weight", [d, d, 3, 3]).values
    let bias = try weights.floats(name + ".bias", [d])
    var convolutions: [Convolution] = []
    for row in PatchEdge.allCases {
      for column in PatchEdge.allCases {
        let places = row.taps.flatMap { row in column.taps.map { 3 * row + $0 } }
        var weight: [Float] = []
        weight.reserveCapacity(d * d * places.count)
        for output in 0..<d {
          for place in places {
            for input in 0..<d { weight.append(stored[(output * d + input) * 9 + place]) }
          }
        }
        convolutions.append(
          try Convolution(
            name, from: places.count * d, to: d, kernel: 1, padding: .none, then: .leakyReLU(0.2),
            weight: Tensor(shape: [d, places.count * d, 1, 1], values: weight), bias: bias))
      }
    }
    self.convolutions = convolutions
  }

  /// - Parameter input: what a tap (its row and column in the kernel) reads for a pair of edges.
  /// - Returns: nine maps, as `PatchEdge.index` orders them.
  func callAsFunction(
    _ team: KernelTeam,
    _ input: (_ row: PatchEdge, _ column: PatchEdge, _ tap: (row: Int, column: Int)) -> Tensor
  ) -> [Tensor] {
    var maps: [Tensor] = []
    for row in PatchEdge.allCases {
      for column in PatchEdge.allCases {
        let read = row.taps.flatMap { tapRow in
          column.taps.map { input(row, column, (tapRow, $0)) }
        }
        maps.append(convolutions[PatchEdge.index(row, column)](Tensor.concatenated(read), team))
      }
    }
    return maps
  }
}
