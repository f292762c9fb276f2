internal import CHDF5

extension HDF5Reader {
  /// The arrays of a Keras file, named LAYER/WEIGHT as the attributes `layer_names` of the root (or
  /// of `model_weights`) and `weight_names` of each layer say; nil if the file is not laid out so.
  ///
  /// Where the attributes cannot be read safely (see `texts`) the groups are walked: the paths of
  /// their data sets are the same names.
  func kerasEntries() throws -> [WeightFile.Entry]? {
    if let entries = try kerasEntries(in: root.id) { return entries }
    guard H5Lexists(root.id, "model_weights", hid_t(H5P_DEFAULT)) > 0 else { return nil }
    let model = try HDF5Handle(
      H5Gopen2(root.id, "model_weights", hid_t(H5P_DEFAULT)), close: H5Gclose,
      orThrow: damaged("its group model_weights cannot be opened"))
    return try kerasEntries(in: model.id)
  }

  private func kerasEntries(in group: hid_t) throws -> [WeightFile.Entry]? {
    guard H5Aexists(group, "layer_names") > 0 else { return nil }
    var entries: [WeightFile.Entry] = []
    guard let layers = try texts("layer_names", of: group) else {
      try collect(group, prefix: "", depth: 0, into: &entries)
      return entries
    }
    for layer in layers {
      let object = try HDF5Handle(
        H5Gopen2(group, layer, hid_t(H5P_DEFAULT)), close: H5Gclose,
        orThrow: .missing(file: path, key: layer))
      if let weights = try texts("weight_names", of: object.id) {
        for weight in weights {
          entries.append(try entry(at: weight, in: object.id, name: layer + "/" + weight))
        }
      } else {
        try collect(object.id, prefix: layer + "/", depth: 0, into: &entries)
      }
    }
    return entries
  }
}
