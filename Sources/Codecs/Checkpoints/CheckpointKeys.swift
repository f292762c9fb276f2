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
    let key = ProgressiveCheckpoint.current(
      name.replacingOccurrences(of: ".downsample.", with: ".skip."))
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
      || CoarseToFine.isLeftOut(key)
  }

  /// The codec that arrays belong to, by their names and shapes.
  ///
  /// mbt2018-mean differs from bmshj2018-hyperprior in the twice as many outputs of h_s alone.
  static func codec(_ shapes: [String: [Int]]) -> String? {
    if shapes["g_a.0.conv1.weight"] != nil {
      return shapes["g_a.3.conv_a.0.conv.0.weight"] == nil ? "cheng2020-anchor" : "cheng2020-attn"
    }
    if shapes["a_model.transform.1.weight"] != nil { return CoarseToFine.name }
    if shapes[ContextAdaptive.hyperDeviations] != nil { return ContextAdaptive.name }
    if let profile = ProgressiveCheckpoint.codec(shapes) { return profile }
    guard shapes["g_a.0.weight"] != nil, let M = shapes["g_a.6.weight"]?.first else { return nil }
    if shapes["context_prediction.weight"] != nil { return "mbt2018" }
    guard let outputs = shapes["h_s.4.weight"]?.first else { return "bmshj2018-factorized" }
    let name = outputs == 2 * M ? "mbt2018-mean" : "bmshj2018-hyperprior"
    return shapes[BMSHJ2018HyperpriorVBR.gains] == nil ? name : name + "-vbr"
  }
}
