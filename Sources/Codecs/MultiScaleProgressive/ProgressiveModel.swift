internal import EntropyCoding
internal import Layers
internal import Tensors

/// The probability model of Zhang et al. 2022,
///
/// q(ŷ) = q(Y_S) Π_{s<S} Π_{b≤B} q(Y_{s,b} | all that was decoded before)
///
/// where the K seeds of a subgroup come one by one before its other channels. Encoder and decoder call
/// `scan` alone, so that both compute the same numbers.
struct ProgressiveModel<Profile: ProgressiveProfile>: Sendable {
  private let N: Int
  private let network: ProgressiveNetwork
  private let bottleneck: EntropyBottleneck
  private let gaussian: GaussianConditional

  init(_ weights: CodecWeights, N: Int) throws {
    guard N > Profile.K else {
      throw CodecError.shape(
        file: weights.path, key: "encoder.network.4.weight", expected: [Profile.K + 1, nil, 3, 3],
        found: try weights.shape("encoder.network.4.weight"))
    }
    self.N = N
    network = try ProgressiveNetwork(weights, N: N, hasSeeds: Profile.K > 0)
    bottleneck = try weights.entropyBottleneck(channels: N)
    gaussian = try weights.gaussianConditional()
  }

  /// One stream: Y_S, then all groups.
  func encode(_ y: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    let (S, height, width) = (Profile.S, y.shape[1], y.shape[2])
    let coarsest = try bottleneck.symbols(
      y.plane(S, Profile.self).values, plane: (height >> S) * (width >> S))
    var symbols: [Int32] = []
    var rows: [UInt16] = []
    _ = try scan(coarsest, height: height, width: width, team) { scale, group, means, groupRows in
      let first = symbols.count
      var mean = means.makeIterator()
      try y.forEach(group, at: { Profile.place($0, scale: scale) }) { place in
        symbols.append(
          try Quantisation.symbol(y.values[place], mean: mean.next() ?? 0, place: place))
      }
      rows += groupRows
      return symbols[first...]
    }
    var encoder = RANSEncoder()
    let coarsestRows = bottleneck.rows(plane: coarsest.count / N)
    try encoder.append(coarsest, rows: coarsestRows, bottleneck.tables)
    try encoder.append(symbols, rows: rows, gaussian.tables, escape: .chained)
    var check = SymbolCheck()
    check.update(coarsest)
    check.update(symbols)
    let bits =
      try bottleneck.tables.informationContent(of: coarsest, rows: coarsestRows)
      + gaussian.tables.informationContent(of: symbols, rows: rows, escape: .chained)
    return EncodedLatents(streams: [encoder.finish()], check: check, informationContent: bits)
  }

  func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> (y_hat: Tensor, SymbolCheck) {
    guard let stream = streams.first else { throw EntropyCodingError.endsEarly }
    guard streams.count == 1 else { throw EntropyCodingError.leftOver }
    let plane = (height >> Profile.S) * (width >> Profile.S)
    guard bottleneck.tables.canHold(N * plane, bytes: stream.count),
      gaussian.tables.canHold(N * (height * width - plane), bytes: stream.count)
    else { throw EntropyCodingError.endsEarly }
    var decoder = try RANSDecoder(stream)
    var check = SymbolCheck()
    let coarsest = try decoder.decode(rows: bottleneck.rows(plane: plane), bottleneck.tables)
    check.update(coarsest)
    let y_hat = try scan(coarsest, height: height, width: width, team) { _, _, _, rows in
      let symbols = try decoder.decode(rows: rows, gaussian.tables, escape: .chained)
      check.update(symbols)
      return symbols[...]
    }
    try decoder.finish()
    return (y_hat, check)
  }

  /// Goes through scales and groups and asks for the symbols of each one, channel by channel in raster
  /// order.
  ///
  /// - Parameters:
  ///   - coarsest: the symbols of Y_S.
  ///   - symbols: from the scale, the group, its means and the rows of its deviations.
  /// - Returns: ŷ, the sum of symbols and means.
  private func scan(
    _ coarsest: [Int32], height: Int, width: Int, _ team: KernelTeam,
    _ symbols: (Int, ProgressiveGroup, [Float], [UInt16]) throws -> ArraySlice<Int32>
  ) throws -> Tensor {
    let S = Profile.S
    precondition(min(height, width) >= Profile.smallestSide, "a latent of \(height)x\(width)")
    var y = Tensor(
      shape: [N, height >> S, width >> S],
      values: bottleneck.values(coarsest, plane: (height >> S) * (width >> S)))
    var z: Tensor?
    for scale in (0..<S).reversed() {
      let (height, width) = (height >> scale, width >> scale)
      var state = ProgressiveState(
        coarser: y,
        z: z.map { network.upsampled($0, height: height, width: width, team) }
          ?? Tensor(zeros: [network.F, height, width]),
        height: height, width: width, masks: network.masks)
      for group in Profile.groups(height: height, width: width, channels: N) {
        let (new, θ) = network(state.input, team)
        var means: [Float] = []
        var rows: [UInt16] = []
        means.reserveCapacity(group.count)
        rows.reserveCapacity(group.count)
        let deviations = θ.values.count / 2
        θ.forEach(group) { place in
          means.append(θ.values[place])
          rows.append(gaussian.row(θ.values[deviations + place]))
        }
        let found = try symbols(scale, group, means, rows)
        state.enter(group, zip(found, means).map { Float($0) + $1 })
        state.enter(z: new)
      }
      y = state.y
      z = state.z
    }
    return y
  }
}
