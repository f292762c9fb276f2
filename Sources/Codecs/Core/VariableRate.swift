package import Layers
package import Tensors

/// A codec whose one model has several rates: a gain scales the latent before it is rounded.
package protocol VariableRate: ImageCodec {
  /// How many gains a model has, from the fewest bits to the most where training made them rise.
  static var rates: Int { get }

  /// Streams that say with which gain they were made, so that `decode` needs no more.
  ///
  /// - Throws: `EntropyCodingError` where a latent is beyond what streams can hold; `CodecError.rate`.
  func encode(_ x: Tensor, at rate: CodecRate, _ team: KernelTeam) throws -> EncodedLatents
}

extension VariableRate {
  /// At the highest of the model's rates.
  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    try encode(x, at: .index(Self.rates - 1), team)
  }
}

/// Where between few and many bits a codec of variable rate works.
public enum CodecRate: Sendable, Hashable {
  /// One of the gains that the model was trained with, counted from 0.
  case index(Int)
  /// Any gain above 0: the inverse of the quantizer's step.
  case gain(Float)
}
