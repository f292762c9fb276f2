/// Text attributes of the root group of an HDF5 file that this program writes.
package enum StoredAttribute: String, CaseIterable {
  /// Marks the file as written by this program.
  case layout
  /// How samples become the network's input.
  case preprocessing
  /// Where the weights come from.
  case source
  /// SHA-256 of names, shapes, values and preprocessing.
  case digest
  /// Sum of each layer's map of a fixed image, in the layers' order, separated by blanks.
  case layerSums = "layer_sums"
  /// SHA-256 of the network's digest and a metric's factors.
  case factorsDigest = "factors_digest"
  /// The network whose weights these are (`NetworkArchive.network`).
  case network

  /// The value of `layout`.
  package static let layoutName = "crossmetric weights 1"
}
