import Codecs
import TestSupport

extension RandomModel {
  /// The model of random weights, with tables of its own.
  static func weights(_ codec: String, seed: UInt64 = 1) throws -> CodecWeights {
    try CheckpointImport(floats: floats(codec, seed: seed), integers: [:], path: codec).weights
  }
}
