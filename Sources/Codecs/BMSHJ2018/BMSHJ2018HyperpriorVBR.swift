internal import EntropyCoding
package import Layers
package import Tensors

/// bmshj2018-hyperprior-vbr: the hyperprior of Ballé et al. with a gain that scales the latent before it is
/// rounded, as in "Variable-Rate Learned Image Compression with Multi-Objective Optimization and
/// Quantization-Reconstruction Offsets" (Kamisli, Racapé, Choi, DCC 2024), so that one model has all rates.
///
///     q = round(g·y), coded by g·σ;  ŷ = sign(q)·(|q| - offset(g·σ, g)) / g where q is not 0, else 0
///
/// z and its hyperprior do not depend on g. The offset pulls a value to where the density has its weight.
package struct BMSHJ2018HyperpriorVBR: VariableRate {
  package static let sideMultiple = BMSHJ2018Hyperprior.sideMultiple
  package static let source = "Ballé et al., ICLR 2018, and Kamisli et al., DCC 2024"
  /// As many as CompressAI's networks have.
  package static let rates = 8
  /// Key of the model's gains.
  static let gains = "Gain"

  package var bytesPerPixel: Int { hyperprior.bytesPerPixel }
  private let hyperprior: BMSHJ2018Hyperprior
  /// Above 0.
  private let gains: [Float]
  private let offsets: ReconstructionOffsets

  package init(_ weights: CodecWeights) throws {
    hyperprior = try BMSHJ2018Hyperprior(weights)
    gains = try weights.floats(Self.gains, [Self.rates]).values.map(abs)
    guard gains.allSatisfy(GainStream.isGain) else {
      throw CodecError.value(file: weights.path, key: Self.gains, codec: "bmshj2018-hyperprior-vbr")
    }
    offsets = try ReconstructionOffsets(weights)
  }

  package func encode(_ x: Tensor, at rate: CodecRate, _ team: KernelTeam) throws -> EncodedLatents
  {
    let stream = GainStream(rate)
    guard let gain = stream.gain(of: gains) else {
      throw CodecError.rate(rate, rates: Self.rates)
    }
    var latents = LatentEncoder()
    let y = hyperprior.g_a(x, team)
    let z_hat = try latents.encode(
      hyperprior.h_a(Absolute()(y, team), team), hyperprior.bottleneck)
    let scales = hyperprior.h_s(z_hat, team).multiplied(by: gain)
    try latents.encode(
      y.multiplied(by: gain), hyperprior.gaussian, GaussianParameters(scales: scales, means: nil))
    return latents.finish().appending(stream)
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    guard let last = streams.last else { throw EntropyCodingError.endsEarly }
    let stream = GainStream(bytes: last)
    guard let gain = stream.gain(of: gains) else { throw EntropyCodingError.leftOver }
    var latents = try LatentDecoder(Array(streams.dropLast()), count: 2)
    let z_hat = try latents.decode(
      height: height / Self.sideMultiple, width: width / Self.sideMultiple, hyperprior.bottleneck)
    let scales = hyperprior.h_s(z_hat, team).multiplied(by: gain)
    let q = try latents.decode(
      hyperprior.gaussian, GaussianParameters(scales: scales, means: nil))
    let y_hat = offsets.reconstruction(of: q, scales: scales, gain: gain)
    return DecodedPicture(
      x_hat: hyperprior.g_s(y_hat, team), y_hat: y_hat, check: latents.check.including(stream))
  }
}

extension Tensor {
  fileprivate func multiplied(by factor: Float) -> Tensor {
    Tensor(shape: shape, values: values.map { $0 * factor })
  }
}
