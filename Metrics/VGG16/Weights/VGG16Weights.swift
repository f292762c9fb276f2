internal import Digests
public import Tensors
internal import Weights

/// Weights of the thirteen convolutions of VGG-16, checked.
///
/// Widths follow the file, so a narrow network for tests is as good as the real one.
public struct VGG16Weights: Sendable {
  public struct Convolution: Sendable {
    /// The paper's name: `conv1_1`.
    public let name: String
    /// Output x input x 3 x 3.
    public let weight: Tensor
    /// One number an output channel.
    public let bias: Tensor
  }

  /// From `conv1_1` to `conv5_3`.
  public let convolutions: [Convolution]
  public let preprocessing: Preprocessing
  /// Where the weights come from, such as "seeded VGG-16 (no training), seed 0" or "vgg16.h5,
  /// digest 0123456789ab".
  public let source: String
  /// SHA-256 over the preprocessing and, in the order of torchvision's names, each array's name,
  /// shape and values: files of different formats with equal values agree.
  ///
  /// The message is the text "PREPROCESSING\n", then for each array "NAME\nAxBxC\n" and its values
  /// as little-endian 32-bit floats.
  public let digest: String
  /// Keys of the file that are known not to matter (the classifier's, a metric's factors), in
  /// order.
  public let leftovers: [String]

  /// The `layerSums` given to `write`, if the file has them.
  public let layerSums: [Double]?

  /// - Parameter source: nil for the file's name, the digest, and a remark if the width is not VGG-16's.
  init(
    _ convolutions: [Convolution], preprocessing: Preprocessing, source: String?,
    fileName: String = "", leftovers: [String] = [], layerSums: [Double]? = nil
  ) {
    self.layerSums = layerSums
    self.convolutions = convolutions
    self.preprocessing = preprocessing
    self.leftovers = leftovers
    digest = Self.digest(of: Self.named(convolutions), preprocessing)
    self.source =
      source ?? "\(fileName), digest \(digest.prefix(12))\(Self.remark(convolutions))"
  }

  /// The notice beside numbers of a network that is not the published one.
  private static func remark(_ convolutions: [Convolution]) -> String {
    let pairs = zip(VGG16Layout.convolutions, convolutions)
    guard let (layout, own) = pairs.first(where: { $0.outputs != $1.weight.shape[0] }) else {
      return ""
    }
    return ", VGG-16 of other width (\(own.weight.shape[0]) channels in \(own.name), published "
      + "\(layout.outputs))"
  }

  /// Writes an HDF5 file: data sets under torchvision's names, and preprocessing, source and digest
  /// as attributes. The same weights give the same bytes.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - layerSums: what a later run of the network must find again.
  /// - Throws: `WeightError.unwritable`.
  public func write(to path: String, layerSums: [Double]? = nil) throws {
    try write(to: path, layerSums: layerSums, factors: ([:], nil))
  }

  /// - Parameter factors: a metric's arrays beside the network's, and the digest of all.
  func write(
    to path: String, layerSums: [Double]?, factors: (arrays: [String: Tensor], digest: String?)
  ) throws {
    var attributes: [StoredAttribute: String] = [
      .layout: StoredAttribute.layoutName, .preprocessing: preprocessing.rawValue,
      .source: source, .digest: digest,
    ]
    attributes[.layerSums] = layerSums?.map(\.description).joined(separator: " ")
    attributes[.factorsDigest] = factors.digest
    let arrays = Dictionary(uniqueKeysWithValues: Self.named(convolutions))
    try HDF5Writer.write(
      arrays.merging(factors.arrays) { own, _ in own }, attributes: attributes, to: path)
  }

  /// The arrays under torchvision's names.
  private static func named(_ convolutions: [Convolution]) -> [(String, Tensor)] {
    zip(VGG16Layout.convolutions, convolutions).flatMap { layout, convolution in
      [
        (layout.torch + ".weight", convolution.weight), (layout.torch + ".bias", convolution.bias),
      ]
    }
  }

  private static func digest(
    of tensors: [(String, Tensor)], _ preprocessing: Preprocessing
  ) -> String {
    var hash = SHA256()
    hash.update(preprocessing.rawValue + "\n")
    for (name, tensor) in tensors.sorted(by: { $0.0 < $1.0 }) {
      hash.update(name, tensor.shape, tensor.values)
    }
    return hash.finish()
  }
}
