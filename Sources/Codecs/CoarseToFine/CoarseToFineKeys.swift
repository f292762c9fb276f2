// Names of the weights, in the PyTorch program of Hu et al. and in their TensorFlow program, whose models
// are published: pickles of NumPy arrays.
extension CoarseToFine {
  private static let tensorFlow = "RE6_GPU0/"

  /// Whether decoding needs nothing of an array: a second name of the deviations of z1, what only
  /// training uses, and what TensorFlow keeps beside the networks' layers.
  static func isLeftOut(_ key: String) -> Bool {
    key == "h1_sigma" || key == "z2_sigma"
      || ["aux_conv", "proj_head_", tensorFlow].contains(where: key.hasPrefix)
  }

  /// The PyTorch name of an array of TensorFlow; nil where the name is none of TensorFlow's.
  package static func translated(_ name: String) -> TranslatedArray? {
    guard name.hasPrefix(tensorFlow) else { return nil }
    var parts = name.split(separator: "/").dropFirst()
    guard let model = parts.popFirst(), let last = parts.popLast() else { return nil }
    if model == "get_h1_sigma" { return TranslatedArray("get_h1_sigma", .channels) }
    guard let layer = parts.popFirst(), let base = base(String(model), String(layer)) else {
      return nil
    }
    switch (last, parts.isEmpty) {
    case ("kernel", true):
      return TranslatedArray(base.name + ".weight", base.name.hasSuffix(".fc") ? .matrix : .kernel)
    case ("bias", true): return TranslatedArray(base.name + ".bias", .vector)
    // The normalisation behind a layer is the next in the sequence.
    case ("reparam_beta", false): return TranslatedArray(base.next + ".beta", .vector)
    case ("reparam_gamma", false): return TranslatedArray(base.next + ".gamma", .matrix)
    default: return nil
    }
  }

  private static func base(_ model: String, _ layer: String) -> (name: String, next: String)? {
    func name(_ network: String, _ place: Int) -> (name: String, next: String) {
      ("\(network).transform.\(place)", "\(network).transform.\(place + 1)")
    }
    if let match = layer.wholeMatch(of: /(?:layre|layer)_([1-4])_(mainA|mainS|h[12][as])/),
      let index = Int(match.1)
    {
      let third = match.2.dropFirst().first.map(String.init) ?? ""
      return switch match.2 {
      case "mainA": name("a_model", 3 * index - 2)
      // The published models have a fourth layer of the synthesis, which nothing uses.
      case "mainS": index < 4 ? name("s_model", 3 * index - 2) : nil
      case "h1a", "h2a": name("ha_model_" + third, 2 * index - 2)
      default: name("hs_model_" + third, [0, 1, 3, 7][index - 1])
      }
    }
    if let match = layer.wholeMatch(of: /P_(conv[123]|fc)_pred_([23])/) {
      let network = "prediction_model_\(match.2)"
      if match.1 == "fc" { return (network + ".fc", "") }
      return name(network, 3 * (Int(match.1.suffix(1)) ?? 0) - 2)
    }
    if let match = layer.wholeMatch(of: /layer_(1|1a|1b|3_1|3_2|3_3|4|5|6)_mainS_recon/) {
      let place = ["1", "1a", "1b", "4"].contains(match.1) ? ".1" : match.1 == "6" ? "" : ".0"
      return ("side_recon_model.layer_\(match.1)\(place)", "")
    }
    return nil
  }
}
