extension CoarseToFine {
  /// Whether decoding needs nothing of an array of the PyTorch program: a second name of the
  /// deviations of z1, and what only its training uses.
  static func isLeftOut(_ key: String) -> Bool {
    key == "h1_sigma" || key == "z2_sigma"
      || ["aux_conv", "proj_head_"].contains(where: key.hasPrefix)
  }
}
