internal import Foundation
internal import Weights

/// Names of weights in CompressAI's checkpoints of all versions, as its newest version has them.
package enum CheckpointKeys {
  /// The newest name of an array, without the prefixes of training scripts.
  package static func current(_ name: String) -> String {
    var name = TrainingNames.bare(name)[...]
    for prefix in ["weights/", "weight_scales/"] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    let key = CodecRegistry.families.reduce(
      name.replacingOccurrences(of: ".downsample.", with: ".skip.")
    ) { $1.current($0) }
    // The first version's entropy_bottleneck._matrix0, then ._matrices.0, now .matrices.0.
    let bottleneck = "entropy_bottleneck."
    guard key.hasPrefix(bottleneck) else { return key }
    let rest = key.dropFirst(bottleneck.count)
    for (old, new) in [("_matrix", "matrices"), ("_bias", "biases"), ("_factor", "factors")] {
      for start in [old, "_" + new + "."] where rest.hasPrefix(start) {
        let place = rest.dropFirst(start.count)
        if place.count == 1, place.allSatisfy(\.isNumber) { return bottleneck + new + "." + place }
      }
    }
    return key
  }

  /// Whether decoding needs nothing of an array: constants of the training's bounds, and the mask that
  /// a context model is born with.
  package static func isLeftOut(_ key: String) -> Bool {
    key.hasSuffix(".bound") || key.hasSuffix(".pedestal") || key.hasSuffix(".reparam_offset")
      || key.hasSuffix(".scale_bound")
      || key == "entropy_bottleneck.target" || key == "context_prediction.mask"
      || CodecRegistry.families.contains { $0.isLeftOut(key) }
  }

  /// The codec that arrays belong to, by their names and shapes.
  static func codec(_ shapes: [String: [Int]]) -> String? {
    CodecRegistry.families.lazy.compactMap { $0.codec(shapes) }.first
  }
}
